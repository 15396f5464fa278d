import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from '#lib/db/generated/client.ts';
import { type Tenant, withTenantReader } from '#lib/db/tenant.ts';
import { testDatabase, useTestDatabase } from './database.ts';
import { fillEveryTable, idOf, tenantTables } from './rows.ts';
import { arrange, createWorld, type World } from './world.ts';

useTestDatabase();

/** What every model of Prisma's client can do. */
type Model = {
  findMany: (query: { where: object }) => Promise<{ organizationId?: string }[]>;
  count: (query?: { where: object }) => Promise<number>;
};

function isModel(value: unknown): value is Model {
  return typeof value === 'object' && value !== null && 'findMany' in value && 'count' in value;
}

function modelOf(tenant: Tenant, name: string): Model {
  const model: unknown = Reflect.get(tenant, `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
  if (!isModel(model)) throw new Error(`no model ${name}`);
  return model;
}

/** Models without an organization; each has a reason in its comment. May only shrink. */
const tenantless = ['Attempt', 'Installation', 'Organization'];
const names = Object.values(Prisma.ModelName).filter((name) => !tenantless.includes(name));

let admin: pg.Client;
let mine: World;
let theirs: World;

beforeAll(async () => {
  const { adminUrl } = await testDatabase();
  admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  theirs = await createWorld('Their Organization');
  mine = await createWorld('My Organization');
  await fillEveryTable(admin, theirs.organizationId, 'theirs');
});
afterAll(() => admin.end());

test('every model of the schema is a table that the tests fill', async () => {
  const filled = (await tenantTables(admin)).map(({ name }) => name);
  expect(filled).toEqual([...names].sort());
  for (const name of filled) {
    const found = await admin.query(`SELECT 1 FROM "${name}" WHERE "organizationId" = $1`, [
      theirs.organizationId,
    ]);
    expect(found.rowCount, name).toBeGreaterThan(0);
  }
});

describe.each(names)('rows of %s', (name) => {
  test('are seen by their own organization', async () => {
    expect(await arrange(theirs, (tenant) => modelOf(tenant, name).count())).toBeGreaterThan(0);
  });

  test('of another organization cannot be read through Prisma (T01, T03)', async () => {
    const where = { organizationId: theirs.organizationId };
    const read = await arrange(mine, async (tenant) => ({
      theirs: await modelOf(tenant, name).findMany({ where }),
      all: (await modelOf(tenant, name).findMany({ where: {} })).map((row) => row.organizationId),
      count: await modelOf(tenant, name).count({ where }),
    }));
    expect(read.theirs).toEqual([]);
    expect(read.count).toBe(0);
    expect(read.all.filter((owner) => owner !== mine.organizationId)).toEqual([]);
  });

  test('of another organization cannot be read through kysely (T03)', async () => {
    const found = await withTenantReader(mine.organizationId, (tenant) =>
      tenant.selectFrom(name).selectAll().where('organizationId', '=', theirs.organizationId).execute(),
    );
    expect(found).toEqual([]);
    const seen = await withTenantReader(mine.organizationId, async (tenant) => {
      const { rows } = await sql<{ owner: string }>`
        SELECT DISTINCT "organizationId" AS owner FROM ${sql.table(name)}`.execute(tenant);
      return rows.map((row) => row.owner);
    });
    expect(seen.filter((owner) => owner !== mine.organizationId)).toEqual([]);
  });

  // Most tables take no UPDATE of all columns or no DELETE from the product at all; that is a refusal as well.
  const touched = (statement: string) =>
    arrange(mine, (tenant) => tenant.$executeRawUnsafe(statement, theirs.organizationId)).catch(
      (error: unknown) => {
        if (/permission denied/.test(String(error))) return 0;
        throw error;
      },
    );

  test('of another organization cannot be changed, removed or taken over (T01)', async () => {
    const table = `"${name}"`;
    const where = `WHERE "organizationId" = $1::uuid`;
    expect(await touched(`UPDATE ${table} SET "organizationId" = "organizationId" ${where}`)).toBe(0);
    expect(await touched(`DELETE FROM ${table} ${where}`)).toBe(0);
    const left = await admin.query(`SELECT 1 FROM ${table} ${where}`, [theirs.organizationId]);
    expect(left.rowCount).toBeGreaterThan(0);
  });

  test('cannot be made in the name of another organization (T01)', async () => {
    const copy = `INSERT INTO "${name}" SELECT (jsonb_populate_record(NULL::"${name}",
      jsonb_build_object('organizationId', $1::text, 'id', '${idOf('intruder')}'))).*`;
    const made = arrange(mine, (tenant) => tenant.$executeRawUnsafe(copy, theirs.organizationId));
    await expect(made).rejects.toThrow(/row-level security|permission denied/);
  });
});
