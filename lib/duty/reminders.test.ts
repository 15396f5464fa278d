import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Forbidden } from '#lib/errors.ts';
import { openText } from '#lib/mail/sealing.ts';
import { updateCalendarSetting, updateDutiesSetting } from '#lib/setting/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAudienceOf, addPolicyFor, confirmDuty, publishNext } from '#lib/testing/duty.ts';
import { addPerson, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { housekeepDuties } from './housekeeping.ts';
import { remindPeople } from './reminders.ts';

useTestDatabase();
let world: World;
let ada: string;
let policyId: string;
/** Europe/Berlin; 2 March 2026 is a Monday. Work begins at nine. */
const at = (moment: string) => vi.useFakeTimers({ now: new Date(moment), toFake: ['Date'] });
const noon = (day: string) => at(`${day}T11:00:00Z`);
beforeEach(async () => {
  noon('2026-03-02');
  world = await createWorld();
  ada = (await addPerson(world, { name: 'Ada', email: `ada@${world.slug}.example` })).personId;
  policyId = await addPolicyFor(world, await addAudienceOf(world, { everyone: true }), {
    title: 'Clean desk',
  });
  await publishNext(world, policyId, 'material');
  await updateDutiesSetting(world.actors.admin, { escalate: false });
});
afterEach(() => {
  vi.useRealTimers();
});

const run = () => housekeepDuties(world.organizationId);
const mails = () =>
  arrange(world, (tenant) =>
    tenant.mail.findMany({
      orderBy: { createdAt: 'asc' },
      select: { id: true, subject: true, recipient: true, text: true },
    }),
  );
const told = () =>
  arrange(world, async (tenant) => {
    const rows = await tenant.dutyReminder.findMany({ orderBy: [{ remindedAt: 'asc' }] });
    return rows.map(({ recipient, daysBefore }) => `${recipient} ${daysBefore}`);
  });
const textOf = (mail: { id: string; text: string } | undefined) =>
  mail ? openText(world.organizationId, mail.id, mail.text) : '';
const manage = (personId: string, managerId: string | null) =>
  arrange(world, (tenant) => tenant.person.updateMany({ where: { id: personId }, data: { managerId } }));

test('nobody but Candor itself and whoever looks after people reminds', async () => {
  const input = { personIds: [ada], today: '2026-03-02', near: [{ dueOn: '2026-03-16', distance: null }] };
  for (const kind of ['approver', 'auditor', 'employee', 'visitor', 'anonymous'] as const)
    await expect(remindPeople(world.actors[kind], input)).rejects.toThrow(Forbidden);
});

test('nobody of another organization is told of anything', async () => {
  await run();
  const theirs = await createWorld();
  const input = { personIds: [ada], today: '2026-03-03', near: [{ dueOn: '2026-03-16', distance: 0 }] };
  expect(await remindPeople(theirs.actors.system, input)).toBe(0);
  expect(await mails()).toHaveLength(1);
});

test('a publication is told the same day, once, in one mail with everything that is owed', async () => {
  const second = await addPolicyFor(world, await addAudienceOf(world, { everyone: true }), {
    title: 'Passwords',
  });
  await publishNext(world, second, 'material');
  expect(await run()).toBe(1);
  expect(await run()).toBe(0);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    recipient: `ada@${world.slug}.example`,
    subject: '2 things to do for Northwind Data',
  });
  const text = textOf(mail);
  expect(text).toContain('Clean desk, by 16 Mar 2026');
  expect(text).toContain('Passwords, by 16 Mar 2026');
  expect(text).toMatch(/\/duties\/org-\w+\/link\/[\w-]{43}/);
  expect(await told()).toEqual(['person 14', 'person 14']);
});

test('each distance is told once; what is done is not; a day without work is skipped', async () => {
  await run();
  for (const day of ['2026-03-03', '2026-03-08', '2026-03-09', '2026-03-10', '2026-03-13', '2026-03-15']) {
    noon(day);
    await run();
  }
  // A day before is Sunday the 15th: told on Friday the 13th.
  expect(await told()).toEqual(['person 14', 'person 7', 'person 1']);
  noon('2026-03-16');
  await run();
  noon('2026-03-19');
  await run();
  expect((await told()).slice(3)).toEqual(['person 0', 'person -3']);
  expect((await mails()).at(-1)?.subject).toBe('Overdue at Northwind Data: Clean desk');
  await confirmDuty(world, { policyId, personId: ada });
  noon('2026-03-23');
  expect(await run()).toBe(0);
});

