import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from '#lib/testing/database.ts';
import { compareCatalogues, readCatalogue, schemaSql } from './drift.ts';

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test('the schema files and the migrations make the same database', async () => {
  const empty = await freshDatabase('empty');
  const migrated = await freshDatabase('migrated');
  await run(empty.ownerUrl, await schemaSql(empty.ownerUrl));
  const fromSchema = await readCatalogue(empty.ownerUrl);
  expect(fromSchema.length).toBeGreaterThan(200);
  expect(compareCatalogues(fromSchema, await readCatalogue(migrated.ownerUrl))).toEqual([]);
});

test.each([
  ['a column', 'ALTER TABLE "Organization" ADD COLUMN forgotten text', 'column Organization.forgotten'],
  ['a default', `ALTER TABLE "Organization" ALTER COLUMN slug SET DEFAULT 'x'`, 'Organization.slug'],
  ['an index', 'CREATE INDEX forgotten ON "Organization" (slug, id)', 'index CREATE INDEX forgotten'],
  [
    'a reference',
    'ALTER TABLE "Portal" DROP CONSTRAINT "Portal_organizationId_fkey"',
    'Portal_organizationId_fkey',
  ],
])('whoever forgets %s in one of the two places is told which', async (_what, change, expected) => {
  const before = await freshDatabase('migrated');
  const after = await freshDatabase('migrated');
  await run(after.ownerUrl, change);
  const difference = compareCatalogues(
    await readCatalogue(before.ownerUrl),
    await readCatalogue(after.ownerUrl),
  );
  expect(difference.join('\n')).toContain(expected);
});
