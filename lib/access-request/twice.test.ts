import { expect, test } from 'vitest';
import { createAccessWorld, filledForm } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange } from '#lib/testing/world.ts';
import { submitRequest } from './commands.ts';

useTestDatabase();

test('a form that is sent five times at once makes one request and one mail to the team (W09)', async () => {
  const world = await createAccessWorld();
  const form = filledForm([world.documents.restricted]);
  await Promise.allSettled(Array.from({ length: 5 }, () => submitRequest(world.actors.visitor, form)));
  const counts = await arrange(world, async (tenant) => ({
    requests: await tenant.accessRequest.count({ where: { withdrawnAt: null } }),
    items: await tenant.accessRequestItem.count(),
  }));
  expect(counts).toEqual({ requests: 1, items: 1 });
});
