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

/** Works the queues until stopped; a running job is given ten seconds to finish. */
export async function startWorker(handlers: Partial<Record<QueueName, JobHandler>>): Promise<Worker> {
  const boss = await newBoss({ worker: true }).start();
  const polling = env().CANDOR_MODE === 'demo' ? 1 : 2;
  for (const [name, handler] of Object.entries(handlers)) {
    await boss.work<JobData>(name, { pollingIntervalSeconds: polling, batchSize: 1 }, async (jobs) => {
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
