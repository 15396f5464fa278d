import { PrismaPg } from '@prisma/adapter-pg';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { env } from '#lib/env.ts';
import type { Prisma } from './generated/client.ts';
import { PrismaClient } from './generated/client.ts';

/** Row types of every table for kysely, taken from the Prisma schema so that the two handles cannot drift apart. */
export type Tables = { [M in Prisma.ModelName]: Prisma.TypeMap['model'][M]['payload']['scalars'] };

type Clients = { pool: pg.Pool; prisma: PrismaClient; kysely: Kysely<Tables> };

// The framework loads this module once per bundle; the pool must still be one per process.
const holder = globalThis as typeof globalThis & { candorClients?: Clients };

function connect(): Clients {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    // For a server that takes the question and is never heard of again.
    query_timeout: 20_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 30_000,
  });
  // A backend that dies while idle must not end the process: the pool opens another.
  pool.on('error', () => {});
  return {
    pool,
    prisma: new PrismaClient({ adapter: new PrismaPg(pool) }),
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
  };
}

/** The process's database clients, made at first use. Importable by lib/db only. */
export function clients(): Clients {
  holder.candorClients ??= connect();
  return holder.candorClients;
}

/** Ends every connection; for orderly shutdown and tests. */
export async function disconnect(): Promise<void> {
  const open = holder.candorClients;
  if (!open) return;
  holder.candorClients = undefined;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
