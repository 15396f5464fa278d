import { Worker } from 'node:worker_threads';
import { inspectPdf } from './inspect.ts';
import type { Progress } from './normalise.ts';
import { preparePdf } from './prepare.ts';
import { Refused } from './reasons.ts';
import { type WorkerMessage, type WorkerTask, workerTask } from './worker-messages.ts';

// The process in which strangers' files are parsed; `run-worker.ts` starts and ends it. Parsing keeps this thread busy
// for as long as it likes, so memory, deadline and the life of the parent are watched by a second thread, which ends the
// process without asking this one.
const WATCHDOG = `
const { workerData, parentPort } = require('node:worker_threads');
const parent = process.ppid;
setInterval(() => {
  const over = process.memoryUsage.rss() > workerData.maxBytes || Date.now() > workerData.deadline;
  if (over || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 50);
parentPort.postMessage('watching');
`;
const PROGRESS_EVERY = 100;

function watch(task: WorkerTask): Promise<void> {
  const watchdog = new Worker(WATCHDOG, { eval: true, workerData: task });
  watchdog.unref();
  return new Promise((resolve, reject) => {
    watchdog.once('message', () => resolve());
    watchdog.once('error', reject);
  });
}

function say(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve());
    else resolve();
  });
}

function progressReporter(): (progress: Progress) => void {
  let last = 0;
  return ({ done, total }) => {
    if (done < total && Date.now() - last < PROGRESS_EVERY) return;
    last = Date.now();
    void say({ kind: 'progress', done, total });
  };
}

async function perform(task: WorkerTask): Promise<WorkerMessage> {
  const onProgress = progressReporter();
  if (task.kind === 'inspect') return { kind: 'inspected', ...(await inspectPdf(task.source, onProgress)) };
  try {
    return { kind: 'prepared', ...(await preparePdf({ ...task, onProgress })) };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', reason: error.reason };
    throw error;
  }
}

process.once('message', async (message) => {
  const task = workerTask.parse(message);
  await watch(task);
  await say(await perform(task));
  process.disconnect();
});
process.once('disconnect', () => process.exit());
