import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { SUPERUSER } from '../../bin/database/initialise.ts';
import { isAlive, readPostmaster, stopPostmaster } from '../../bin/database/pid-file.ts';
import { APP, ensureRoles, OWNER } from '../../bin/database/roles.ts';
import { type Cluster, startCluster } from '../../bin/database.ts';
import { deploy } from '../../bin/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for a database; see lib/testing/database.ts. */
    databases: string;
    /** A folder for files of this run, removed at its end. */
    temporary: string;
  }
}

/** Connection strings of one database. */
export type TestDatabase = { databaseUrl: string; ownerUrl: string; adminUrl: string };

const TEMPLATE = 'candor_template';
const passwords = { admin: 'test-admin', owner: 'test-owner', app: 'test-app' };

function urlsOf(cluster: Cluster, database: string): TestDatabase {
  return {
    databaseUrl: cluster.url(APP, passwords.app, database),
    ownerUrl: cluster.url(OWNER, passwords.owner, database),
    adminUrl: cluster.url(SUPERUSER, passwords.admin, database),
  };
}

async function startMigrated(directory: string): Promise<Cluster> {
  const cluster = await startCluster({
    directory: join(directory, 'postgres'),
    elsewhere: join(tmpdir(), 'candor-test-programs'),
    password: passwords.admin,
    fast: true,
  });
  try {
    await ensureRoles(cluster.url(SUPERUSER, passwords.admin, 'postgres'), passwords, TEMPLATE);
    await deploy(urlsOf(cluster, TEMPLATE).ownerUrl, undefined);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

async function clone(cluster: Cluster, name: string, template: string): Promise<TestDatabase> {
  const admin = new pg.Client({ connectionString: cluster.url(SUPERUSER, passwords.admin, 'postgres') });
  await admin.connect();
  try {
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!found.rowCount) {
      // One at a time: a template in use by another copy is refused.
      await admin.query(`SELECT pg_advisory_lock(hashtext('candor template'))`);
      await admin.query(
        `CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${template} OWNER ${OWNER}`,
      );
    }
  } finally {
    await admin.end();
  }
  return urlsOf(cluster, name);
}

/** Ends servers that killed test runs left behind. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^candor-test-(\d+)-/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const directory = join(tmpdir(), name);
    const server = readPostmaster(join(directory, 'postgres'));
    if (server) await stopPostmaster(server.pid);
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Global set-up: a small server that starts PostgreSQL when the first test asks, and clones the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // What V8 has made of a module is kept between processes: half of what starting one of ours costs.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/candor-compiled');
  await sweepAbandoned();
  const directory = mkdtempSync(join(tmpdir(), `candor-test-${process.pid}-`));
  // As root the server runs as another user, who must be able to pass through.
  chmodSync(directory, 0o711);
  let cluster: Promise<Cluster> | undefined;
  let fresh = 0;
  const server = createServer(async (request, response) => {
    try {
      cluster ??= startMigrated(directory);
      const [, kind, worker] = (request.url ?? '').split('/');
      fresh += 1;
      const name = kind === 'worker' ? `worker_${Number(worker)}` : `${kind}_${fresh}`;
      const template = kind === 'empty' ? 'template0' : TEMPLATE;
      response.end(JSON.stringify(await clone(await cluster, name, template)));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : 'unknown');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  project.provide('databases', `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  project.provide('temporary', directory);
  return async () => {
    server.close();
    await cluster?.then((running) => running.stop()).catch(() => {});
    rmSync(directory, { recursive: true, force: true });
  };
}
