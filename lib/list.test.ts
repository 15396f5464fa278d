import { beforeAll, expect, test } from 'vitest';
import { listRequests } from '#lib/access-request/queries.ts';
import type { Actor } from '#lib/auth/actor.ts';
import { listDeliveries } from '#lib/delivery/queries.ts';
import { listDocuments } from '#lib/document/queries.ts';
import { Invalid } from '#lib/errors.ts';
import { listGrants } from '#lib/grant/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createWorld } from '#lib/testing/world.ts';
import { listVisitors } from '#lib/visitor/queries.ts';

useTestDatabase();

const lists = { listRequests, listGrants, listDocuments, listDeliveries, listVisitors };
let owner: Actor;

beforeAll(async () => {
  owner = (await createWorld()).actors.owner;
});

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const id = '01900000-0000-7000-8000-000000000001';

test.each(Object.entries(lists))('%s refuses a cursor that was made by hand (F19)', async (_, list) => {
  const forged = [
    'x',
    cursor(null),
    cursor([]),
    cursor({ at: 1, id }),
    cursor({ at: 'yesterday-ish', id }),
    cursor({ at: "2026-01-01') OR 1=1 --", id }),
    cursor({ at: '2026-01-01T00:00:00Z', id: 'no-id' }),
    cursor({ at: '2026-01-01T00:00:00Z', id, organizationId: id }),
  ];
  for (const after of forged) {
    const answer = list(owner, { after }).then(
      (page) => page.rows,
      (error: unknown) => error,
    );
    const told = await answer;
    // A list by text takes any text as a place in it, and finds nothing of anybody else.
    expect(told instanceof Invalid || (Array.isArray(told) && told.length <= 1), after).toBe(true);
  }
  expect((await list(owner, {})).count).toBeGreaterThanOrEqual(0);
});

test.each(Object.entries(lists))(
  '%s refuses columns, filters and fields that it does not have (F19, T14)',
  async (_, list) => {
    const hostile: unknown[] = [
      { sort: 'passwordHash' },
      { sort: 'id; DROP TABLE "Grant"' },
      { filters: { organizationId: id } },
      { filters: { state: "' OR 1=1" } },
      { filters: { state: ['open'] } },
      { organizationId: id },
      { search: { contains: 'a' } },
      { search: 'x'.repeat(201) },
    ];
    for (const input of hostile) {
      const run: (actor: Actor, given: never) => Promise<unknown> = list;
      await expect(run(owner, input as never), JSON.stringify(input)).rejects.toThrow(Invalid);
    }
  },
);

test.each(Object.entries(lists))('%s takes the signs of a search literally (F19)', async (_, list) => {
  for (const search of ['%', '_', '\\', "'", '"; --', '%%%%%%%%%%%%%%%%%%%%a', '(?:a+)+$']) {
    expect(
      (await list(owner, { search })).rows.filter((row) => !JSON.stringify(row).includes(search)),
    ).toEqual([]);
  }
});
