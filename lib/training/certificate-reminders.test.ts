import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addAbsence } from '#lib/absence/commands.ts';
import { remindDuties } from '#lib/duty/reminders.ts';
import { openText } from '#lib/mail/sealing.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { on, toldOn as toldTo } from '#lib/testing/told.ts';
import { arrangeCertificate, arrangeDuty } from '#lib/testing/training.ts';
import { addPerson, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { acceptCertificates, rejectCertificates } from './certificate-commands.ts';
import { listWaitingCourses } from './certificate-queries.ts';
import { addCourse } from './commands.ts';

useTestDatabase();
let world: World;
let elsewhere: World;
beforeAll(async () => {
  elsewhere = await createWorld();
});
// A Monday.
beforeEach(async () => {
  on('2026-03-02');
  world = await createWorld();
});
afterEach(() => {
  vi.useRealTimers();
});

const toldOn = (day: string, time?: string) => toldTo(world, day, time);

const addChecked = (title: string) =>
  addCourse(world.actors.people, {
    ...{ title, kind: 'link', url: 'https://courses.example/x', checksCertificates: true },
  });

/** Somebody, or this member, has sent a certificate of a course that waits; returns its id. */
async function sent(courseId: string, { memberId }: { memberId?: string } = {}) {
  const person = await addPerson(world, { name: 'Quentin Quartermain' });
  if (memberId)
    await arrange(world, (tenant) =>
      tenant.person.updateMany({ where: { id: person.personId }, data: { memberId } }),
    );
  const dutyId = await arrangeDuty(world, person, { courseId });
  const certificateId = await arrangeCertificate(world, person, { dutyId, courseId });
  return { person, dutyId, certificateId };
}

const setRole = (memberId: string, role: string) =>
  arrange(world, (tenant) => tenant.memberRole.updateMany({ where: { memberId }, data: { role } }));

const waitingLine = (count: number, title: string) =>
  count === 1
    ? `- 1 certificate of ${title} waits for your check`
    : `- ${count} certificates of ${title} wait for your check`;

test('whoever looks after people hears of certificates by course on the next working day and once more after a week, nobody else (T01)', async () => {
  const { people } = world.actors;
  const privacy = await addChecked('Privacy');
  const firstAid = await addChecked('First aid');
  for (const courseId of [privacy, privacy, privacy, firstAid]) await sent(courseId);
  expect(await toldOn('2026-03-02')).toEqual([]);
  expect(await toldOn('2026-03-03', '07:30')).toEqual([]);
  on('2026-03-03');
  await Promise.all([remindDuties(world.organizationId), remindDuties(world.organizationId)]);
  const lines = [waitingLine(1, 'First aid'), waitingLine(3, 'Privacy')];
  expect(await toldOn('2026-03-03')).toEqual([[people.email, ...lines]]);
  const [mail] = await arrange(world, (tenant) => tenant.mail.findMany());
  expect(mail?.subject).toBe('2 things to do for Northwind Data');
  const text = openText(world.organizationId, mail?.id ?? '', mail?.text ?? '');
  expect(text).toContain('/my-work\n');
  expect(text).not.toContain('Quartermain');
  await remindDuties(elsewhere.organizationId);
  expect(await arrange(elsewhere, (tenant) => tenant.mail.count())).toBe(0);
  // One that comes on a Friday is told on Monday, with those that wait; what is a week old by then is told again with it.
  on('2026-03-06');
  await sent(firstAid);
  for (const day of ['2026-03-06', '2026-03-07']) expect(await toldOn(day)).toEqual([]);
  const again = [waitingLine(2, 'First aid'), waitingLine(3, 'Privacy')];
  expect(await toldOn('2026-03-09')).toEqual([[people.email, ...again]]);
  expect(await toldOn('2026-03-12')).toEqual([]);
  expect(await toldOn('2026-03-13')).toEqual([[people.email, waitingLine(2, 'First aid')]]);
  expect(await toldOn('2026-03-20')).toEqual([]);
});

test('what is decided, no longer asked or of somebody who left is told to nobody', async () => {
  const { people } = world.actors;
  const courseId = await addChecked('Privacy');
  const [accepted, rejected, ended, left] = [
    await sent(courseId),
    await sent(courseId),
    await sent(courseId),
    await sent(courseId),
  ];
  await acceptCertificates(people, { certificateIds: [accepted.certificateId] });
  await rejectCertificates(people, { certificateIds: [rejected.certificateId], reason: 'A receipt' });
  await arrange(world, async (tenant) => {
    const done = { endedAt: new Date(), outcome: 'exempt' };
    await tenant.duty.updateMany({ where: { id: ended.dutyId }, data: done });
    const gone = { leftOn: new Date('2026-03-01') };
    await tenant.person.updateMany({ where: { id: left.person.personId }, data: gone });
  });
  expect(await toldOn('2026-03-03')).toEqual([]);
  const late = await sent(courseId);
  expect(await toldOn('2026-03-04')).toEqual([[people.email, waitingLine(1, 'Privacy')]]);
  await acceptCertificates(people, { certificateIds: [late.certificateId] });
  expect(await toldOn('2026-03-12')).toEqual([]);
});

test('nobody hears of their own: a colleague does, else the owners, who hear where nobody looks after people', async () => {
  const { people, owner, admin, security } = world.actors;
  const courseId = await addChecked('Privacy');
  const line = waitingLine(1, 'Privacy');
  const { certificateId } = await sent(courseId, people);
  expect(await listWaitingCourses(people, {})).toMatchObject([{ count: 1, others: 0 }]);
  expect(await listWaitingCourses(owner, {})).toMatchObject([{ count: 1, others: 1 }]);
  expect(await toldOn('2026-03-03')).toEqual([[owner.email, line]]);
  await setRole(security.memberId, 'people');
  expect(await toldOn('2026-03-04')).toEqual([[security.email, line]]);
  await setRole(security.memberId, 'security');
  await setRole(people.memberId, 'employee');
  await acceptCertificates(admin, { certificateIds: [certificateId] });
  await sent(courseId);
  expect(await toldOn('2026-03-05')).toEqual([[owner.email, line]]);
  await arrange(world, (tenant) =>
    tenant.member.updateMany({ where: { id: owner.memberId }, data: { removedAt: new Date() } }),
  );
  expect(await toldOn('2026-03-06')).toEqual([[admin.email, line]]);
});

test('who is away hears of it when they are back, in their language', async () => {
  const { people, admin } = world.actors;
  const courseId = await addChecked('Privacy');
  for (const _ of [1, 2]) await sent(courseId);
  const { personId, email } = await addPerson(world);
  await arrange(world, (tenant) =>
    tenant.person.updateMany({
      where: { id: personId },
      data: { memberId: people.memberId, locale: 'de' },
    }),
  );
  await addAbsence(admin, { personId, startsOn: '2026-03-03', backOn: '2026-03-16', reason: 'Ill' });
  for (const day of ['2026-03-03', '2026-03-11']) {
    on(day);
    expect(await remindDuties(world.organizationId)).toBe(0);
  }
  on('2026-03-16');
  expect(await remindDuties(world.organizationId)).toBe(1);
  on('2026-03-17');
  expect(await remindDuties(world.organizationId)).toBe(0);
  const [mail] = await arrange(world, (tenant) => tenant.mail.findMany());
  expect(mail?.recipient).toBe(email);
  expect(mail?.subject).toContain('2 Zertifikate für Privacy warten auf Ihre Prüfung');
});

test('a mail that cannot be written takes what was told with it', async () => {
  const { people } = world.actors;
  await sent(await addChecked('Privacy'));
  const setEmail = (email: string) =>
    arrange(world, (tenant) => tenant.member.updateMany({ where: { id: people.memberId }, data: { email } }));
  const reminders = () => arrange(world, (tenant) => tenant.certificateReminder.count());
  await setEmail('not an address');
  on('2026-03-03');
  await expect(remindDuties(world.organizationId)).rejects.toThrow();
  expect(await reminders()).toBe(0);
  await setEmail(people.email);
  expect(await remindDuties(world.organizationId)).toBe(1);
  expect(await reminders()).toBe(1);
});
