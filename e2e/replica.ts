import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect } from '@playwright/test';
import { env } from '#lib/env.ts';

/** A second server over the database and files of the first, as behind a balancer; this one may be killed. */
export type Replica = {
  origin: string;
  /** The most memory it has ever held, in MiB, where the system tells (Linux); else 0. */
  mostMemory: () => number;
  /** The last of what it said. */
  output: () => string;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
};

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function mostMemoryOf(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts one that does no jobs. `joinServer` comes first. */
export async function startReplica(
  changes: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<Replica> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { DATABASE_OWNER_URL: _, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    [...nodeOptions, '--disable-warning=ExperimentalWarning', 'bin/start.ts'],
    {
      env: {
        ...inherited,
        DATABASE_URL: env().DATABASE_URL,
        PORT: String(port),
        PUBLIC_ORIGIN: origin,
        CANDOR_WORKER: 'none',
        LOG_LEVEL: 'warn',
        ...changes,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output = `${output}${chunk}`.slice(-4_000);
    });
  }
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running.delete(child);
      resolve();
    });
  });
  await expect(async () => {
    expect(child.exitCode, output).toBeNull();
    expect((await fetch(`${origin}/api/ready`)).status).toBe(200);
  }).toPass({ timeout: 60_000, intervals: [200] });
  return {
    origin,
    mostMemory: () => mostMemoryOf(child),
    output: () => output,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
