import { type ChildProcess, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { RevisionReason } from '#lib/document/schema.ts';
import { log } from '#lib/log.ts';
import { type PreparedLayout, preparedLayout } from '#lib/pdf/layout.ts';
import { type ReasonCode, reason } from '#lib/pdf/reasons.ts';
import { repositoryRoot } from '#lib/pdf/repository-root.ts';

/** How a preparation ended. `refused`: never; `failed`: this time. */
export type PrepareResult =
  | { state: 'ready'; layout: PreparedLayout; reasons: RevisionReason[] }
  | { state: 'refused' | 'failed'; reasons: RevisionReason[] };

/** What one document may use. */
export type PrepareLimits = { heapMegabytes: number; residentMegabytes: number; milliseconds: number };

export const usualLimits: PrepareLimits = {
  heapMegabytes: 1536,
  residentMegabytes: 2560,
  milliseconds: 5 * 60_000,
};

const reasons = z.array(z.object({ code: z.string(), sentence: z.string() }));
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), pagesDone: z.int().min(0), pages: z.int().min(1) }),
  z.object({ kind: z.literal('ready'), layout: preparedLayout, reasons }),
  z.object({ kind: z.literal('refused'), reasons }),
]);
type Message = z.infer<typeof message>;

const pageSize = 4096;
const checkEvery = 250;

/** Resident memory in bytes where the system tells (Linux); elsewhere the heap limit alone stands. */
async function residentBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(text.split(' ')[1] ?? 0) * pageSize;
}

function start(source: string, target: string, limits: PrepareLimits): ChildProcess {
  const root = repositoryRoot();
  const folder = dirname(source);
  const main = join(root, 'lib/document-revision/prepare-process-main.ts');
  // Not the whole root: the data folder with its keys stands in it by default. Packages may be linked from elsewhere, and
  // the fence knows real places only.
  const program = ['lib', 'node_modules', 'package.json'].map((name) => realpathSync(join(root, name)));
  const readable = [...program, realpathSync(folder)];
  const fence = [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${realpathSync(folder)}`,
    '--allow-worker',
  ];
  const heap = `--max-old-space-size=${limits.heapMegabytes}`;
  // No environment to speak of: what takes over the parser finds no key and no address of the database.
  return spawn(
    process.execPath,
    [
      heap,
      ...fence,
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
      main,
      source,
      target,
    ],
    {
      cwd: root,
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

/** Kills the process when it uses too much or takes too long, and says which of the two it was. */
function watch(
  child: ChildProcess,
  limits: PrepareLimits,
): { why: () => ReasonCode | null; stop: () => void } {
  let why: ReasonCode | null = null;
  const kill = (code: ReasonCode) => {
    why ??= code;
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

function parse(line: string): Message | null {
  try {
    return message.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/**
 * Prepares a PDF in a process of its own, which is killed when it takes too long or too much memory. Never throws for
 * what the document is: a killed or crashed process is a failure of this document alone.
 * @throws Error  the process could not be started
 */
export async function prepareInProcess(input: {
  source: string;
  target: string;
  onProgress?: (progress: { pagesDone: number; pages: number }) => void;
  limits?: PrepareLimits;
}): Promise<PrepareResult> {
  const limits = input.limits ?? usualLimits;
  const child = start(input.source, input.target, limits);
  const watched = watch(child, limits);
  let result: PrepareResult | null = null;
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-4_000);
  });
  const lines = child.stdout ? createInterface({ input: child.stdout }) : null;
  lines?.on('line', (line) => {
    const said = parse(line);
    if (said?.kind === 'progress') input.onProgress?.(said);
    if (said?.kind === 'ready') result = { state: 'ready', layout: said.layout, reasons: said.reasons };
    if (said?.kind === 'refused') result = { state: 'refused', reasons: said.reasons };
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(watched.stop);
  const killed = watched.why();
  if (killed) return { state: 'failed', reasons: [reason(killed)] };
  if (code === 0 && result !== null) return result;
  log.warn('a preparation process died', { code: code ?? 'killed', complaint: complaint.slice(-500) });
  const outOfMemory = /heap out of memory|Allocation failed/i.test(complaint);
  return { state: 'failed', reasons: [reason(outOfMemory ? 'too-much-memory' : 'worker-failed')] };
}
