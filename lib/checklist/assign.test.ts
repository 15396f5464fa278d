import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { housekeepDuties } from '#lib/duty/housekeeping.ts';
import { Forbidden, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { openText } from '#lib/mail/sealing.ts';
import { removeMember } from '#lib/member/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { assignItem } from './assign-commands.ts';
import { addTemplate, endItem, makeChecklist, reopenItem } from './commands.ts';
import { getChecklist } from './detail-queries.ts';
import { getMyItems, listItemOwners } from './queries.ts';

useTestDatabase();
let world: World;
let personId: string;
let checklistId: string;
let itemId: string;
/** The word for a member of each role. */
const whoHas = (role: 'security' | 'approver' | 'auditor' | 'employee' | 'people') =>
  `member:${world.actors[role].memberId}`;
beforeEach(async () => {
  // A Monday; work begins at nine.
  vi.useFakeTimers({ now: new Date('2026-03-02T11:00:00Z'), toFake: ['Date'] });
  world = await createWorld();
  const { people, security } = world.actors;
  personId = (await addPerson(world, { name: 'Nova' })).personId;
  const items = [
    { ownerKind: 'member' as const, ownerId: security.memberId, title: 'Laptop', dueDays: 0 },
    { ownerKind: 'role' as const, ownerRole: 'approver' as const, title: 'Badge', dueDays: 0 },
  ];
  const templateId = await addTemplate(people, { name: 'Joins', kind: 'joiner', items });
  checklistId = await makeChecklist(people, { templateId, personId, day: '2026-06-30' });
  itemId = (await itemsNow())[0]?.id ?? '';
});
afterEach(() => {
  vi.useRealTimers();
});

const itemsNow = async () => (await getChecklist(world.actors.people, { checklistId })).items;
const give = (to: string, seen = whoHas('security')) => assignItem(world.actors.people, { itemId, seen, to });
const titlesOf = async (role: 'security' | 'approver' | 'employee' | 'people') =>
  (await getMyItems(world.actors[role], {})).rows.map(({ title }) => title);
const mails = () =>
  arrange(world, async (tenant) => {
    const rows = await tenant.mail.findMany({
      where: { template: 'work-reminder' },
      orderBy: [{ createdAt: 'asc' }, { recipient: 'asc' }],
    });
    return rows.map(({ id, text, recipient }) => ({
      recipient,
      text: openText(world.organizationId, id, text),
    }));
  });

test('only those who look after people give an item to somebody else (T01)', async () => {
  const { security, approver, auditor, employee, visitor, anonymous, system } = world.actors;
  const person = await addPerson(world);
  for (const actor of [security, approver, auditor, employee, visitor, anonymous, system, person]) {
    const input = { itemId, seen: whoHas('security'), to: whoHas('employee') };
    await expect(assignItem(actor, input)).rejects.toThrow(Forbidden);
    await expect(listItemOwners(actor, {})).rejects.toThrow(Forbidden);
  }
  expect(await titlesOf('security')).toEqual(['Laptop']);
});

test('another organization has no such item, and gets none of ours (T01, T02)', async () => {
  const theirs = await createWorld();
  const { owner } = theirs.actors;
  const seen = whoHas('security');
  await expect(assignItem(owner, { itemId, seen, to: 'role:owner' })).rejects.toThrow(NotFound);
  await expect(give(`member:${owner.memberId}`)).rejects.toThrow(Invalid);
  const { members, roles } = await listItemOwners(world.actors.people, {});
  expect(members.map(({ id }) => id)).not.toContain(owner.memberId);
  // An auditor has no page on which they would see it.
  expect(members.map(({ id }) => id)).not.toContain(world.actors.auditor.memberId);
  expect(roles).toEqual(['owner', 'admin', 'security', 'approver', 'people']);
});

test('an item goes to somebody else, who hears of it by mail; whoever had it has it no more', async () => {
  const { employee, approver, security } = world.actors;
  await housekeepDuties(world.organizationId);
  expect((await mails()).map(({ recipient }) => recipient)).toEqual([approver.email, security.email]);
  await give(whoHas('employee'));
  expect(await titlesOf('security')).toEqual([]);
  expect(await titlesOf('employee')).toEqual(['Laptop']);
  await expect(endItem(security, { itemId, outcome: 'done' })).rejects.toThrow(NotFound);
  vi.setSystemTime(new Date('2026-03-03T11:00:00Z'));
  await housekeepDuties(world.organizationId);
  expect((await mails()).slice(2)).toEqual([
    { recipient: employee.email, text: expect.stringContaining('- Laptop (for Nova), by 30 Jun 2026') },
  ]);
  await give('role:people', whoHas('employee'));
  expect(await titlesOf('people')).toEqual(['Laptop']);
  const events = await arrange(world, (tenant) =>
    tenant.auditEvent.findMany({
      where: { action: 'checklist:assign' },
      orderBy: { sequence: 'asc' },
      select: { subject: true, body: true },
    }),
  );
  expect(events.map(({ subject }) => subject)).toEqual([
    `checklist:${checklistId}`,
    `checklist:${checklistId}`,
  ]);
  const said = events.map(({ body }) => JSON.parse(body).data);
  expect(said).toEqual([
    { itemId, from: whoHas('security'), to: whoHas('employee') },
    { itemId, from: whoHas('employee'), to: 'role:people' },
  ]);
});

test('an item goes to the manager of whom the list is for, if they sign in here', async () => {
  await expect(give('manager')).rejects.toThrow(/no manager who signs in/);
  const { memberId } = world.actors.employee;
  const boss = await addPerson(world, { name: 'Bo' });
  await arrange(world, async (tenant) => {
    await tenant.person.updateMany({ where: { id: boss.personId }, data: { memberId } });
    await tenant.person.updateMany({ where: { id: personId }, data: { managerId: boss.personId } });
  });
  await give('manager');
  expect((await itemsNow())[0]).toMatchObject({ ownerKind: 'manager', holder: whoHas('employee') });
  expect(await getChecklist(world.actors.people, { checklistId })).toMatchObject({ managerId: memberId });
  expect(await titlesOf('employee')).toEqual(['Laptop']);
});

test('nobody gets an item who would not see it, nor who has it, nor by a word that says nobody', async () => {
  const { owner, approver } = world.actors;
  await removeMember(owner, { memberId: approver.memberId });
  const unknown = 'member:00000000-0000-4000-8000-000000000000';
  const nobody = [whoHas('auditor'), whoHas('approver'), unknown, 'role:approver', 'role:auditor'];
  for (const to of [...nobody, whoHas('security'), '', 'member:x', 'role', 'everybody'])
    await expect(give(to), to).rejects.toMatchObject({ problems: [{ path: expect.stringMatching(/^to/) }] });
  expect(await titlesOf('security')).toEqual(['Laptop']);
});

test('of two who give an item at once the second is told, and so is who gives what has ended', async () => {
  const { people } = world.actors;
  const both = await Promise.allSettled([give(whoHas('employee')), give('role:owner')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Stale) });
  const seen = (await itemsNow())[0]?.holder ?? '';
  await endItem(people, { itemId, outcome: 'done' });
  await expect(give(whoHas('people'), seen)).rejects.toThrow(/It has ended/);
  await reopenItem(people, { itemId });
  await give(whoHas('people'), seen);
  const given = (await auditTrail(world)).filter(({ action }) => action === 'checklist:assign');
  expect(given).toHaveLength(2);
});