test('a worker that stood still tells the nearest alone', async () => {
  await run();
  noon('2026-03-20');
  expect(await run()).toBe(1);
  expect((await told()).slice(1).toSorted()).toEqual(['person -3']);
});

test('nobody is told before work begins, on a holiday or at the weekend', async () => {
  await updateCalendarSetting(world.actors.admin, { holidays: ['2026-03-03'] });
  at('2026-03-02T07:59:00Z');
  expect(await run()).toBe(0);
  noon('2026-03-03');
  expect(await run()).toBe(0);
  noon('2026-03-07');
  expect(await run()).toBe(0);
  at('2026-03-09T08:00:00Z');
  expect(await run()).toBe(1);
});

test('on the day the clocks change the day begins an hour earlier, and is one day', async () => {
  await updateCalendarSetting(world.actors.admin, { workingDays: [1, 2, 3, 4, 5, 6, 7] });
  await run();
  // Summer time begins on Sunday 29 March in Berlin: nine o'clock is at seven in UTC.
  await arrange(world, (tenant) => tenant.duty.updateMany({ data: { dueOn: new Date('2026-03-29') } }));
  at('2026-03-29T06:59:00Z');
  expect(await run()).toBe(0);
  at('2026-03-29T07:00:00Z');
  expect(await run()).toBe(1);
  at('2026-03-29T21:59:00Z');
  expect(await run()).toBe(0);
  expect(await told()).toEqual(['person 14', 'person 0']);
});

test('two workers at once tell everybody once, and a reminder is never without its mail', async () => {
  for (let index = 0; index < 5; index += 1) await addPerson(world, { name: `P ${index}` });
  await Promise.all([run(), run(), run()]);
  expect((await mails()).map(({ recipient }) => recipient)).toHaveLength(6);
  expect(new Set((await mails()).map(({ recipient }) => recipient)).size).toBe(6);
  expect(await told()).toEqual(Array(6).fill('person 14'));
});

test('a mail that cannot be written takes its reminder with it', async () => {
  await arrange(world, (tenant) => tenant.person.updateMany({ data: { email: 'not an address' } }));
  await expect(run()).rejects.toThrow();
  expect(await told()).toEqual([]);
  await arrange(world, (tenant) => tenant.person.updateMany({ data: { email: 'ada@inside.example' } }));
  expect(await run()).toBe(1);
});

test('a person reads in their language, as far as it is translated', async () => {
  await arrange(world, (tenant) => tenant.person.updateMany({ data: { locale: 'de-CH' } }));
  await run();
  expect(textOf((await mails())[0])).toContain('16. März 2026');
});

describe('what is overdue', () => {
  const overdueOn = async (day: string) => {
    await run();
    noon(day);
    return run();
  };

  test('comes to the manager after the days decided, never before, and a week later', async () => {
    const boss = (await addPerson(world, { name: 'Bo', email: `bo@${world.slug}.example` })).personId;
    await manage(ada, boss);
    await confirmDuty(world, { policyId, personId: boss });
    await updateDutiesSetting(world.actors.admin, { distances: [0], managerAfterDays: 4 });
    await overdueOn('2026-03-19');
    await confirmDuty(world, { policyId, personId: boss });
    expect((await told()).filter((line) => line.startsWith('manager'))).toEqual([]);
    for (const day of ['2026-03-20', '2026-03-23', '2026-03-27', '2026-03-30']) {
      noon(day);
      await run();
      await run();
    }
    expect((await told()).filter((line) => line.startsWith('manager'))).toEqual([
      'manager -4',
      'manager -11',
    ]);
    const mail = (await mails()).find(({ subject }) => subject.includes('your team'));
    expect(mail).toMatchObject({
      recipient: `bo@${world.slug}.example`,
      subject: '1 person of your team overdue at Northwind Data',
    });
    expect(textOf(mail)).toContain('Ada: 1 thing, since 16 Mar 2026');
  });

  test('goes to the people role where nobody is the manager any more, and nowhere when switched off', async () => {
    await updateDutiesSetting(world.actors.admin, { escalate: false });
    await overdueOn('2026-03-20');
    expect((await told()).filter((line) => line.startsWith('manager'))).toEqual([]);
    await updateDutiesSetting(world.actors.admin, { escalate: true });
    await run();
    await run();
    const mail = (await mails()).filter(({ subject }) => subject.includes('without a manager'));
    expect(mail.map(({ recipient }) => recipient)).toEqual([world.actors.people.email]);
  });
});
