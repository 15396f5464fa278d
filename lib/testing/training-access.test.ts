import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, PersonActor } from '#lib/auth/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { testDatabase, useTestDatabase } from './database.ts';
import { tenantTables } from './rows.ts';
import { dutyDeeds, oneOfEachDuty, ownDeeds } from './training-deeds.ts';
import { addPerson, createWorld, type World } from './world.ts';

useTestDatabase();

type Ids = Awaited<ReturnType<typeof oneOfEachDuty>>;

let admin: pg.Client;
let mine: World;
let theirs: World;
let ids: Ids;
let own: Ids;
let stranger: PersonActor;
let colleague: PersonActor;
let before: string;

/** Every row of an organization but the log, to which denials are written. */
async function everyRow(): Promise<string> {
  const rows: unknown[] = [];
  for (const { name } of await tenantTables(admin)) {
    if (name.startsWith('AuditEvent') || name === 'SearchEntry') continue;
    const { rows: found } = await admin.query(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE "organizationId" = $1 ORDER BY 1`,
      [mine.organizationId],
    );
    rows.push([name, found]);
  }
  return JSON.stringify(rows);
}

beforeAll(async () => {
  admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await admin.connect();
  [mine, theirs] = [await createWorld(), await createWorld()];
  ids = await oneOfEachDuty(mine);
  own = await oneOfEachDuty(theirs);
  stranger = await addPerson(theirs);
  colleague = await addPerson(mine);
  before = await everyRow();
});
afterAll(() => admin.end());

const all = { ...dutyDeeds, ...ownDeeds };
const deed = (name: string) => all[name] ?? (() => Promise.resolve());

async function refusalOf(name: string, actor: Actor, of: Ids): Promise<unknown> {
  return deed(name)(actor, of).then(
    () => null,
    (error: unknown) => error,
  );
}

describe('somebody of another organization finds nothing of ours, and changes nothing (T01, T02)', () => {
  test.each(Object.keys(dutyDeeds))('%s', async (name) => {
    const error = await refusalOf(name, theirs.actors.owner, ids);
    expect(error instanceof NotFound || error instanceof Invalid, String(error)).toBe(true);
    for (const [key, foreign] of Object.entries(ids))
      if (/^(prove|unprove|record|make)/.test(name))
        await refusalOf(name, theirs.actors.owner, { ...own, [key]: foreign });
    expect(await everyRow()).toBe(before);
  });
});

describe('an employee does with the duties of others nothing, here or elsewhere, and members are none', () => {
  test.each(Object.keys(ownDeeds))('%s', async (name) => {
    for (const actor of [stranger, colleague])
      expect(await refusalOf(name, actor, ids), actor.email).toBeInstanceOf(NotFound);
    const { owner, people, security, employee, visitor, anonymous, operator, system } = mine.actors;
    for (const actor of [owner, people, security, employee, visitor, anonymous, operator, system])
      expect(await refusalOf(name, actor, ids), actor.kind).toBeInstanceOf(Forbidden);
    expect(await everyRow()).toBe(before);
  });
});

describe('who has no part in looking after people does none of it', () => {
  test.each(Object.keys(dutyDeeds))('%s', async (name) => {
    const { visitor, anonymous, auditor, employee, approver } = mine.actors;
    for (const actor of [visitor, anonymous, auditor, employee, colleague, approver]) {
      const error = await refusalOf(name, actor, ids);
      const reads = actor === approver && error === null && name.startsWith('get');
      const notTheirs = error instanceof NotFound && name.endsWith('Item');
      expect(
        reads || notTheirs || error instanceof Forbidden || error instanceof Conflict,
        `${name} ${actor.kind} ${String(error)}`,
      ).toBe(true);
      if (actor !== approver && actor !== employee) expect(error).toBeInstanceOf(Forbidden);
    }
    expect(await everyRow()).toBe(before);
  });
});
