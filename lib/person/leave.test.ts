import { expect, test } from 'vitest';
import type { MemberActor } from '#lib/auth/actor.ts';
import { dayIn } from '#lib/day.ts';
import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { changeRoles } from '#lib/member/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import {
  addPerson as addSignedIn,
  arrange,
  auditTrail,
  createWorld,
  type World,
} from '#lib/testing/world.ts';
import { addPerson, changePerson } from './commands.ts';
import { getPerson, getPersonHistory } from './detail-queries.ts';
import { housekeepPersons } from './housekeeping.ts';
import { leavePerson, rejoinPerson } from './leave-commands.ts';
import { listPersons } from './queries.ts';

useTestDatabase();

const today = () => dayIn('Europe/Berlin', new Date());
const inDays = (days: number) => dayIn('Europe/Berlin', new Date(Date.now() + days * 86_400_000));

async function addDuty(world: World, personId: string): Promise<string> {
  const { organizationId } = world;
  const [id, checkId] = [newId(), newId()];
  const at = new Date();
  await arrange(world, async (tenant) => {
    await tenant.check.create({
      data: {
        organizationId,
        id: checkId,
        kind: 'device',
        title: 'Laptop',
        createdAt: at,
        createdBy: 'operator:test',
      },
    });
    await tenant.duty.create({
      data: {
        organizationId,
        id,
        personId,
        checkId,
        kind: 'check',
        assignedAt: at,
        assignedBy: 'system:test',
        dueOn: at,
      },
    });
  });
  return id;
}

const asPerson = (actor: MemberActor) => addPerson(actor, { email: actor.email, name: actor.name });

test('leaving today ends duties, sessions, duty links and membership, and keeps what was done', async () => {
  const world = await createWorld();
  const { organizationId, actors } = world;
  const { people, employee } = actors;
  const personId = await addPerson(people, { email: employee.email, name: employee.name });
  const dutyId = await addDuty(world, personId);
  const other = await addSignedIn(world);
  const later = new Date(Date.now() + 86_400_000);
  await arrange(world, async (tenant) => {
    const link = { purpose: 'duty-link', email: employee.email, subjectId: personId, createdAt: new Date() };
    const hash = { tokenHash: `test ${newId()}`, expiresAt: later };
    await tenant.challenge.create({ data: { organizationId, id: newId(), ...link, ...hash } });
    await tenant.session.updateMany({ where: { id: other.sessionId }, data: { personId } });
  });
  expect(await leavePerson(people, { personId, leftOn: today() })).toEqual({
    ended: { duties: 1, sessions: 2, members: 1, unowned: 0 },
  });
  await arrange(world, async (tenant) => {
    expect(await tenant.duty.findFirst({ where: { id: dutyId } })).toMatchObject({ outcome: 'left' });
    expect(await tenant.session.count({ where: { personId, endedAt: null } })).toBe(0);
    expect(
      await tenant.challenge.count({ where: { subjectId: personId, expiresAt: { gt: new Date() } } }),
    ).toBe(0);
    expect(await tenant.member.findFirst({ where: { id: employee.memberId } })).toMatchObject({
      removedAt: expect.any(Date),
    });
  });
  expect(await getPerson(people, { personId })).toMatchObject({ standing: 'left', leftOn: today() });
  expect((await listPersons(people, {})).rows.map(({ id }) => id)).not.toContain(personId);
  expect((await listPersons(people, { filters: { standing: 'left' } })).rows).toHaveLength(1);
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    action: 'person:leave',
    subject: `person:${personId}`,
  });
  await expect(leavePerson(people, { personId, leftOn: today() })).rejects.toThrow(Conflict);
});

