import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPerson, arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import {
  addTemplate,
  archiveTemplate,
  changeTemplate,
  endItem,
  makeChecklist,
  reopenItem,
  restoreTemplate,
} from './commands.ts';
import { getChecklist, getChecklistsOfPerson, getTemplate } from './detail-queries.ts';
import { housekeepChecklists } from './housekeeping.ts';
import { getMyItems, listChecklists, listTemplates } from './queries.ts';
import { starterTemplates } from './starter.ts';

useTestDatabase();

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

async function ground(change: object = {}) {
  const world = await createWorld();
  const person = await addPerson(world, { startedOn: inDays(3) });
  const { security, people } = world.actors;
  const templateId = await addTemplate(people, {
    name: 'Joins',
    kind: 'joiner',
    items: [
      { ownerKind: 'member', ownerId: security.memberId, title: 'Device', dueDays: -10 },
      { ownerKind: 'role', ownerRole: 'approver', title: 'Badge', dueDays: 0 },
      { ownerKind: 'manager', title: 'Welcome', dueDays: 5 },
    ],
    ...change,
  });
  return { world, person, templateId, people };
}

describe('who may not', () => {
  test('only those who look after people change templates and make lists (T01)', async () => {
    const { world, person, templateId } = await ground();
    const { security, approver, auditor, employee, visitor, anonymous } = world.actors;
    const personId = person.personId;
    for (const actor of [security, approver, auditor, employee, visitor, anonymous, person]) {
      await expect(archiveTemplate(actor, { templateId })).rejects.toThrow(Forbidden);
      await expect(makeChecklist(actor, { templateId, personId })).rejects.toThrow(Forbidden);
    }
  });

  test('another organization has no such template, list, item or person (T02)', async () => {
    const { person, templateId, people } = await ground();
    const personId = person.personId;
    const checklistId = await makeChecklist(people, { templateId, personId });
    const [item] = (await getChecklist(people, { checklistId })).items;
    const { owner } = (await createWorld()).actors;
    await expect(getTemplate(owner, { templateId })).rejects.toThrow(NotFound);
    await expect(makeChecklist(owner, { templateId, personId })).rejects.toThrow(NotFound);
    await expect(getChecklist(owner, { checklistId })).rejects.toThrow(NotFound);
    const itemId = item?.id ?? '';
    await expect(endItem(owner, { itemId, outcome: 'done' })).rejects.toThrow(NotFound);
    expect((await listChecklists(owner, {})).rows).toEqual([]);
  });
});

