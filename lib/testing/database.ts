import { afterAll, beforeAll, inject } from 'vitest';
import { disconnect } from '#lib/db/client.ts';
import { forgetEnv } from '#lib/env.ts';
import { stopQueue } from '#lib/jobs/queue.ts';
import type { TestDatabase } from './cluster.ts';

async function ask(path: string): Promise<TestDatabase> {
  const response = await fetch(`${inject('databases')}/${path}`);
  if (!response.ok) throw new Error(`no test database: ${await response.text()}`);
  const urls: TestDatabase = await response.json();
  return urls;
}

/**
 * This worker's migrated database, shared by its test files one after the other: make rows in an organization of your
 * own. `databaseUrl` is the app role, `ownerUrl` owns the tables, `adminUrl` may do everything.
 */
export async function testDatabase(): Promise<TestDatabase> {
  return ask(`worker/${process.env.VITEST_POOL_ID ?? '1'}`);
}

/** A database nobody else has: a copy of the migrated template, or an empty one. */
export async function freshDatabase(kind: 'migrated' | 'empty'): Promise<TestDatabase> {
  return ask(kind);
}

/** Points env() and every client of this test file at the worker's database, and lets go of it in the end. */
export function useTestDatabase(): void {
  beforeAll(async () => {
    process.env.DATABASE_URL = (await testDatabase()).databaseUrl;
    forgetEnv();
  });
  afterAll(async () => {
    await stopQueue();
    await disconnect();
  });
}