test('whoever leaves later stays until that day, and the clock lets them go once', async () => {
  const world = await createWorld();
  const { people } = world.actors;
  const personId = await addPerson(people, {
    email: 'ada@inside.example',
    name: 'Ada',
    startedOn: '2020-01-01',
  });
  const dutyId = await addDuty(world, personId);
  expect(await leavePerson(people, { personId, leftOn: inDays(5) })).toEqual({ ended: null });
  expect(await housekeepPersons(world.organizationId)).toBe(0);
  expect(await getPerson(people, { personId })).toMatchObject({ standing: 'leaves', endedAt: null });
  await arrange(world, (tenant) =>
    tenant.person.updateMany({ where: { id: personId }, data: { leftOn: new Date(inDays(-1)) } }),
  );
  const counts = await Promise.all([
    housekeepPersons(world.organizationId),
    housekeepPersons(world.organizationId),
  ]);
  expect(counts.toSorted()).toEqual([0, 1]);
  const duty = await arrange(world, (tenant) => tenant.duty.findFirst({ where: { id: dutyId } }));
  expect(duty).toMatchObject({ outcome: 'left' });
  const history = await getPersonHistory(people, { personId });
  expect(history.map(({ action, byName }) => `${action} ${byName}`).slice(0, 2)).toEqual([
    'person:leave Candor',
    'person:leave People Person',
  ]);
});

test('leaving is taken back, also after the day, and nobody leaves before they started', async () => {
  const { people } = (await createWorld()).actors;
  const personId = await addPerson(people, {
    email: 'ada@inside.example',
    name: 'Ada',
    startedOn: '2026-02-01',
  });
  await expect(leavePerson(people, { personId, leftOn: '2026-01-31' })).rejects.toThrow(Invalid);
  await expect(rejoinPerson(people, { personId })).rejects.toThrow('They are not leaving.');
  await leavePerson(people, { personId, leftOn: '2026-03-01' });
  await rejoinPerson(people, { personId });
  expect(await getPerson(people, { personId })).toMatchObject({
    standing: 'here',
    leftOn: null,
    endedAt: null,
  });
  await leavePerson(people, { personId, leftOn: inDays(3) });
  const { revision } = await getPerson(people, { personId });
  const late = { personId, revision, email: 'ada@inside.example', name: 'Ada', startedOn: inDays(4) };
  await expect(changePerson(people, late)).rejects.toThrow('cannot start after that');
});

test('the last owner cannot leave, an owner only by an owner, nobody by themselves', async () => {
  const world = await createWorld();
  const { owner, people, admin, operator } = world.actors;
  const personId = await asPerson({ ...people, email: owner.email, name: owner.name });
  for (const leftOn of [today(), inDays(9)]) {
    await expect(leavePerson(people, { personId, leftOn })).rejects.toThrow(Forbidden);
    await expect(leavePerson(operator, { personId, leftOn })).rejects.toThrow('Make somebody else an owner');
  }
  const self = await asPerson(people);
  await expect(leavePerson(people, { personId: self, leftOn: today() })).rejects.toThrow('yourself');
  expect(await getPerson(people, { personId })).toMatchObject({ leftOn: null, standing: 'here' });
  await changeRoles(owner, { memberId: admin.memberId, roles: ['owner'] });
  expect(await leavePerson(operator, { personId, leftOn: today() })).toMatchObject({ ended: { members: 1 } });
});

test('an owner who has become the last one before their day stays until there is another, and others leave', async () => {
  const world = await createWorld();
  const { people, owner, organizationId } = { ...world, ...world.actors };
  const personId = await asPerson({ ...people, email: owner.email, name: owner.name });
  const other = await addPerson(people, { email: 'ada@inside.example', name: 'Ada' });
  await arrange(world, (tenant) => tenant.person.updateMany({ data: { leftOn: new Date(inDays(-1)) } }));
  expect(await housekeepPersons(organizationId)).toBe(1);
  expect(await getPerson(people, { personId })).toMatchObject({ standing: 'left', endedAt: null });
  expect(await getPerson(people, { personId: other })).toMatchObject({ endedAt: expect.any(Date) });
});
