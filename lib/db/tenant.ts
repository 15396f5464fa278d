import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { clients, type Tables } from './client.ts';
import { Prisma } from './generated/client.ts';
import { onDatabase } from './outage.ts';

declare const tenantBrand: unique symbol;

/** A Prisma transaction in which the tenant is set. Only this file makes one. */
export type Tenant = Prisma.TransactionClient & { readonly [tenantBrand]: 'prisma' };

/** A read-only kysely transaction in which the tenant is set, for lists, search and streams. */
export type TenantReader = Transaction<Tables> & { readonly [tenantBrand]: 'kysely' };

const retriable = new Set(['40001', '40P01']);

function isRetriable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === 'P2034';
  return typeof error === 'object' && error !== null && 'code' in error && retriable.has(String(error.code));
}

// What both handles set first. Functions of the database are planned for what they are called with, each time: from the
// second call of a connection on PostgreSQL would take a plan for any values, which reads all evidence for each claim.
/** `seconds`: how long it may take, 20 where nothing is said. */
type TenantOptions = { readOnly: boolean; seconds?: number };

async function once<T>(
  organizationId: string,
  { readOnly, seconds = 20 }: TenantOptions,
  run: (tenant: Tenant) => Promise<T>,
) {
  return clients().prisma.$transaction(
    async (transaction) => {
      const mode = readOnly ? 'on' : 'off';
      await transaction.$queryRaw`SELECT set_config('app.organization', ${organizationId}, true),
        set_config('transaction_read_only', ${mode}, true), set_config('plan_cache_mode', 'force_custom_plan', true)`;
      return run(transaction as Tenant);
    },
    { maxWait: 5_000, timeout: seconds * 1000 },
  );
}

/**
 * Runs `run` in one transaction of the organization. Deadlocks and serialization failures are tried again up to three
 * times with a short random pause. Throws what `run` throws, after rolling back.
 * @throws Unavailable  the database is away, or no connection came free in time
 */
export async function withTenant<T>(
  organizationId: string,
  options: TenantOptions,
  run: (tenant: Tenant) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onDatabase(() => once(organizationId, options, run));
    } catch (error) {
      if (attempt >= 3 || !isRetriable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * attempt));
    }
  }
}

/** Runs `run` in one read-only kysely transaction of the organization. @throws Unavailable as `withTenant` */
export async function withTenantReader<T>(
  organizationId: string,
  run: (reader: TenantReader) => Promise<T>,
): Promise<T> {
  return onDatabase(() =>
    clients()
      .kysely.transaction()
      .execute(async (transaction) => {
        await sql`SELECT set_config('app.organization', ${organizationId}, true),
          set_config('transaction_read_only', 'on', true),
          set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(transaction);
        return run(transaction as TenantReader);
      }),
  );
}
