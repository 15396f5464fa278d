import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addAbsence } from '#lib/absence/commands.ts';
import { addTemplate, endItem, makeChecklist } from '#lib/checklist/commands.ts';
import { getMyItems } from '#lib/checklist/queries.ts';
import { housekeepDuties } from '#lib/duty/housekeeping.ts';
import { Forbidden } from '#lib/errors.ts';
import { openText } from '#lib/mail/sealing.ts';
import { addTask, changeTask, finishTask, reopenTask } from '#lib/task/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAudienceOf, addPolicyFor, publishNext } from '#lib/testing/duty.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { remindMember } from './member-commands.ts';

useTestDatabase();
let world: World;
/** Europe/Berlin; 2 March 2026 is a Monday. Work begins at nine. */
const noon = (day: string) => vi.useFakeTimers({ now: new Date(`${day}T11:00:00Z`), toFake: ['Date'] });
beforeEach(async () => {
  noon('2026-03-02');
  world = await createWorld();
});
afterEach(() => {
  vi.useRealTimers();
});

const run = () => housekeepDuties(world.organizationId);
const runOn = async (...days: string[]) => {
  for (const day of days) {
    noon(day);
    await run();
  }
};
const mails = () =>
  arrange(world, async (tenant) => {
    const rows = await tenant.mail.findMany({ orderBy: [{ createdAt: 'asc' }, { recipient: 'asc' }] });
    return rows.map(({ id, text, subject, recipient, template, createdAt }) => ({
      day: createdAt.toISOString().slice(0, 10),
      text: openText(world.organizationId, id, text),
      subject,
      recipient,
      template,
    }));
  });
const days = async () => (await mails()).map(({ day }) => day);
const give = (ownerId: string, dueOn: string | null, title = 'Rotate the keys') =>
  addTask(world.actors.security, { title, description: '', ownerId, dueOn });

test('nobody but Candor sends the mail of a day, and nobody of another organization gets one (T01, T02)', async () => {
  const { employee, owner } = world.actors;
  const taskId = await give(employee.memberId, null);
  const reminders = [
    { kind: 'task' as const, id: taskId, title: 'x', about: '', dueOn: null, daysBefore: 0 },
  ];
  const input = { memberId: employee.memberId, today: '2026-03-02', reminders };
  for (const actor of [owner, world.actors.people, employee, world.actors.visitor])
    await expect(remindMember(actor, input)).rejects.toThrow(Forbidden);
  const theirs = await createWorld();
  expect(await remindMember(theirs.actors.system, input)).toBe(false);
  expect(await mails()).toEqual([]);
});

test('a task is told when it is given, before its day, on it and when it is overdue, each once', async () => {
  const { employee, security } = world.actors;
  const taskId = await give(employee.memberId, '2026-03-16');
  await Promise.all([run(), run()]);
  await run();
  const [mail] = await mails();
  expect(mail).toMatchObject({
    recipient: employee.email,
    subject: 'To do for Northwind Data: Rotate the keys',
  });
  expect(mail?.text).toContain('- Rotate the keys, by 16 Mar 2026');
  expect(mail?.text).toMatch(/Open my work:\n\S+\/w\/org-\w+\/my-work\n/);
  // A day before is Sunday the 15th: told on Friday the 13th.
  await runOn(
    '2026-03-06',
    '2026-03-08',
    '2026-03-09',
    '2026-03-10',
    '2026-03-13',
    '2026-03-15',
    '2026-03-16',
  );
  await runOn('2026-03-17', '2026-03-18', '2026-03-19', '2026-03-23', '2026-03-27');
  const told = ['2026-03-02', '2026-03-09', '2026-03-13', '2026-03-16', '2026-03-19', '2026-03-23'];
  expect(await days()).toEqual(told);
  expect((await mails()).at(-1)?.subject).toBe('Overdue at Northwind Data: Rotate the keys');
  await finishTask(employee, { taskId, outcome: 'done' });
  await reopenTask(security, { taskId });
  const change = { taskId, revision: 1, title: 'Rotate the keys', description: '', dueOn: '2026-04-20' };
  await changeTask(security, { ...change, ownerId: employee.memberId });
  await runOn('2026-03-30');
  expect(await days()).toEqual(told);
  await changeTask(security, { ...change, revision: 2, ownerId: world.actors.approver.memberId });
  await runOn('2026-03-31', '2026-04-01');
  expect((await mails()).at(-1)).toMatchObject({ recipient: world.actors.approver.email, day: '2026-03-31' });
  expect(await days()).toHaveLength(told.length + 1);
  expect(await auditTrail(world)).toContainEqual(
    expect.objectContaining({ action: 'reminder:send', subject: `member:${employee.memberId}` }),
  );
});

