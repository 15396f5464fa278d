import { fromPrisma, PgBoss } from 'pg-boss';
import type { Tenant } from '#lib/db/tenant.ts';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { type QueueName, queues } from './queues.ts';

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
    // How soon the jobs of a worker that died are found: those of its batch that it had not begun would wait for a minute more.
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 20,
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

/** What two jobs of a queue of policy `short` have in common if one of them waiting is enough. */
function waitingKey(queue: QueueName, data: Record<string, string>): string | undefined {
  if (queues[queue].policy !== 'short') return undefined;
  return Object.keys(data)
    .sort()
    .map((name) => `${name}=${data[name]}`)
    .join(' ');
}

const lockName = (queue: QueueName, data: Record<string, string>) =>
  `waiting ${queue} ${data.organizationId ?? ''}`;

/**
 * Waits for every transaction that relied on a waiting job of this organization to have committed. A job that has begun
 * calls it first: whoever asks later gets a job of their own. In a transaction that does nothing else.
 */
export async function passWaiting(tenant: Tenant, queue: QueueName, organizationId: string): Promise<void> {
  const name = lockName(queue, { organizationId });
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))::text`;
}

/**
 * Queues a job inside the tenant's transaction: it exists only if the transaction commits. Of a queue of policy `short` one
 * with the same data (or `singletonKey`) waits at a time, for all who asked.
 */
export async function enqueueIn(
  tenant: Tenant,
  queue: QueueName,
  data: Record<string, string>,
  options: JobOptions = {},
): Promise<void> {
  const boss = await sender();
  const key = options.singletonKey ?? waitingKey(queue, data);
  if (key !== undefined)
    await tenant.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${lockName(queue, data)}, 0))::text`;
  const singleton = key === undefined ? {} : { singletonKey: key };
  await boss.send(queue, data, { ...options, ...singleton, db: fromPrisma(tenant) });
}

/** Lets go of the sender's connection; for orderly shutdown and tests. */
export async function stopQueue(): Promise<void> {
  const open = holder.candorQueue;
  holder.candorQueue = undefined;
  await open?.then((boss) => boss.stop({ graceful: false, close: true })).catch(() => {});
}

/** Queues many jobs of a queue that is not of policy `short`, in one statement of the tenant's transaction. */
export async function enqueueAllIn(
  tenant: Tenant,
  queue: QueueName,
  list: readonly Record<string, string>[],
): Promise<void> {
  if (list.length === 0) return;
  const boss = await sender();
  await boss.insert(
    queue,
    list.map((data) => ({ data })),
    { db: fromPrisma(tenant) },
  );
}
