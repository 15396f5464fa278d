import type { JobResult } from 'pg-boss';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { newBoss } from './queue.ts';
import type { QueueName } from './queues.ts';

/** What a job carries: ids only. `organizationId` names the tenant; what it names is looked up again under it. */
export type JobData = Readonly<Record<string, string>>;

/** Does one job. Must be idempotent: it may run again after a crash. Throws to be retried. */
export type JobHandler = (data: JobData) => Promise<void>;

/** A running worker. */
export type Worker = { stop: () => Promise<void> };

// A notification wakes the worker for a job that can begin; none comes when a later one, or another try, is due. The
// library would look for those only every half minute.
const seconds = { demo: { unnotified: 1, due: 2 }, production: { unnotified: 2, due: 5 } };

// Jobs fetched at a time, where many come at once: they are done one after the other, so that a killed worker had one of them
// in hand, and the next are fetched without a pause while there are as many.
const batches: Partial<Record<QueueName, number>> = { 'mail-send': 10 };

async function run(name: string, handler: JobHandler, job: { id: string; data: JobData }): Promise<void> {
  const started = Date.now();
  try {
    await handler(job.data ?? {});
    log.info('job', { queue: name, job: job.id, milliseconds: Date.now() - started });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    log.error('job failed', { queue: name, job: job.id, error: message });
    throw error;
  }
}

/** Works the queues until stopped; a running job is given ten seconds to finish. */
export async function startWorker(handlers: Partial<Record<QueueName, JobHandler>>): Promise<Worker> {
  const boss = await newBoss({ worker: true }).start();
  const { unnotified, due } = seconds[env().CANDOR_MODE];
  const polling = { pollingIntervalSeconds: unnotified, notifyPollingIntervalSeconds: due };
  const sizes: Readonly<Record<string, number>> = batches;
  for (const [name, handler] of Object.entries(handlers)) {
    const batchSize = sizes[name] ?? 1;
    const options = {
      ...polling,
      batchSize,
      burstWhenBatchFull: batchSize > 1,
      perJobResults: true as const,
    };
    await boss.work<JobData>(name, options, async (jobs) => {
      const results: JobResult[] = [];
      for (const job of jobs) {
        const failure = await run(name, handler, job).then(
          () => null,
          (error: unknown) => ({ message: error instanceof Error ? error.message : 'unknown' }),
        );
        results.push(
          failure ? { id: job.id, status: 'failed', output: failure } : { id: job.id, status: 'completed' },
        );
      }
      return results;
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000, close: true }) };
}
