import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { command, nothing } from '#lib/operation.ts';
import { getPersonHistory } from '#lib/person/detail-queries.ts';
import { leavePerson } from '#lib/person/leave-commands.ts';
import { updatePrivacySetting } from '#lib/setting/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { holdPerson, liftHold } from './hold-commands.ts';
import { findHoldOfPerson } from './hold-queries.ts';
import { eraseDue } from './housekeeping.ts';
import { erasePerson } from './person-commands.ts';
import { previewPersonErasure } from './person-queries.ts';
import { previewErasure } from './queries.ts';

useTestDatabase();
let world: World;
const leftOn = '2026-03-02';
const now = new Date('2026-03-02T12:00:00Z');
const at = (moment: Date) => vi.useFakeTimers({ now: moment, toFake: ['Date'] });
beforeEach(async () => {
  at(now);
  world = await createWorld();
});
afterEach(() => {
  vi.useRealTimers();
});

const asked = { reason: 'asked', confirmed: 'yes' } as const;
const reason = 'Case 12/26';

async function leaver(): Promise<string> {
  const { personId } = await addPerson(world, { name: 'Zoe' });
  await leavePerson(world.actors.people, { personId, leftOn });
  return personId;
}

const isErased = (personId: string) =>
  arrange(world, async (tenant) => {
    const { erasedAt } = await tenant.person.findFirstOrThrow({ where: { id: personId } });
    return erasedAt !== null;
  });

test('only owner and admin hold somebody or lift it, of their own organization, with a reason (T01)', async () => {
  const personId = await leaver();
  for (const kind of [
    'security',
    'approver',
    'people',
    'auditor',
    'employee',
    'visitor',
    'system',
  ] as const) {
    const actor = world.actors[kind];
    await expect(holdPerson(actor, { personId, reason })).rejects.toThrow(Forbidden);
    await expect(findHoldOfPerson(actor, { personId })).rejects.toThrow(Forbidden);
  }
  const { admin, owner, people } = world.actors;
  const theirs = (await createWorld()).actors.owner;
  await expect(holdPerson(theirs, { personId, reason })).rejects.toThrow(NotFound);
  await expect(holdPerson(admin, { personId, reason: ' ' })).rejects.toThrow(Invalid);
  await holdPerson(admin, { personId, reason });
  await expect(liftHold(people, { personId })).rejects.toThrow(Forbidden);
  await expect(liftHold(theirs, { personId })).rejects.toThrow(NotFound);
  expect(await findHoldOfPerson(theirs, { personId })).toBe(null);
  expect(await findHoldOfPerson(owner, { personId })).toEqual({
    reason,
    heldAt: now,
    heldByName: 'Admin Person',
  });
});

test('whoever is on hold is not erased by hand, with a sentence that names it, until it is lifted', async () => {
  const { owner, admin } = world.actors;
  const personId = await leaver();
  const both = await Promise.allSettled([
    holdPerson(owner, { personId, reason }),
    holdPerson(owner, { personId, reason }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const sentence = 'They are on hold since 2 Mar 2026, by Owner Person: Case 12/26.';
  await expect(holdPerson(admin, { personId, reason: 'Another' })).rejects.toThrow(sentence);
  await expect(erasePerson(admin, { personId, ...asked })).rejects.toThrow(sentence);
  expect((await previewPersonErasure(admin, { personId })).whyNot).toContain(sentence);
  // Nor past the operations.
  const past = arrange(world, (tenant) =>
    tenant.person.updateMany({ where: { id: personId }, data: { erasedAt: now, erasedBy: 'operator:test' } }),
  );
  await expect(past).rejects.toThrow();
  await liftHold(admin, { personId });
  await expect(liftHold(admin, { personId })).rejects.toThrow(Conflict);
  await erasePerson(admin, { personId, ...asked });
  expect(await isErased(personId)).toBe(true);
  await expect(holdPerson(admin, { personId, reason })).rejects.toThrow('erased already');
  const details = await arrange(world, (tenant) => tenant.auditEventDetail.findMany());
  expect(JSON.stringify(details)).not.toContain(reason);
  const trail = (await auditTrail(world)).filter(({ subject }) => subject === `person:${personId}`);
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['person:hold', 'person:lift-hold', 'person:erase']),
  );
  expect((await getPersonHistory(admin, { personId })).map(({ action }) => action)).toContain('person:hold');
});

test('the chore leaves out who is on hold and the mails to them, also where it comes while it runs', async () => {
  const { owner, system } = world.actors;
  await updatePrivacySetting(owner, { keepLeaverYears: 1 });
  const personId = await leaver();
  const person = await arrange(world, (tenant) =>
    tenant.person.findFirstOrThrow({ where: { id: personId } }),
  );
  const write = command('duty:make', nothing, async (context) => {
    await queueMail(context, { template: 'test', to: person.email, subject: 'Hello', paragraphs: ['Hello'] });
    return { result: undefined, events: [{ subject: 'test:1' }] };
  });
  await write(system, {});
  const sent = { sentAt: now };
  await arrange(world, (tenant) => tenant.mail.updateMany({ data: sent }));
  await holdPerson(owner, { personId, reason });
  at(new Date('2031-03-02T12:00:00Z'));
  expect(await previewErasure(owner, {})).toMatchObject({ persons: 0, mails: 0 });
  await eraseDue(world.organizationId);
  expect(await isErased(personId)).toBe(false);
  const mails = () => arrange(world, (tenant) => tenant.mail.count({ where: { recipient: person.email } }));
  expect(await mails()).toBe(1);
  await arrange(world, (tenant) =>
    tenant.personHold.updateMany({ data: { liftedAt: now, liftedBy: 'operator:test' } }),
  );
  // The hold and the chore at once: one of them is first, and neither undoes the other.
  const { organizationId } = world;
  const hold = { organizationId, id: newId(), personId, reason, heldAt: now, heldBy: 'operator:test' };
  let found = 0;
  const [erased] = await Promise.allSettled([
    erasePerson(system, { personId, reason: 'time', confirmed: 'yes' }),
    arrange(world, async (tenant) => {
      await tenant.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
      found = await tenant.person.count({ where: { id: personId, erasedAt: null } });
      if (found > 0) await tenant.personHold.create({ data: hold });
    }),
  ]);
  expect(await isErased(personId)).toBe(erased.status === 'fulfilled');
  expect(erased.status === 'fulfilled').toBe(found === 0);
});

test('nobody lifts a hold on themselves, or long after signing in', async () => {
  const { owner, admin } = world.actors;
  const { personId } = await addPerson(world, { name: admin.name, email: admin.email });
  await holdPerson(owner, { personId, reason });
  await expect(liftHold(admin, { personId })).rejects.toThrow('yourself');
  at(new Date(now.getTime() + 2 * 3_600_000));
  await expect(liftHold(owner, { personId })).rejects.toThrow('more than an hour ago');
  expect(await findHoldOfPerson(owner, { personId })).not.toBe(null);
});
