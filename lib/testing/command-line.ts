import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { disconnect } from '#lib/db/client.ts';
import { forgetEnv } from '#lib/env.ts';
import { stopQueue } from '#lib/jobs/queue.ts';
import { freshDatabase } from './database.ts';

/** What a run of the command line ended with. */
export type Ran = { status: number; stdout: string; stderr: string };

const root = join(import.meta.dirname, '../..');

/** Runs a program of this checkout in an environment, without a terminal. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      program,
      parameters,
      { cwd: root, env: environment, timeout: 90_000 },
      (error, stdout, stderr) => {
        const status = error ? (typeof error.code === 'number' ? error.code : 255) : 0;
        resolve({ status, stdout, stderr });
      },
    );
  });
}

/** Runs `candor` as a process of its own, in the environment of this test. */
export function candor(...parameters: string[]): Promise<Ran> {
  const options = ['--disable-warning=ExperimentalWarning', 'bin/candor.ts'];
  return runProgram(process.execPath, [...options, ...parameters], process.env);
}

/** The same with `--json`; what it printed, parsed. */
export async function candorJson(...parameters: string[]): Promise<{ status: number; answer: unknown }> {
  const { status, stdout, stderr } = await candor(...parameters, '--json');
  if (stderr !== '') throw new Error(`it complained: ${stderr}`);
  const answer: unknown = JSON.parse(stdout);
  return { status, answer };
}

/** Points this test file, and the command lines that it runs, at a database that nobody else has. */
export function useOwnDatabase(): void {
  beforeAll(async () => {
    const { databaseUrl, ownerUrl } = await freshDatabase('migrated');
    process.env.DATABASE_URL = databaseUrl;
    process.env.DATABASE_OWNER_URL = ownerUrl;
    forgetEnv();
  });
  afterAll(async () => {
    await stopQueue();
    await disconnect();
  });
}
