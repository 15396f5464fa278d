import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { housekeepDuties } from '#lib/duty/housekeeping.ts';
import { nudge, nudgeAll } from '#lib/duty/nudge-commands.ts';
import { reconcile } from '#lib/duty/reconcile.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAudienceOf, addPolicyFor, publishNext } from '#lib/testing/duty.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { addAbsence, changeAbsence, removeAbsence } from './commands.ts';
import { getAbsencesOfPerson } from './queries.ts';

useTestDatabase();
let world: World;
let ada: string;
let audienceId: string;
let policyId: string;
const noon = (day: string) => vi.useFakeTimers({ now: new Date(`${day}T11:00:00Z`), toFake: ['Date'] });
beforeEach(async () => {
  noon('2026-03-02');
  world = await createWorld();
  const address = (name: string) => `${name}@${world.slug}.example`;
  const { personId: managerId } = await addPerson(world, { name: 'Max', email: address('max') });
  ada = (await addPerson(world, { name: 'Ada', email: address('ada') })).personId;
  await arrange(world, (tenant) => tenant.person.updateMany({ where: { id: ada }, data: { managerId } }));
  audienceId = await addAudienceOf(world, { everyone: true });
  policyId = await addPolicyFor(world, audienceId, { title: 'Clean desk' });
  await publishNext(world, policyId, 'material');
  await reconcile(world.organizationId);
});
afterEach(() => {
  vi.useRealTimers();
});

const leave = { startsOn: '2026-03-09', backOn: '2026-09-01', reason: 'Parental leave' };
const away = (days: Partial<typeof leave> = {}) =>
  addAbsence(world.actors.people, { personId: ada, ...leave, ...days });
/** When Ada's open duties are due, and by how many days they were moved. */
const due = () =>
  arrange(world, async (tenant) => {
    const duties = await tenant.duty.findMany({
      where: { personId: ada, endedAt: null },
      orderBy: [{ dueOn: 'asc' }],
    });
    return duties.map(({ dueOn, pausedDays }) => `${dueOn.toISOString().slice(0, 10)} +${pausedDays}`);
  });
const mailsTo = (name: string) =>
  arrange(world, async (tenant) => {
    const where = { recipient: `${name}@${world.slug}.example` };
    const mails = await tenant.mail.findMany({ where, orderBy: { createdAt: 'asc' } });
    return mails.map(({ createdAt }) => createdAt.toISOString().slice(0, 10));
  });
const runFrom = async (...days: string[]) => {
  for (const day of days) {
    noon(day);
    await housekeepDuties(world.organizationId);
  }
};

test('only who looks after people says who is away, and why is told to nobody else', async () => {
  const { security, employee, auditor, visitor, anonymous, people } = world.actors;
  for (const actor of [security, employee, auditor, visitor, anonymous]) {
    await expect(addAbsence(actor, { personId: ada, ...leave })).rejects.toThrow(Forbidden);
    await expect(removeAbsence(actor, { absenceId: ada })).rejects.toThrow(Forbidden);
  }
  const absenceId = await away();
  expect(await getAbsencesOfPerson(people, { personId: ada })).toEqual([{ id: absenceId, ...leave }]);
  const [told] = await getAbsencesOfPerson(security, { personId: ada });
  expect(told).toEqual({ id: absenceId, ...leave, reason: '' });
  // Nor by way of the log.
  const said = await arrange(world, (tenant) => tenant.auditEventDetail.findMany());
  expect(JSON.stringify(said)).not.toContain(leave.reason);
});

test('nobody of another organization finds the person, or the absence (T01)', async () => {
  const theirs = await createWorld();
  await expect(addAbsence(theirs.actors.people, { personId: ada, ...leave })).rejects.toThrow(NotFound);
  const absenceId = await away();
  await expect(changeAbsence(theirs.actors.people, { absenceId, ...leave })).rejects.toThrow(NotFound);
  await expect(removeAbsence(theirs.actors.people, { absenceId })).rejects.toThrow(NotFound);
  expect(await getAbsencesOfPerson(theirs.actors.people, { personId: ada })).toEqual([]);
  expect(await due()).toEqual(['2026-09-08 +176']);
});

