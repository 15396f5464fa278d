import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { databaseDirectory, demoSecrets, makeDataDirectory } from './data-directory.ts';
import { SUPERUSER } from './database/initialise.ts';
import { isAlive, readPostmaster } from './database/pid-file.ts';
import { type Cluster, startCluster } from './database.ts';
import { Sentence } from './sentence.ts';

let directory: string;
let clusters: Cluster[];

beforeEach(() => {
  const parent = mkdtempSync(join(inject('temporary'), 'cluster-'));
  chmodSync(parent, 0o711);
  directory = join(parent, 'postgres');
  clusters = [];
});
afterEach(async () => {
  for (const cluster of clusters) await cluster.stop();
  const left = readPostmaster(directory);
  if (left) process.kill(left.pid, 'SIGKILL');
});

async function start(password = 'secret', fast = true): Promise<Cluster> {
  const cluster = await startCluster({
    directory,
    elsewhere: join(tmpdir(), 'candor-test-programs'),
    password,
    fast,
  });
  clusters.push(cluster);
  return cluster;
}

async function query(cluster: Cluster, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: cluster.url(SUPERUSER, 'secret', 'postgres') });
  await client.connect();
  const found = await client.query(sql);
  await client.end();
  return found.rows;
}

test('a server that survived a killed run is taken over, with its data, and then stops with us (fault 5)', async () => {
  const first = await start();
  await query(first, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)');
  clusters = [];
  const second = await start();
  expect(second).toMatchObject({ port: first.port, started: false });
  expect(await query(second, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  const pid = readPostmaster(directory)?.pid ?? 0;
  await second.stop();
  expect(isAlive(pid)).toBe(false);
});

test('a server that was killed with everything else recovers what was committed (fault 6)', async () => {
  // As in earnest: the fast settings of tests may lose the last moments.
  const first = await start('secret', false);
  await query(first, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)');
  process.kill(readPostmaster(directory)?.pid ?? 0, 'SIGKILL');
  clusters = [];
  const second = await start('secret', false);
  expect(await query(second, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
});

test('two first starts at the same time end with one server that both use', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(one?.port).toBe(other?.port);
});

test('whoever still works on a server that was taken over keeps it', async () => {
  await start();
  const guest = await start();
  const client = new pg.Client({ connectionString: guest.url(SUPERUSER, 'secret', 'postgres') });
  await client.connect();
  await guest.stop();
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await client.end();
});

test('a process id that something else has taken meanwhile does not block the start for ever', async () => {
  await (await start()).stop();
  writeFileSync(join(directory, 'postmaster.pid'), `${process.pid}\n${directory}\n0\n5432\n`);
  const again = await start();
  expect(again.started).toBe(true);
});

test('data of another PostgreSQL version is refused with a sentence and left as it is', async () => {
  await (await start()).stop();
  writeFileSync(join(directory, 'PG_VERSION'), '15\n');
  await expect(start()).rejects.toThrow(
    /made by PostgreSQL 15 and this version of Candor brings PostgreSQL 18/,
  );
  expect(existsSync(join(directory, 'base'))).toBe(true);
});

test('a wrong password, and a folder that is no database, are each said in a sentence', async () => {
  await start();
  await expect(start('other')).rejects.toThrow(/has another password than secrets.json/);
  const folder = join(inject('temporary'), `no-database-${process.pid}`);
  mkdirSync(folder);
  directory = folder;
  await expect(start()).rejects.toThrow(Sentence);
});

test('secrets are made once, for their owner only, and a new data folder gets new ones (S04)', () => {
  const data = join(directory, 'data');
  makeDataDirectory(data);
  const made = demoSecrets(data);
  expect(demoSecrets(data)).toEqual(made);
  expect(readFileSync(join(data, 'secrets.json'), 'utf8')).toContain(made.sessionSecret);
  expect(made.sessionSecret).toHaveLength(64);
  rmSync(data, { recursive: true });
  makeDataDirectory(data);
  expect(demoSecrets(data).sessionSecret).not.toBe(made.sessionSecret);
  expect(databaseDirectory(data, made)).toBe(data);
});

test('a data folder that cannot be made is said in a sentence, also where Node would never return', () => {
  expect(() => makeDataDirectory('/proc/nowhere/data')).toThrow(Sentence);
  writeFileSync(join(inject('temporary'), 'a-file'), '');
  expect(() => makeDataDirectory(join(inject('temporary'), 'a-file'))).toThrow(/a file is in its place/);
});
