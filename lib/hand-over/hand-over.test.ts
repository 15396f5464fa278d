import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addTemplate, endItem, makeChecklist } from '#lib/checklist/commands.ts';
import { listChecklists } from '#lib/checklist/queries.ts';
import { housekeepDuties } from '#lib/duty/housekeeping.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { removeMember } from '#lib/member/commands.ts';
import { addPerson } from '#lib/person/commands.ts';
import { leavePerson } from '#lib/person/leave-commands.ts';
import { addTask, changeTask, finishTask } from '#lib/task/commands.ts';
import { getTask } from '#lib/task/detail-queries.ts';
import { getMyTasks, listTasks } from '#lib/task/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { handOverWork } from './commands.ts';
import { listOpenWork } from './queries.ts';
import { workInWords } from './schema.ts';

useTestDatabase();
let world: World;
beforeEach(async () => {
  // A Monday; work begins at nine.
  vi.useFakeTimers({ now: new Date('2026-03-02T11:00:00Z'), toFake: ['Date'] });
  world = await createWorld();
});
afterEach(() => {
  vi.useRealTimers();
});

const give = (ownerId: string | null, title: string) =>
  addTask(world.actors.security, { title, description: '', ownerId, dueOn: '2026-06-30' });

/** One open and one done task, and one item of a list for somebody who joins; all of the employee. */
async function workOfEmployee() {
  const { employee, people } = world.actors;
  const taskId = await give(employee.memberId, 'Rotate the keys');
  const doneId = await give(employee.memberId, 'Tidy up');
  await finishTask(employee, { taskId: doneId, outcome: 'done' });
  const personId = await addPerson(people, { email: 'nova@inside.example', name: 'Nova' });
  const item = { ownerKind: 'member' as const, ownerId: employee.memberId, dueDays: 0 };
  const items = [
    { ...item, title: 'Badge' },
    { ...item, title: 'Laptop' },
  ];
  const templateId = await addTemplate(people, { name: 'Joins', kind: 'joiner', items });
  const checklistId = await makeChecklist(people, { templateId, personId, day: '2026-06-30' });
  const rows = await arrange(world, (tenant) =>
    tenant.checklistItem.findMany({ where: { checklistId }, orderBy: { position: 'asc' } }),
  );
  await endItem(employee, { itemId: rows[1]?.id ?? '', outcome: 'done' });
  return { taskId, doneId, checklistId };
}

const ownersOf = (checklistId: string) =>
  arrange(world, async (tenant) => {
    const items = await tenant.checklistItem.findMany({
      where: { checklistId },
      orderBy: { position: 'asc' },
    });
    return items.map(({ ownerId }) => ownerId);
  });

test('nobody but who gives tasks or looks after people hands work over, and only of their own organization (T01)', async () => {
  const { approver, employee, auditor, visitor, owner, security } = world.actors;
  await workOfEmployee();
  await removeMember(owner, { memberId: employee.memberId });
  const input = { fromMemberId: employee.memberId, toMemberId: security.memberId };
  for (const actor of [approver, auditor, visitor, world.actors.anonymous]) {
    await expect(handOverWork(actor, input)).rejects.toThrow(Forbidden);
    await expect(listOpenWork(actor, {})).rejects.toThrow(Forbidden);
  }
  const theirs = await createWorld();
  await expect(handOverWork(theirs.actors.owner, input)).rejects.toThrow(NotFound);
  expect((await listOpenWork(theirs.actors.owner, {})).members).toEqual([]);
  const stranger = theirs.actors.security.memberId;
  await expect(handOverWork(owner, { ...input, toMemberId: stranger })).rejects.toThrow(Invalid);
  await expect(handOverWork(owner, { ...input, toMemberId: employee.memberId })).rejects.toThrow(Invalid);
  // An auditor has no page on which they would see it.
  await expect(handOverWork(owner, { ...input, toMemberId: auditor.memberId })).rejects.toThrow(Invalid);
  const { choices } = await listOpenWork(owner, {});
  expect(choices.map(({ id }) => id)).not.toContain(auditor.memberId);
  expect(choices).toHaveLength(5);
  await expect(handOverWork(owner, { ...input, fromMemberId: security.memberId })).rejects.toThrow(Conflict);
});

