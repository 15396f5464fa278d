import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { testDatabase, useTestDatabase } from './database.ts';
import { deeds, oneOfEach } from './program-deeds.ts';
import { tenantTables } from './rows.ts';
import { createWorld, type World } from './world.ts';

useTestDatabase();

type Ids = Awaited<ReturnType<typeof oneOfEach>>;

let admin: pg.Client;
let mine: World;
let theirs: World;
let ids: Ids;
let own: Ids;
let before: string;

/** Every row of an organization but the log, to which denials are written. */
async function everyRow(organizationId: string): Promise<string> {
  const rows: unknown[] = [];
  for (const { name } of await tenantTables(admin)) {
    if (name.startsWith('AuditEvent') || name === 'SearchEntry') continue;
    const { rows: found } = await admin.query(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE "organizationId" = $1 ORDER BY 1`,
      [organizationId],
    );
    rows.push([name, found]);
  }
  return JSON.stringify(rows);
}

beforeAll(async () => {
  admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await admin.connect();
  [mine, theirs] = [await createWorld(), await createWorld()];
  ids = await oneOfEach(mine);
  own = await oneOfEach(theirs);
  before = await everyRow(mine.organizationId);
});
afterAll(() => admin.end());

describe('somebody of another organization finds nothing of ours, and changes nothing (T01, T02)', () => {
  test.each(Object.keys(deeds))('%s', async (name) => {
    const act = deeds[name] ?? (() => Promise.resolve());
    const alone = act(theirs.actors.owner, ids);
    const error: unknown = await alone.then(
      () => null,
      (refusal: unknown) => refusal,
    );
    expect(error instanceof NotFound || error instanceof Invalid, String(error)).toBe(true);
    // Nor where only one of the things that are named is ours.
    for (const [key, foreign] of Object.entries(ids)) {
      if (!/^(getControl|changeControl|archive|restore|discard|decide|import|end)/.test(name))
        await act(theirs.actors.owner, { ...own, [key]: foreign }).catch(() => null);
    }
    expect(await everyRow(mine.organizationId)).toBe(before);
  });
});

describe('who has no part in the program may do none of it, and is refused before anything is looked up', () => {
  test.each(Object.keys(deeds))('%s', async (name) => {
    const act = deeds[name] ?? (() => Promise.resolve());
    const { visitor, anonymous, system, people } = mine.actors;
    for (const actor of [visitor, anonymous, system, people])
      await expect(act(actor, ids), actor.kind).rejects.toThrow(Forbidden);
    expect(await everyRow(mine.organizationId)).toBe(before);
  });
});