test('a task without a day is told once; one that ended before anybody was told is not', async () => {
  const { employee, approver } = world.actors;
  await give(employee.memberId, null, 'Tidy up');
  const taskId = await give(approver.memberId, '2026-03-02');
  await finishTask(approver, { taskId, outcome: 'done' });
  await runOn('2026-03-02', '2026-03-03', '2026-04-03');
  expect(await mails()).toMatchObject([
    { recipient: employee.email, text: expect.stringContaining('\n- Tidy up\n') },
  ]);
});

test('items of a list are told to their owner, to all of a role, and to those who look after people where the owner left', async () => {
  const { people, security, approver } = world.actors;
  const { personId } = await addPerson(world, { name: 'Nova', startedOn: new Date('2026-03-16') });
  const item = { title: 'Badge', dueDays: 0 };
  const templateId = await addTemplate(people, {
    name: 'Joins',
    kind: 'joiner',
    items: [
      { ...item, ownerKind: 'role', ownerRole: 'approver' },
      { ...item, ownerKind: 'member', ownerId: security.memberId, title: 'Laptop', dueDays: -3 },
    ],
  });
  const checklistId = await makeChecklist(people, { templateId, personId });
  await run();
  expect(await mails()).toMatchObject([
    { recipient: approver.email, text: expect.stringContaining('- Badge (for Nova), by 16 Mar 2026') },
    { recipient: security.email, text: expect.stringContaining('- Laptop (for Nova), by 13 Mar 2026') },
  ]);
  const [badge] = (await getMyItems(approver, {})).rows;
  await endItem(approver, { itemId: badge?.id ?? '', outcome: 'done' });
  const removed = { removedAt: new Date(), removedBy: 'operator:test' };
  await arrange(world, (tenant) =>
    tenant.member.updateMany({ where: { id: security.memberId }, data: removed }),
  );
  expect((await getMyItems(people, {})).rows).toMatchObject([{ title: 'Laptop', checklistId }]);
  await runOn('2026-03-03', '2026-03-04');
  expect((await mails()).slice(2)).toMatchObject([{ recipient: people.email, day: '2026-03-03' }]);
});

test('who is in the directory gets duties and work in one mail, in their language, with both links', async () => {
  const { employee } = world.actors;
  const { personId } = await addPerson(world, { name: 'Emma', email: `emma@${world.slug}.example` });
  await arrange(world, (tenant) =>
    tenant.person.updateMany({
      where: { id: personId },
      data: { memberId: employee.memberId, locale: 'de' },
    }),
  );
  await give(employee.memberId, '2026-03-01');
  const policyId = await addPolicyFor(world, await addAudienceOf(world, { everyone: true }), {
    title: 'Clean desk',
  });
  await publishNext(world, policyId, 'material');
  await Promise.all([run(), run()]);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.recipient).toBe(`emma@${world.slug}.example`);
  expect(mail?.subject).toBe('Überfällig bei Northwind Data: Rotate the keys');
  expect(mail?.text).toContain('- Clean desk, bis 16. März 2026');
  expect(mail?.text).toContain('- Rotate the keys, überfällig seit 1. März 2026');
  expect(mail?.text).toMatch(/\/link\/[\w-]{43}\n\nMeine Arbeit öffnen:\n\S+\/my-work\n/);
  // Back after two days away: only work has come up, and what is owed stands beside it.
  noon('2026-03-03');
  const away = { personId, startsOn: '2026-03-03', backOn: '2026-03-05', reason: 'Ill' };
  await addAbsence(world.actors.people, away);
  await give(employee.memberId, null, 'Tidy up');
  await runOn('2026-03-03', '2026-03-04');
  expect(await mails()).toHaveLength(1);
  await runOn('2026-03-05');
  // That day people are told of what she is overdue with, too, as she has no manager.
  const hers = (await mails()).filter(({ recipient }) => recipient === `emma@${world.slug}.example`);
  const last = hers.at(-1)?.text;
  expect(last).toContain('Clean desk');
  expect(last).toContain('- Tidy up');
});

test('a mail that cannot be written takes its reminder with it', async () => {
  const { employee } = world.actors;
  await give(employee.memberId, null);
  const email = (address: string) =>
    arrange(world, (tenant) =>
      tenant.member.updateMany({ where: { id: employee.memberId }, data: { email: address } }),
    );
  await email('not an address');
  await expect(run()).rejects.toThrow();
  expect(await arrange(world, (tenant) => tenant.taskReminder.count())).toBe(0);
  await email(employee.email);
  expect(await run()).toBe(1);
});
