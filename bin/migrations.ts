import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { codeOf, Sentence } from './sentence.ts';

/** One folder of prisma/migrations. `checksum`: SHA-256 of its file in hex, as Prisma records it. */
export type Migration = { name: string; sql: string; checksum: string };

type Applied = { migration_name: string; checksum: string; finished: boolean };

// The key that `prisma migrate deploy` takes as well, so that the two never run side by side.
const LOCK = 72_707_369;
const LOCK_PATIENCE = '120s';

// Prisma's own table, column by column, so that its tools read what we applied and the reverse.
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0)`;

/** The migrations of a folder in the order of their names. */
export function readMigrations(directory: string): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(directory, name, 'migration.sql'));
      return {
        name,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    });
}

/**
 * What is still to be applied. Migrations that the database has and this version does not know are accepted after all
 * known ones: a newer version is being rolled out. @throws Sentence  a changed, failed, or unknown earlier migration
 */
export function planMigrations(known: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const failed = applied.find((row) => !row.finished);
  if (failed) {
    throw new Sentence(
      `Migration ${failed.migration_name} was begun by another tool and never finished. Mend the database and mark it with \`prisma migrate resolve\`.`,
    );
  }
  const byName = new Map(applied.map((row) => [row.migration_name, row.checksum]));
  const changed = known.find(({ name, checksum }) => byName.has(name) && byName.get(name) !== checksum);
  if (changed) {
    throw new Sentence(
      `Migration ${changed.name} was changed after it had been applied to this database. Restore the file and put the change into a new migration.`,
    );
  }
  const last = known.at(-1)?.name ?? '';
  const names = new Set(known.map((migration) => migration.name));
  const unknown = applied.find((row) => row.migration_name <= last && !names.has(row.migration_name));
  if (unknown) {
    throw new Sentence(
      `The database has the migration ${unknown.migration_name}, which this version of Candor does not know. Start the version that it belongs to.`,
    );
  }
  return known.filter(({ name }) => !byName.has(name));
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const found = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return found.rows;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    const before = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
    await client.query(migration.sql);
    const after = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
    if (before.rows[0]?.id !== after.rows[0]?.id) throw new Error('it ends its own transaction');
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new Sentence(`Migration ${migration.name} failed and was rolled back: ${reason}`);
  }
}

/**
 * Runs `run` while no other process migrates this database. The lock ends with the connection, so that a killed run
 * never leaves it behind. @throws Sentence when another holds it for two minutes
 */
export async function withMigrationLock<T>(
  ownerUrl: string,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`SET lock_timeout = '${LOCK_PATIENCE}'`);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]).catch((error: unknown) => {
      if (codeOf(error) !== '55P03') throw error;
      throw new Sentence(
        'Another process has been migrating this database for two minutes. Look at it, then start again.',
      );
    });
    return await run(client);
  } finally {
    await client.end();
  }
}

/** Applies what is missing, each migration in its own transaction. Call under the lock. Returns the applied names. */
export async function migrate(client: pg.Client, directory: string): Promise<string[]> {
  await client.query(table);
  const missing = planMigrations(readMigrations(directory), await readApplied(client));
  for (const migration of missing) await apply(client, migration);
  // So that a replica that may not migrate can see whether it has what it needs.
  const app = await client.query(`SELECT 1 FROM pg_roles WHERE rolname = 'candor_app'`);
  if (app.rowCount) await client.query('GRANT SELECT ON "_prisma_migrations" TO candor_app');
  return missing.map((migration) => migration.name);
}

/** Names of migrations that are not applied yet, for a replica that may not migrate. */
export async function pendingMigrations(url: string, directory: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return planMigrations(readMigrations(directory), await readApplied(client)).map(
      (migration) => migration.name,
    );
  } catch (error) {
    if (codeOf(error) === '42P01') return readMigrations(directory).map((migration) => migration.name);
    throw error;
  } finally {
    await client.end();
  }
}
