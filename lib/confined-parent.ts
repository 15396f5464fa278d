import { Worker } from 'node:worker_threads';

/**
 * Ends this process when whoever started it is gone. A thread of its own watches, because a parser that hangs hears
 * nothing.
 */
export function endWithParent(): void {
  const watch = new Worker(
    `const parent = process.ppid;
     setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);`,
    { eval: true, execArgv: [] },
  );
  watch.unref();
}