test('days away do not count: what was due in them is due as long after the return as it was after the first of them', async () => {
  expect(await due()).toEqual(['2026-03-16 +0']);
  const absenceId = await away();
  expect(await due()).toEqual(['2026-09-08 +176']);
  expect((await auditTrail(world)).at(-1)?.subject).toBe(`person:${ada}`);
  await changeAbsence(world.actors.people, { absenceId, ...leave, backOn: '2026-06-01' });
  expect(await due()).toEqual(['2026-06-08 +84']);
  await removeAbsence(world.actors.people, { absenceId });
  expect(await due()).toEqual(['2026-03-16 +0']);
  await expect(removeAbsence(world.actors.people, { absenceId })).rejects.toThrow(NotFound);
});

test('of two absences each counts for itself, whichever is recorded or taken back first', async () => {
  const later = await away({ startsOn: '2026-03-20', backOn: '2026-03-27' });
  expect(await due()).toEqual(['2026-03-16 +0']);
  // What is moved into the days of the other is moved by these, too.
  const sooner = await away({ startsOn: '2026-03-09', backOn: '2026-03-16' });
  expect(await due()).toEqual(['2026-03-30 +14']);
  await removeAbsence(world.actors.people, { absenceId: sooner });
  expect(await due()).toEqual(['2026-03-16 +0']);
  await away({ startsOn: '2026-03-09', backOn: '2026-03-16' });
  await removeAbsence(world.actors.people, { absenceId: later });
  expect(await due()).toEqual(['2026-03-23 +7']);
});

test('what was overdue before stays so, and what is due before they go stays as it is', async () => {
  await away({ startsOn: '2026-03-17' });
  expect(await due()).toEqual(['2026-03-16 +0']);
});

test('what is published while somebody is away is due as many days after their return as others have', async () => {
  await away();
  noon('2026-05-04');
  const second = await addPolicyFor(world, audienceId, { title: 'Passwords', dueWithinDays: 10 });
  await publishNext(world, second, 'material');
  await reconcile(world.organizationId);
  expect(await due()).toEqual(['2026-09-08 +176', '2026-09-11 +120']);
  expect(await reconcile(world.organizationId)).toBe(0);
});

test('whoever is away gets no reminder and no nudge, their manager neither; back, each distance is told again', async () => {
  await runFrom('2026-03-02');
  expect(await mailsTo('ada')).toEqual(['2026-03-02']);
  await away();
  await runFrom('2026-03-09', '2026-03-16', '2026-03-23', '2026-04-27');
  expect(await mailsTo('ada')).toEqual(['2026-03-02']);
  const [duty] = await arrange(world, (tenant) => tenant.duty.findMany({ where: { personId: ada } }));
  const input = { policyId, dutyIds: [duty?.id ?? ''] };
  expect(await nudge(world.actors.people, input)).toMatchObject({
    told: 0,
    skipped: [{ name: 'Ada', why: 'is away' }],
  });
  noon('2026-03-24');
  expect((await nudgeAll(world.actors.people, { policyId })).told).toBe(1);
  await runFrom('2026-09-01', '2026-09-02', '2026-09-07', '2026-09-08');
  // Seven days before, one day before, and the day itself; nothing is overdue.
  expect((await mailsTo('ada')).slice(1)).toEqual(['2026-09-01', '2026-09-07', '2026-09-08']);
});

test('nobody is away twice at once, backwards, for ever or after leaving', async () => {
  const absenceId = await away();
  await expect(away({ startsOn: '2026-08-31', backOn: '2026-09-05' })).rejects.toThrow(Conflict);
  await expect(away({ startsOn: '2026-10-05', backOn: '2026-10-05' })).rejects.toThrow(Invalid);
  await expect(away({ startsOn: '2026-10-05', backOn: '2036-10-05' })).rejects.toThrow(Invalid);
  await away({ startsOn: '2026-09-01', backOn: '2026-09-05' });
  const longer = { absenceId, ...leave, backOn: '2026-09-02' };
  await expect(changeAbsence(world.actors.people, longer)).rejects.toThrow(Conflict);
  await arrange(world, (tenant) =>
    tenant.person.updateMany({ where: { id: ada }, data: { endedAt: new Date() } }),
  );
  await expect(away({ startsOn: '2027-01-01', backOn: '2027-02-01' })).rejects.toThrow(Conflict);
});
