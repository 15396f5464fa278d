import { type ChildProcess, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { repositoryRoot } from './pdf/repository-root.ts';

/** What one file may use while it is read. */
export type ProcessLimits = { heapMegabytes: number; residentMegabytes: number; milliseconds: number };

/** Why a process was killed. */
export type Excess = 'too-much-memory' | 'took-too-long';

const pageSize = 4096;
const checkEvery = 250;

/** Resident memory in bytes where the system tells (Linux); elsewhere the heap limit alone stands. */
async function residentBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(text.split(' ')[1] ?? 0) * pageSize;
}

/**
 * Starts a program of ours for a file that nobody has looked at yet: a process with a limited heap, no environment to
 * speak of (what takes over the parser finds no key and no address of the database), which may read the program and
 * `folder` and write into `folder` alone; without a folder it writes nowhere.
 * @param main  path from the root of the repository
 */
export function startConfined(input: {
  main: string;
  parameters?: readonly string[];
  folder?: string;
  stdin: 'ignore' | 'pipe';
  limits: ProcessLimits;
}): ChildProcess {
  const root = repositoryRoot();
  // Not the whole root: the data folder with its keys stands in it by default. Packages may be linked from elsewhere, and
  // the fence knows real places only.
  const program = ['lib', 'node_modules', 'package.json'].map((name) => realpathSync(join(root, name)));
  const folder = input.folder === undefined ? [] : [realpathSync(input.folder)];
  const parameters = [
    `--max-old-space-size=${input.limits.heapMegabytes}`,
    '--permission',
    ...[...program, ...folder].map((path) => `--allow-fs-read=${path}`),
    ...folder.map((path) => `--allow-fs-write=${path}`),
    '--allow-worker',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    join(root, input.main),
    ...(input.parameters ?? []),
  ];
  return spawn(process.execPath, parameters, {
    cwd: root,
    env: { NODE_ENV: 'production' },
    stdio: [input.stdin, 'pipe', 'pipe'],
  });
}

/** Kills the process when it uses too much or takes too long, and says which of the two it was. */
export function watchConfined(
  child: ChildProcess,
  limits: ProcessLimits,
): { why: () => Excess | null; stop: () => void } {
  let why: Excess | null = null;
  const kill = (excess: Excess) => {
    why ??= excess;
    child.kill('SIGKILL');
  };
  const late = setTimeout(() => kill('took-too-long'), limits.milliseconds);
  const memory = setInterval(async () => {
    if (child.pid === undefined) return;
    if ((await residentBytes(child.pid)) > limits.residentMegabytes * 1024 * 1024) kill('too-much-memory');
  }, checkEvery);
  return {
    why: () => why,
    stop: () => {
      clearTimeout(late);
      clearInterval(memory);
    },
  };
}

/** What a confined program answered; `why` where it was killed, else its exit code (null: it died by a signal). */
export type Answer = { said: string; code: number | null; why: Excess | null };

/** Runs a confined program that reads `bytes` from its input and answers on its output, writing nowhere. */
export async function askConfined(input: {
  main: string;
  parameters?: readonly string[];
  limits: ProcessLimits;
  bytes: Uint8Array;
}): Promise<Answer> {
  const { bytes, ...program } = input;
  const child = startConfined({ ...program, stdin: 'pipe' });
  const watched = watchConfined(child, program.limits);
  try {
    // A process that ends before it read everything breaks the pipe; its end is told below.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
    const closed = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const said = child.stdout ? buffer(child.stdout) : Promise.resolve(Buffer.alloc(0));
    child.stderr?.resume();
    const code = await closed;
    return { said: (await said).toString('utf8'), code, why: watched.why() };
  } finally {
    watched.stop();
  }
}
