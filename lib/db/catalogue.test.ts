import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';

let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  const { ownerUrl, databaseUrl } = await testDatabase();
  owner = new pg.Client({ connectionString: ownerUrl });
  app = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await app.connect();
});
afterAll(async () => {
  await owner.end();
  await app.end();
});

const tables = `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
    (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid
      AND p.polname = 'tenant' AND p.polcmd = '*'
      AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL) AS policies
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`;

/** Tables without a tenant, each for a reason that its model's comment gives. May only shrink. */
const tenantless = ['Attempt', 'Installation', '_prisma_migrations'];

test('every table is under row-level security, enabled and forced, with a policy for every verb (T04)', async () => {
  const { rows } = await owner.query<{ name: string; enabled: boolean; forced: boolean; policies: number }>(
    tables,
  );
  expect(rows.length).toBeGreaterThan(30);
  const open = rows
    .filter((row) => !(row.enabled && row.forced && row.policies === 1))
    .map((row) => row.name);
  expect(open).toEqual(tenantless);
});

test('every tenant table is keyed by its organization, and every unique key begins with it', async () => {
  const { rows } = await owner.query<{ table: string; index: string; first: string }>(`
    SELECT c.relname AS table, i.relname AS index, a.attname AS first
    FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
    WHERE c.relnamespace = 'public'::regnamespace AND x.indisunique ORDER BY 2`);
  const foreign = rows
    .filter((row) => row.first !== 'organizationId' && !tenantless.includes(row.table))
    .map((row) => row.index);
  // Found before a tenant is known, by the functions of the schema "lookup".
  expect(foreign).toEqual([
    'Challenge_tokenHash_key',
    'Organization_pkey',
    'Organization_slug_key',
    'Portal_slug_key',
    'Session_tokenHash_key',
  ]);
});

test('every reference between tenant tables carries the organization (T02)', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT k.conname AS name FROM pg_constraint k
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        AND a.attname = 'organizationId')`);
  expect(rows).toEqual([]);
});

test('no reference takes rows away with what it refers to', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE contype = 'f' AND confdeltype NOT IN ('r', 'a')
     AND connamespace = 'public'::regnamespace`,
  );
  expect(rows).toEqual([]);
});

test('the app role owns nothing, cannot bypass and cannot define anything', async () => {
  const role = await owner.query(`SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles
    WHERE rolname = 'candor_app'`);
  expect(role.rows).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
  ]);
  const owned = await owner.query(`SELECT relname FROM pg_class WHERE relowner = 'candor_app'::regrole`);
  expect(owned.rows).toEqual([]);
  await expect(app.query('CREATE TABLE intruder (id int)')).rejects.toThrow(/permission denied/);
});

test('the log takes new rows only (X13)', async () => {
  for (const statement of [
    'UPDATE "AuditEvent" SET action = action',
    'DELETE FROM "AuditEvent"',
    'TRUNCATE "AuditEvent"',
  ]) {
    await expect(app.query(statement)).rejects.toThrow(/permission denied/);
  }
});

test('functions that run with other rights are the allow-listed look-ups (T08)', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT n.nspname || '.' || p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
  expect(rows.map((row) => row.name)).toEqual([
    'lookup.challenge_by_token',
    'lookup.count_attempt',
    'lookup.note_search_entry',
    'lookup.organization_by_slug',
    'lookup.organizations',
    'lookup.portal_by_slug',
    'lookup.search',
    'lookup.session_by_token',
    'lookup.sweep_attempts',
    'lookup.touch_delivery',
    'lookup.touch_session',
  ]);
});

test('there are no views', async () => {
  const { rows } = await owner.query(`SELECT relname FROM pg_class
    WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace`);
  expect(rows).toEqual([]);
});

test('without a tenant nothing is read and nothing is written, on fresh and on used connections (T05)', async () => {
  const id = '01900000-0000-7000-8000-000000000001';
  const write = `INSERT INTO "Organization" (id, slug, name, "timeZone", "createdAt") VALUES ('${id}', 'x', 'x', 'UTC', now())`;
  expect((await app.query('SELECT * FROM "Organization"')).rows).toEqual([]);
  await expect(app.query(write)).rejects.toThrow(/row-level security/);
  await app.query('BEGIN');
  await app.query(`SELECT set_config('app.organization', '${id}', true)`);
  await app.query('ROLLBACK');
  expect((await app.query('SELECT * FROM "Organization"')).rows).toEqual([]);
  await expect(app.query(write)).rejects.toThrow(/row-level security/);
});
