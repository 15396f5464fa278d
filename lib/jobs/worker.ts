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

/** Works the queues until stopped; a running job is given ten seconds to finish. */
export async function startWorker(handlers: Partial<Record<QueueName, JobHandler>>): Promise<Worker> {
  const boss = await newBoss({ worker: true }).start();
  const { unnotified, due } = seconds[env().CANDOR_MODE];
  const polling = { pollingIntervalSeconds: unnotified, notifyPollingIntervalSeconds: due };
  for (const [name, handler] of Object.entries(handlers)) {
    await boss.work<JobData>(name, { ...polling, batchSize: 1 }, async (jobs) => {
      for (const job of jobs) {
        const started = Date.now();
        try {
          await handler(job.data ?? {});
          log.info('job', { queue: name, job: job.id, milliseconds: Date.now() - started });
        } catch (error) {
          log.error('job failed', {
            queue: name,
            job: job.id,
            error: error instanceof Error ? error.message : 'unknown',
          });
          throw error;
        }
      }
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000, close: true }) };
}
