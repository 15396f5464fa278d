import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../sentence.ts';

/** What `postmaster.pid` says of the server that owns a data folder. */
export type Postmaster = { pid: number; port: number };

/** Whether a process of this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return String(spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '');
  }
}

// No system gives this id to a process.
const NOBODY = 2_147_483_646;

/**
 * The live server of a data folder, or undefined. After a crash the id in the file may belong to something else, or to a
 * dead process that nobody has reaped; PostgreSQL would refuse to start for ever. Only the id is taken out of the file:
 * by the rest PostgreSQL sees whether parts of the old server still use the data.
 */
export function readPostmaster(directory: string): Postmaster | undefined {
  const path = join(directory, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(path, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (!/postgres/.test(commandOf(pid))) {
    writeFileSync(path, [String(NOBODY), ...lines.slice(1)].join('\n'));
    return undefined;
  }
  return { pid, port: Number.isInteger(port) ? port : 0 };
}

/** Waits until the process is gone; false when it still lives after `milliseconds`. */
export async function waitForExit(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}

/** Shuts a server down: first disconnecting everyone, then, after three seconds, without waiting for a checkpoint. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 3_000],
    ['SIGQUIT', 1_500],
    ['SIGKILL', 1_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitForExit(pid, patience)) return;
  }
}
