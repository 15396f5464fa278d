import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, createWorld } from '#lib/testing/world.ts';
import { withTenantReader } from './tenant.ts';

useTestDatabase();

test('what a large organization asks twice is not answered by a plan made for any organization', async () => {
  const world = await createWorld();
  const written = await arrange(world, (tenant) => tenant.$queryRaw`SHOW plan_cache_mode`);
  const read = await withTenantReader(world.organizationId, (tenant) =>
    sql`SHOW plan_cache_mode`.execute(tenant),
  );
  expect(written).toEqual([{ plan_cache_mode: 'force_custom_plan' }]);
  expect(read.rows).toEqual(written);
});
