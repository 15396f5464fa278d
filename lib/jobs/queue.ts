import { fromPrisma, PgBoss } from 'pg-boss';
import type { Tenant } from '#lib/db/tenant.ts';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import type { QueueName } from './queues.ts';

/** `startAfter`: not before; `singletonKey`: at most one such job waits at a time. */
export type JobOptions = { startAfter?: Date; singletonKey?: string };

const holder = globalThis as typeof globalThis & { candorQueue?: Promise<PgBoss> };

/** pg-boss as the app role uses it: never creates or migrates its schema, which lib/jobs/install.ts does. */
export function newBoss(options: { worker: boolean }): PgBoss {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    supervise: options.worker,
    schedule: options.worker,
    useListenNotify: options.worker,
    max: options.worker ? 4 : 1,
  });
  boss.on('error', (error) => log.error('queue', { error: error.message }));
  return boss;
}

function sender(): Promise<PgBoss> {
  holder.candorQueue ??= newBoss({ worker: false }).start();
  holder.candorQueue.catch(() => {
    holder.candorQueue = undefined;
  });
  return holder.candorQueue;
}

/** Queues a job inside the tenant's transaction: it exists only if the transaction commits. */
export async function enqueueIn(
  tenant: Tenant,
  queue: QueueName,
  data: Record<string, string>,
  options: JobOptions = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(queue, data, { ...options, db: fromPrisma(tenant) });
}

/** Lets go of the sender's connection; for orderly shutdown and tests. */
export async function stopQueue(): Promise<void> {
  const open = holder.candorQueue;
  holder.candorQueue = undefined;
  await open?.then((boss) => boss.stop({ graceful: false, close: true })).catch(() => {});
}
