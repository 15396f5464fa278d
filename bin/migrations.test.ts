import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, expect, inject, test } from 'vitest';
import { freshDatabase } from '#lib/testing/database.ts';
import { deploy } from './migrate.ts';
import { migrate, pendingMigrations, withMigrationLock } from './migrations.ts';
import { Sentence } from './sentence.ts';

let url: string;
let directory: string;

beforeEach(async () => {
  url = (await freshDatabase('empty')).ownerUrl;
  directory = mkdtempSync(join(inject('temporary'), 'migrations-'));
  write('0001_first', 'CREATE TABLE first (id int PRIMARY KEY); INSERT INTO first VALUES (1);');
});

function write(name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, 'migration.sql'), sql);
}

const run = () => withMigrationLock(url, (client) => migrate(client, directory));

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query<T>(sql);
  await client.end();
  return found.rows;
}

test('each migration is applied once and recorded as Prisma records it', async () => {
  expect(await run()).toEqual(['0001_first']);
  write('0002_second', 'ALTER TABLE first ADD COLUMN name text');
  expect(await pendingMigrations(url, directory)).toEqual(['0002_second']);
  expect(await run()).toEqual(['0002_second']);
  expect(await run()).toEqual([]);
  const rows = await query('SELECT * FROM "_prisma_migrations" ORDER BY migration_name');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatchObject({
    migration_name: '0002_second',
    // printf 'ALTER TABLE first ADD COLUMN name text' | sha256sum
    checksum: '92a77a6684f2c466739d4b50dc0761a272239a5361850ae24f233cb0834037db',
    applied_steps_count: 1,
    logs: null,
    rolled_back_at: null,
  });
});

test('eight replicas that start at once apply everything exactly once (fault 39)', async () => {
  write('0002_slow', 'SELECT pg_sleep(0.3); INSERT INTO first VALUES (2);');
  const applied = await Promise.all(Array.from({ length: 8 }, run));
  expect(applied.flat().sort()).toEqual(['0001_first', '0002_slow']);
  expect(await query('SELECT id FROM first ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
});

test('a migration that fails, or is killed half-way, leaves nothing and can be run again (fault 39)', async () => {
  write('0002_broken', 'CREATE TABLE second (id int); SELECT 1/0;');
  await expect(run()).rejects.toThrow(/0002_broken failed and was rolled back: division by zero/);
  write('0002_broken', 'CREATE TABLE second (id int); SELECT pg_sleep(30);');
  const running = run();
  const killed = expect(running).rejects.toThrow();
  await expect
    .poll(() =>
      query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE TABLE second%'`),
    )
    .toHaveLength(1);
  await killed;
  write('0002_broken', 'CREATE TABLE second (id int);');
  expect(await run()).toEqual(['0002_broken']);
});

test('a migration that was changed after it had been applied is refused', async () => {
  await run();
  write('0001_first', 'CREATE TABLE first (id bigint PRIMARY KEY);');
  await expect(run()).rejects.toThrow(Sentence);
  await expect(run()).rejects.toThrow(/0001_first was changed/);
});

test('a migration that ends its own transaction is refused', async () => {
  write('0002_commit', 'CREATE TABLE second (id int); COMMIT; CREATE TABLE third (id int);');
  await expect(run()).rejects.toThrow(/ends its own transaction/);
});

test('an unknown earlier migration is refused, a newer one accepted while a new version rolls out', async () => {
  await run();
  await query(
    `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name) VALUES ('x', 'y', now(), '0002_newer')`,
  );
  expect(await run()).toEqual([]);
  await query(`UPDATE "_prisma_migrations" SET migration_name = '0000_other' WHERE id = 'x'`);
  await expect(run()).rejects.toThrow(/0000_other/);
});

test.each([
  ['a port where nothing listens', 'postgresql://a:hunter2@127.0.0.1:9/x', /nothing listens on 127.0.0.1:9/],
  ['a host that does not exist', 'postgresql://a:hunter2@nowhere.invalid/x', /nowhere.invalid is not known/],
])('whoever gives %s gets one sentence without the password', async (_what, wrong, expected) => {
  const failure = await deploy(wrong, undefined).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Sentence);
  expect(String(failure)).toMatch(expected);
  expect(String(failure)).not.toContain('hunter2');
});
