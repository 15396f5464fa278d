import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addAbsence } from '#lib/absence/commands.ts';
import { assignItem } from '#lib/checklist/assign-commands.ts';
import { addTemplate, endItem, makeChecklist } from '#lib/checklist/commands.ts';
import { getMyItems } from '#lib/checklist/queries.ts';
import { Forbidden } from '#lib/errors.ts';
import { openText } from '#lib/mail/sealing.ts';
import { updateCalendarSetting, updateDutiesSetting } from '#lib/setting/commands.ts';
import { addTask, changeTask, finishTask } from '#lib/task/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAudienceOf, addPolicyFor, publishNext } from '#lib/testing/duty.ts';
import { addPerson, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { escalate } from './escalation.ts';
import { housekeepDuties } from './housekeeping.ts';

useTestDatabase();
let world: World;
let boss: string;
let owner: string;
/** Europe/Berlin; 2 March 2026 is a Monday. Work begins at nine. */
const noon = (day: string) => vi.useFakeTimers({ now: new Date(`${day}T11:00:00Z`), toFake: ['Date'] });
beforeEach(async () => {
  noon('2026-03-02');
  world = await createWorld();
  const { employee, approver, admin } = world.actors;
  boss = (await addPerson(world, { name: 'Bo', email: `bo@${world.slug}.example` })).personId;
  owner = (await addPerson(world, { name: 'Emma', email: `emma@${world.slug}.example` })).personId;
  await own(owner, { memberId: employee.memberId, managerId: boss });
  await own(boss, { memberId: approver.memberId, locale: 'de' });
  await updateDutiesSetting(admin, { managerAfterDays: 4 });
});
afterEach(() => {
  vi.useRealTimers();
});

const own = (id: string, data: { memberId?: string | null; managerId?: string | null; locale?: string }) =>
  arrange(world, (tenant) => tenant.person.updateMany({ where: { id }, data }));
const give = (dueOn: string, ownerId = world.actors.employee.memberId, title = 'Rotate the keys') =>
  addTask(world.actors.security, { title, description: '', ownerId, dueOn });
/** A list for somebody, due on a day: an item of the employee, another, and one of whoever is an approver. */
async function list(personId: string, day: string) {
  const { employee, people } = world.actors;
  const own = { ownerKind: 'member' as const, ownerId: employee.memberId, dueDays: 0 };
  const items = [
    { ...own, title: 'Laptop' },
    { ...own, title: 'Desk' },
    { ownerKind: 'role' as const, ownerRole: 'approver' as const, title: 'Badge', dueDays: 0 },
  ];
  const templateId = await addTemplate(people, { name: `For ${personId}`, kind: 'joiner', items });
  await makeChecklist(people, { templateId, personId, day });
}
const run = () => housekeepDuties(world.organizationId);
const runOn = async (...days: string[]) => {
  for (const day of days) {
    noon(day);
    await Promise.all([run(), run()]);
  }
};
const told = () =>
  arrange(world, async (tenant) => {
    const rows = await tenant.mail.findMany({
      where: { template: 'duty-manager' },
      orderBy: [{ createdAt: 'asc' }, { recipient: 'asc' }],
    });
    return rows.map(({ id, text, subject, recipient, createdAt }) => ({
      day: createdAt.toISOString().slice(0, 10),
      recipient,
      subject,
      text: openText(world.organizationId, id, text),
    }));
  });

test('nobody but Candor tells managers of tasks, and none of another organization (T01)', async () => {
  await give('2026-03-02');
  noon('2026-03-20');
  const input = { managerIds: [boss], today: '2026-03-20', afterDays: 4 };
  for (const kind of ['approver', 'auditor', 'employee', 'visitor', 'anonymous'] as const)
    await expect(escalate(world.actors[kind], input)).rejects.toThrow(Forbidden);
  const theirs = await createWorld();
  expect(await escalate(theirs.actors.system, input)).toBe(0);
  expect(await told()).toEqual([]);
});

test('a manager hears of a task after the days decided, a week later again, with what else is overdue, in one mail', async () => {
  const taskId = await give('2026-03-16');
  const audienceId = await addAudienceOf(world, { everyone: true });
  const policyId = await addPolicyFor(world, audienceId, { title: 'Clean desk' });
  await publishNext(world, policyId, 'material');
  await run();
  await runOn('2026-03-19', '2026-03-20', '2026-03-26');
  const [mail, ...more] = (await told()).filter(({ recipient }) => recipient.startsWith('bo@'));
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    day: '2026-03-20',
    subject: '1 Person Ihres Teams bei Northwind Data überfällig',
  });
  expect(mail?.text).toContain('- Emma: 1 Aufgabe, seit 16. März 2026');
  expect(mail?.text).toContain('- Emma: Rotate the keys, seit 16. März 2026');
  await runOn('2026-03-27');
  expect(await arrange(world, (tenant) => tenant.taskEscalation.count({ where: { taskId } }))).toBe(2);
  // Whoever gets it, and a new day, begin anew.
  const change = { taskId, revision: 1, title: 'Rotate the keys', description: '' };
  await changeTask(world.actors.security, {
    ...change,
    ownerId: world.actors.employee.memberId,
    dueOn: '2026-03-30',
  });
  await runOn('2026-04-03');
  const days = await arrange(world, (tenant) =>
    tenant.taskEscalation.findMany({ where: { taskId }, orderBy: { escalatedAt: 'asc' } }),
  );
  expect(days.map(({ daysAfter }) => daysAfter)).toEqual([4, 11, 4]);
});