describe('a list', () => {
  test('gives each their own to do, who tick it, with who and when; a manager without login leaves theirs to people', async () => {
    const { world, person, templateId, people } = await ground();
    const checklistId = await makeChecklist(people, { templateId, personId: person.personId });
    const { security, approver, employee, admin } = world.actors;
    const mine = async (actor: typeof people) => (await getMyItems(actor, {})).rows;
    expect(await mine(security)).toMatchObject([{ title: 'Device', personName: 'Petra Person' }]);
    expect(await mine(approver)).toMatchObject([{ title: 'Badge' }]);
    expect(await mine(people)).toMatchObject([{ title: 'Welcome' }]);
    const [device] = await mine(security);
    const itemId = device?.id ?? '';
    await expect(endItem(employee, { itemId, outcome: 'done' })).rejects.toThrow(NotFound);
    await expect(endItem(approver, { itemId, outcome: 'done' })).rejects.toThrow(NotFound);
    await expect(endItem(security, { itemId, outcome: 'not-needed' })).rejects.toThrow(/why/);
    await endItem(security, { itemId, outcome: 'done' });
    await expect(endItem(admin, { itemId, outcome: 'done' })).rejects.toThrow(Conflict);
    const list = await getChecklist(admin, { checklistId });
    expect(list.items[0]).toMatchObject({ outcome: 'done', endedByName: 'Security Person' });
    expect((await listChecklists(admin, {})).rows).toMatchObject([{ items: 3, ended: 1, overdue: 0 }]);
    expect(await getChecklistsOfPerson(admin, { personId: person.personId })).toMatchObject([{ ended: 1 }]);
    await reopenItem(admin, { itemId });
    await expect(reopenItem(admin, { itemId })).rejects.toThrow(Conflict);
    expect((await listChecklists(admin, {})).rows).toMatchObject([{ ended: 0, overdue: 1 }]);
    const trail = (await auditTrail(world)).filter(({ subject }) => subject === `checklist:${checklistId}`);
    expect(trail.map(({ action }) => action)).toEqual(['checklist:make', 'checklist:tick', 'checklist:tick']);
  });

  test('is made once for a day, needs one, and stays as it was when its template changes', async () => {
    const { world, person, templateId, people } = await ground();
    const personId = person.personId;
    const both = await Promise.allSettled([
      makeChecklist(people, { templateId, personId }),
      makeChecklist(people, { templateId, personId }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const dayless = await addPerson(world);
    await expect(makeChecklist(people, { templateId, personId: dayless.personId })).rejects.toThrow(
      /give a day/,
    );
    await makeChecklist(people, { templateId, personId: dayless.personId, day: '2026-03-01' });
    const items = [{ ownerKind: 'manager' as const, title: 'Only this', dueDays: 0 }];
    const change = { templateId, revision: 1, name: 'Joins', kind: 'joiner' as const, items };
    await changeTemplate(people, change);
    await expect(changeTemplate(people, change)).rejects.toThrow(Conflict);
    expect((await listChecklists(people, {})).rows.map((row) => row.items)).toEqual([3, 3]);
    await archiveTemplate(people, { templateId });
    await expect(makeChecklist(people, { templateId, personId, day: '2026-04-01' })).rejects.toThrow(
      Conflict,
    );
    await restoreTemplate(people, { templateId });
    expect(await listTemplates(people, {})).toMatchObject([{ name: 'Joins', items: 1 }]);
  });

  test('of an automatic template is made by itself, once, for who joins soon: not for those who were here before', async () => {
    const { world, person, people } = await ground({ automatic: true });
    await addPerson(world, { startedOn: new Date('2020-01-01') });
    await addPerson(world, { startedOn: inDays(300) });
    expect(await housekeepChecklists(world.organizationId)).toBe(1);
    expect(await housekeepChecklists(world.organizationId)).toBe(0);
    expect((await listChecklists(people, {})).rows).toMatchObject([{ personId: person.personId }]);
    await addTemplate(people, { ...starterTemplates.leaver, kind: 'leaver', automatic: true });
    await arrange(world, (tenant) =>
      tenant.person.updateMany({ where: { id: person.personId }, data: { leftOn: inDays(10) } }),
    );
    expect(await housekeepChecklists(world.organizationId)).toBe(1);
    expect((await listChecklists(people, { filters: { kind: 'leaver' } })).rows).toMatchObject([
      { items: 12 },
    ]);
  });
});

test('a template with nothing in it, or given to nobody of ours, is refused', async () => {
  const { world, people } = await ground();
  await expect(addTemplate(people, { name: 'Empty', kind: 'joiner', items: [] })).rejects.toThrow(Invalid);
  const stranger = (await createWorld()).actors.owner.memberId;
  const items = [{ ownerKind: 'member' as const, ownerId: stranger, title: 'X', dueDays: 0 }];
  await expect(addTemplate(people, { name: 'Theirs', kind: 'joiner', items })).rejects.toThrow(Invalid);
  expect(await listTemplates(world.actors.owner, {})).toHaveLength(1);
});

test('the templates that come with Candor are ten things to join and twelve to leave', () => {
  expect(starterTemplates.joiner.items).toHaveLength(10);
  expect(starterTemplates.leaver.items).toHaveLength(12);
});