test('what a removed member leaves behind is without an owner, heard of, and handed over later', async () => {
  const { owner, people, security, approver, employee } = world.actors;
  const { taskId, doneId, checklistId } = await workOfEmployee();
  const unowned = await removeMember(owner, { memberId: employee.memberId });
  expect(unowned).toEqual({ tasks: 1, items: 1 });
  expect(workInWords(unowned)).toBe('1 task and 1 checklist item');
  const nobodys = { filters: { owner: 'none' as const, state: 'open' as const } };
  expect((await listTasks(security, nobodys)).rows).toMatchObject([{ id: taskId, ownerGone: true }]);
  const lists = await listChecklists(people, { filters: { state: 'unowned' } });
  expect(lists.rows.map(({ id }) => id)).toEqual([checklistId]);
  const { members } = await listOpenWork(people, {});
  expect(members).toEqual([
    { memberId: employee.memberId, name: 'Employee Person', gone: true, tasks: 1, items: 1 },
  ]);
  await housekeepDuties(world.organizationId);
  const mails = await arrange(world, (tenant) =>
    tenant.mail.findMany({ where: { template: 'work-reminder' }, orderBy: { recipient: 'asc' } }),
  );
  expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    [people.email, 'To do for Northwind Data: Badge (for Nova)'],
    [
      security.email,
      'To do for Northwind Data: Rotate the keys (without an owner; it was given to Employee Person)',
    ],
  ]);
  const seen = { taskId, revision: 1, title: 'Rotate all keys', description: '', dueOn: '2026-06-30' };
  const input = { fromMemberId: employee.memberId, toMemberId: approver.memberId };
  const both = await Promise.allSettled([handOverWork(people, input), handOverWork(security, input)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  // Who had the task open meanwhile does not take it back unseen.
  await expect(changeTask(security, { ...seen, ownerId: null })).rejects.toThrow(Conflict);
  expect((await getMyTasks(approver, {})).rows).toMatchObject([{ id: taskId, ownerGone: false }]);
  expect(await getTask(security, { taskId: doneId })).toMatchObject({ ownerId: employee.memberId });
  expect(await ownersOf(checklistId)).toEqual([approver.memberId, employee.memberId]);
  expect((await listTasks(security, nobodys)).count).toBe(0);
  expect((await auditTrail(world)).filter(({ action }) => action === 'work:hand-over')).toEqual([
    { action: 'work:hand-over', actor: expect.anything(), subject: `member:${employee.memberId}` },
  ]);
});

test('work is handed over in the step in which a member is removed or a person leaves, or neither happens', async () => {
  const { owner, people, security, approver, employee } = world.actors;
  const { taskId, checklistId } = await workOfEmployee();
  const personId = await addPerson(people, { email: employee.email, name: employee.name });
  const leftOn = '2026-03-20';
  const unknown = '00000000-0000-4000-8000-000000000000';
  await expect(leavePerson(people, { personId, leftOn, handOverTo: unknown })).rejects.toThrow(Invalid);
  const other = await addPerson(people, { email: 'otto@inside.example', name: 'Otto' });
  await expect(
    leavePerson(people, { personId: other, leftOn, handOverTo: approver.memberId }),
  ).rejects.toThrow(Invalid);
  expect((await getTask(security, { taskId })).ownerId).toBe(employee.memberId);
  // Still to come: the work goes at once, the member on the day.
  await leavePerson(people, { personId, leftOn, handOverTo: approver.memberId });
  expect((await getTask(security, { taskId })).ownerId).toBe(approver.memberId);
  expect((await ownersOf(checklistId))[0]).toBe(approver.memberId);
  expect(await leavePerson(people, { personId, leftOn: '2026-03-02' })).toMatchObject({
    ended: { members: 1, unowned: 0 },
  });
  const left = await removeMember(owner, { memberId: approver.memberId, handOverTo: security.memberId });
  expect(left).toEqual({ tasks: 0, items: 0 });
  expect((await getMyTasks(security, {})).rows).toMatchObject([{ id: taskId }]);
  const events = (await auditTrail(world)).map(({ action, subject }) => `${action} ${subject}`);
  expect(events).toContain(`work:hand-over member:${employee.memberId}`);
  expect(events.slice(-2)).toEqual([
    `member:remove member:${approver.memberId}`,
    `work:hand-over member:${approver.memberId}`,
  ]);
});