test('not on weekends and holidays, of who is away, of ended tasks, or of who is not in the directory', async () => {
  const { admin, employee, people, security } = world.actors;
  await updateCalendarSetting(admin, { holidays: ['2026-03-09'] });
  await give('2026-03-03');
  const done = await give('2026-03-03', employee.memberId, 'Tidy up');
  await finishTask(employee, { taskId: done, outcome: 'done' });
  await give('2026-03-03', security.memberId, 'Nobody in the directory');
  // Four days after is a Saturday, and the Monday a holiday.
  await runOn('2026-03-07', '2026-03-09');
  expect(await told()).toEqual([]);
  await addAbsence(people, { personId: owner, startsOn: '2026-03-10', backOn: '2026-03-11', reason: 'Ill' });
  await runOn('2026-03-10');
  expect(await told()).toEqual([]);
  await runOn('2026-03-11');
  expect(await told()).toMatchObject([{ day: '2026-03-11', recipient: `bo@${world.slug}.example` }]);
  expect((await told())[0]?.text).not.toContain('Tidy up');
});

test('goes to those who look after people where there is no manager, and not at all when switched off', async () => {
  const { admin, people } = world.actors;
  await own(owner, { managerId: null });
  await give('2026-03-02');
  await updateDutiesSetting(admin, { escalate: false });
  await runOn('2026-03-06');
  expect(await told()).toEqual([]);
  await updateDutiesSetting(admin, { escalate: true });
  await runOn('2026-03-06');
  expect(await told()).toMatchObject([{ recipient: people.email }]);
  expect((await told())[0]?.text).toContain('- Emma: Rotate the keys, since 2 Mar 2026');
});

test('a mail that cannot be written takes what it says was told with it', async () => {
  await give('2026-03-02');
  const address = (email: string) =>
    arrange(world, (tenant) => tenant.person.updateMany({ where: { id: boss }, data: { email } }));
  await address('not an address');
  noon('2026-03-06');
  await expect(run()).rejects.toThrow();
  expect(await arrange(world, (tenant) => tenant.taskEscalation.count())).toBe(0);
  await address(`bo@${world.slug}.example`);
  await run();
  expect(await told()).toHaveLength(1);
});

test('a manager hears of items of lists as of tasks, in the same mail, with for whom the list is; a new owner begins anew', async () => {
  const { employee, people, approver } = world.actors;
  const nova = await addPerson(world, { name: 'Nova' });
  await list(nova.personId, '2026-03-16');
  await give('2026-03-16');
  const [laptop, desk] = (await getMyItems(employee, {})).rows.toSorted((a, b) =>
    b.title.localeCompare(a.title),
  );
  await endItem(employee, { itemId: desk?.id ?? '', outcome: 'done' });
  const itemId = laptop?.id ?? '';
  await runOn('2026-03-19', '2026-03-20', '2026-03-26', '2026-03-27');
  const mails = await told();
  expect(mails.map(({ day, recipient }) => [day, recipient])).toEqual([
    ['2026-03-20', `bo@${world.slug}.example`],
    ['2026-03-27', `bo@${world.slug}.example`],
  ]);
  expect(mails[0]?.subject).toBe('1 Person Ihres Teams bei Northwind Data überfällig');
  expect(mails[0]?.text).toContain('- Emma: Laptop (für Nova), seit 16. März 2026');
  expect(mails[0]?.text).toContain('- Emma: Rotate the keys, seit 16. März 2026');
  // What has ended is nobody's any more, and what is a role's has nobody whose manager could be told.
  expect(mails[0]?.text).not.toMatch(/Desk|Badge/);
  const seen = `member:${employee.memberId}`;
  await assignItem(people, { itemId, seen, to: `member:${approver.memberId}` });
  await runOn('2026-03-30');
  expect((await told()).slice(2)).toMatchObject([{ recipient: people.email }]);
  expect((await told())[2]?.text).toContain('- Bo: Laptop (for Nova), since 16 Mar 2026');
  const rows = await arrange(world, (tenant) =>
    tenant.checklistEscalation.findMany({ where: { itemId }, orderBy: { escalatedAt: 'asc' } }),
  );
  expect(rows.map(({ personId, daysAfter }) => [personId, daysAfter])).toEqual([
    [owner, 4],
    [owner, 11],
    [boss, 11],
  ]);
  // Of two workers at once one has nothing left to tell.
  const events = await arrange(world, (tenant) =>
    tenant.auditEvent.findMany({ where: { action: 'duty:remind' } }),
  );
  expect(events.map(({ body }) => JSON.parse(body).data)).toContainEqual(
    expect.objectContaining({ managers: 1, taskIds: [], itemIds: [itemId] }),
  );
});

test('nobody hears of their own list as a manager: those who look after people do', async () => {
  await list(boss, '2026-03-02');
  await runOn('2026-03-06');
  expect((await told()).map(({ recipient }) => recipient)).toEqual([world.actors.people.email]);
});
