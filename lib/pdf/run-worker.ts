import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Inspection, refusal } from './inspect.ts';
import type { PreparedLayout } from './layout.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import type { Progress } from './normalise.ts';
import { type Reason, type ReasonCode, reason } from './reasons.ts';
import { repositoryRoot } from './repository-root.ts';
import { type WorkerMessage, type WorkerTask, workerMessage } from './worker-messages.ts';

/** What a worker may use. `worker` is the path of its file; by default that of this repository. */
export type WorkerLimits = { milliseconds: number; maxBytes: number; heapMegabytes: number; worker: string };
export type WorkerOptions = { onProgress?: (progress: Progress) => void; limits?: Partial<WorkerLimits> };

/** What preparation in a worker ended with. When refused, nothing is left at the target. */
export type Preparation =
  | { state: 'prepared'; layout: PreparedLayout; repairs: Reason[] }
  | { state: 'refused'; reasons: Reason[] };

const MEGABYTE = 1024 * 1024;

function limitsFor(sizeBytes: number, given: Partial<WorkerLimits> = {}): WorkerLimits {
  return {
    milliseconds: 20_000 + (sizeBytes / MEGABYTE) * 1_000,
    maxBytes: 1_536 * MEGABYTE,
    heapMegabytes: 1_024,
    worker: join(repositoryRoot(), 'lib', 'pdf', 'worker.ts'),
    ...given,
  };
}

type Job = { source: string; target?: string };
type Ended = { message: WorkerMessage } | { failure: ReasonCode };

function execArguments(job: Job, limits: WorkerLimits): string[] {
  const root = dirname(dirname(dirname(limits.worker)));
  // A hole in the parser gets to read this document and the program, to write this target, and no environment.
  const readable = [root, job.source].map((path) => `--allow-fs-read=${path}`);
  const writable = job.target ? [`--allow-fs-write=${job.target}`] : [];
  return [
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--permission',
    '--allow-worker',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    ...readable,
    ...writable,
  ];
}

function start(job: Job, limits: WorkerLimits): ChildProcess {
  return fork(limits.worker, [], {
    execArgv: execArguments(job, limits),
    cwd: dirname(dirname(dirname(limits.worker))),
    env: { TZ: 'UTC', NODE_ENV: process.env.NODE_ENV ?? 'production' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
  });
}

/** Why a worker ended without a result. Killed by itself or the system means memory; V8 aborts when its heap is full. */
function failureOf(code: number | null, signal: NodeJS.Signals | null, timedOut: boolean): ReasonCode {
  if (timedOut) return 'took-too-long';
  if (signal === 'SIGKILL' || signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134)
    return 'too-much-memory';
  return 'worker-failed';
}

function run(job: Job, task: WorkerTask, limits: WorkerLimits, options: WorkerOptions): Promise<Ended> {
  const child = start(job, limits);
  let ended: Ended | null = null;
  let timedOut = false;
  // A little later than the worker's own watch, which it normally does not outlive.
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, limits.milliseconds + 500);

  child.on('message', (raw) => {
    const parsed = workerMessage.safeParse(raw);
    if (!parsed.success) {
      ended ??= { failure: 'worker-failed' };
      child.kill('SIGKILL');
    } else if (parsed.data.kind === 'progress') {
      options.onProgress?.({ done: parsed.data.done, total: parsed.data.total });
    } else {
      ended ??= { message: parsed.data };
    }
  });
  return new Promise((resolve) => {
    const finish = (failure: ReasonCode) => {
      clearTimeout(timer);
      resolve(ended ?? { failure });
    };
    child.once('error', () => finish('worker-failed'));
    // Not 'exit': the last message may still be in the pipe then.
    child.once('close', (code, signal) => {
      finish(failureOf(code, signal, timedOut || Date.now() >= task.deadline));
    });
    child.send(task, (error) => {
      if (error) child.kill('SIGKILL');
    });
  });
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}

/**
 * Inspects a file in a process of its own, which is ended when it takes too long or too much memory. Never rejects for
 * what is in the file: a crash is a refusal with its reason.
 * @throws Error  the file is not there
 */
export async function inspectInWorker(path: string, options: WorkerOptions = {}): Promise<Inspection> {
  const size = await sizeOf(path);
  if (size > MAX_FILE_BYTES) return refusal(reason('too-large'));
  const limits = limitsFor(size, options.limits);
  const source = await realpath(path);
  const deadline = Date.now() + limits.milliseconds;
  const task: WorkerTask = { kind: 'inspect', source, deadline, maxBytes: limits.maxBytes };
  const ended = await run({ source }, task, limits, options);
  if ('failure' in ended) return refusal(reason(ended.failure));
  if (ended.message.kind !== 'inspected') return refusal(reason('worker-failed'));
  const { state, reasons, pages } = ended.message;
  return { state, reasons, pages };
}

async function matches(path: string, layout: PreparedLayout): Promise<boolean> {
  const slots = [...layout.sharedSlots, ...layout.codeSlots].sort((a, b) => a.offset - b.offset);
  const apart = slots.every((slot, index) => {
    const next = slots[index + 1]?.offset ?? layout.sizeBytes;
    return slot.offset + slot.length <= next;
  });
  if (!apart || layout.codeSlots.length !== layout.pages) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === layout.sha256 && (await sizeOf(path)) === layout.sizeBytes;
}

/**
 * Prepares a file in a process of its own; see `preparePdf`. What the process claims is checked: the prepared file must
 * be there, whole, with a code slot for each page.
 * @throws Error  the source is not there
 */
export async function prepareInWorker(
  input: { source: string; target: string } & WorkerOptions,
): Promise<Preparation> {
  const size = await sizeOf(input.source);
  const refuse = async (why: Reason): Promise<Preparation> => {
    await rm(input.target, { force: true });
    return { state: 'refused', reasons: [why] };
  };
  if (size > MAX_FILE_BYTES) return refuse(reason('too-large'));
  const limits = limitsFor(size, input.limits);
  const source = await realpath(input.source);
  const target = join(await realpath(dirname(input.target)), basename(input.target));
  const deadline = Date.now() + limits.milliseconds;
  const task: WorkerTask = { kind: 'prepare', source, target, deadline, maxBytes: limits.maxBytes };
  const ended = await run({ source, target }, task, limits, input);
  if ('failure' in ended) return refuse(reason(ended.failure));
  if (ended.message.kind === 'refused') return refuse(ended.message.reason);
  if (ended.message.kind !== 'prepared') return refuse(reason('worker-failed'));
  const { layout, repairs } = ended.message;
  const whole = await matches(target, layout).catch(() => false);
  return whole ? { state: 'prepared', layout, repairs } : refuse(reason('worker-failed'));
}
