import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { listNextOwed, listOwed } from '#lib/acknowledgement/owed-queries.ts';
import type { PersonActor } from '#lib/auth/actor.ts';
import { rowsOf } from '#lib/db/statement.ts';
import { doneByThemselves } from '#lib/duty/due-sql.ts';
import { exemptDuties } from '#lib/duty/exempt-commands.ts';
import { getPersonRecord } from '#lib/duty/record-queries.ts';
import { certificateState } from '#lib/duty/record-words.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { collect, pieces } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPlainControl } from '#lib/testing/evidence.ts';
import { arrangeDuty, arrangeEveryone } from '#lib/testing/training.ts';
import { addPerson, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { acceptCertificates, rejectCertificates } from './certificate-commands.ts';
import { getSentCertificate, listCertificates, listWaitingCourses } from './certificate-queries.ts';
import { addCourse, changeCourse } from './commands.ts';
import { recordCompletion, sendCertificate } from './completion-commands.ts';
import { proveControl } from './control-commands.ts';
import { getCourse } from './detail-queries.ts';
import { measureCourse } from './measuring.ts';
import { getOwnCertificate, getOwnCourse } from './own-queries.ts';
import { getParticipants } from './queries.ts';
import { exportCompletions } from './sheet-queries.ts';

useTestDatabase();

const pdf = (said = 'passed') => ({
  fileName: 'certificate.pdf',
  source: pieces('%PDF-1.7\n', `${said}\n`, '%%EOF'),
});
const reason = 'This is a receipt, not a certificate.';
const described = { kind: 'link', url: 'https://courses.example/first-aid' } as const;

let world: World;
let strange: World;
let courses = 0;
beforeAll(async () => {
  world = await createWorld();
  strange = await createWorld();
  for (const one of [world, strange])
    await arrange(one, (tenant) => createOrganizationKey(tenant, one.organizationId, new Date()));
});

async function checkedCourse(audienceId: string | null = null, of = world): Promise<string> {
  courses += 1;
  const title = `First aid, part ${courses}`;
  return addCourse(of.actors.people, { ...described, title, audienceId, checksCertificates: true });
}

/** Somebody who has sent a certificate that waits. */
async function sender(courseId: string, given: { dueOn?: string; name?: string } = {}, of = world) {
  const person = await addPerson(of, given.name ? { name: given.name } : {});
  const dutyId = await arrangeDuty(of, person, { courseId }, given.dueOn);
  const certificateId = await sendCertificate(person, dutyId, pdf());
  return { person, dutyId, certificateId };
}

const dutyOf = (id: string) =>
  arrange(world, (tenant) =>
    tenant.duty.findFirstOrThrow({
      where: { id },
      select: { outcome: true, completion: { select: { method: true, completedAt: true, address: true } } },
    }),
  );

/** Whether its person is reminded of a duty, and their manager after it. */
const reminded = (id: string) =>
  arrange(world, async (tenant) => {
    const owed = sql`SELECT d.id FROM "Duty" d WHERE d.id = ${id}::uuid AND ${doneByThemselves}`;
    return (await rowsOf(tenant, owed)).length === 1;
  });

const mailsTo = ({ email }: PersonActor) =>
  arrange(world, (tenant) =>
    tenant.mail.findMany({
      where: { recipient: email },
      orderBy: { id: 'asc' },
      select: { template: true, subject: true },
    }),
  );

describe('who may not', () => {
  test('decide on a certificate, list those that wait or open one: whoever may not know how somebody did, and strangers (T01, T02)', async () => {
    const courseId = await checkedCourse();
    const { person, dutyId, certificateId } = await sender(courseId);
    const { security, approver, auditor, employee, visitor, anonymous, operator, system } = world.actors;
    for (const actor of [
      security,
      approver,
      auditor,
      employee,
      visitor,
      anonymous,
      operator,
      system,
      person,
    ]) {
      const accepted = acceptCertificates(actor, { certificateIds: [certificateId] });
      await expect(accepted, actor.kind).rejects.toThrow(Forbidden);
      await expect(rejectCertificates(actor, { certificateIds: [certificateId], reason })).rejects.toThrow(
        Forbidden,
      );
      await expect(getSentCertificate(actor, { certificateId })).rejects.toThrow(Forbidden);
      await expect(listCertificates(actor, {})).rejects.toThrow(Forbidden);
    }
    const { owner } = strange.actors;
    await expect(acceptCertificates(owner, { certificateIds: [certificateId] })).rejects.toThrow(NotFound);
    await expect(rejectCertificates(owner, { certificateIds: [certificateId], reason })).rejects.toThrow(
      NotFound,
    );
    await expect(getSentCertificate(owner, { certificateId })).rejects.toThrow(NotFound);
    const theirs = await sender(await checkedCourse(null, strange), {}, strange);
    const both = [theirs.certificateId, certificateId];
    await expect(rejectCertificates(owner, { certificateIds: both, reason })).rejects.toThrow(NotFound);
    expect((await listCertificates(owner, {})).rows).toMatchObject([{ id: theirs.certificateId }]);
    expect(await listWaitingCourses(owner, {})).toMatchObject([{ count: 1 }]);
    // Others do not even know that one waits.
    expect((await getParticipants(approver, { courseId })).rows).toMatchObject([
      { waits: false, state: 'open' },
    ]);
    expect((await getPersonRecord(approver, { personId: person.personId })).certificates).toEqual([]);
    expect(await dutyOf(dutyId)).toEqual({ outcome: null, completion: null });
  });

  test('decide on their own', async () => {
    const courseId = await checkedCourse();
    const { person, certificateId } = await sender(courseId);
    const { people, admin } = world.actors;
    await arrange(world, (tenant) =>
      tenant.person.updateMany({ where: { id: person.personId }, data: { memberId: people.memberId } }),
    );
    const own = /Nobody decides on their own/;
    await expect(acceptCertificates(people, { certificateIds: [certificateId] })).rejects.toThrow(own);
    await expect(rejectCertificates(people, { certificateIds: [certificateId], reason })).rejects.toThrow(
      own,
    );
    // Nor by recording by hand what somebody else was to check.
    const mine = { courseId, personId: person.personId, completedOn: '2026-01-31', note: '' };
    await expect(recordCompletion(people, mine, pdf())).rejects.toThrow(own);
    // Among many, nothing is decided on any of them.
    const other = await sender(await checkedCourse());
    const certificateIds = [other.certificateId, certificateId];
    await expect(rejectCertificates(people, { certificateIds, reason })).rejects.toThrow(own);
    expect(await mailsTo(other.person)).toEqual([]);
    expect((await getOwnCourse(other.person, { dutyId: other.dutyId })).sent).toMatchObject({
      verdict: null,
    });
    const filters = { course: courseId };
    expect((await listCertificates(people, { filters })).rows).toMatchObject([{ own: true }]);
    expect((await listCertificates(admin, { filters })).rows).toMatchObject([{ own: false }]);
    expect(await acceptCertificates(admin, { certificateIds: [certificateId] })).toBe(1);
  });
});

describe('a certificate that somebody checks', () => {
  test('waits: it is owed still, counts nowhere, is sent once, and nobody is reminded of it', async () => {
    const { people, system } = world.actors;
    const courseId = await checkedCourse(await arrangeEveryone(world));
    const { person, dutyId, certificateId } = await sender(courseId, { dueOn: '2020-01-01' });
    expect(await dutyOf(dutyId)).toEqual({ outcome: null, completion: null });
    await expect(sendCertificate(person, dutyId, pdf())).rejects.toThrow(/being checked/);
    expect(await getOwnCourse(person, { dutyId })).toMatchObject({ open: true, sent: { verdict: null } });
    expect(await listOwed(person, { locale: 'en' })).toMatchObject([{ id: dutyId, certificate: 'waiting' }]);
    expect(await listNextOwed(person, {})).toMatchObject({ count: 1, overdue: 0, soon: 0 });
    const own = await getOwnCertificate(person, { dutyId });
    expect(own).toMatchObject({ contentType: 'application/pdf' });
    expect(await reminded(dutyId)).toBe(false);
    await proveControl(people, { courseId, controlId: await addPlainControl(world, 'AT-3') });
    expect(await measureCourse(system, { courseId })).toBe(0);
    const exported = (await exportCompletions(people, {})).rows.map(({ email }) => email);
    expect(exported).not.toContain(person.email);
    const record = await getPersonRecord(people, { personId: person.personId });
    expect(record.completions).toEqual([]);
    expect(record.certificates.map((one) => certificateState(one, 'UTC'))).toEqual([
      'Waits to be checked; not counted.',
    ]);
    await acceptCertificates(people, { certificateIds: [certificateId] });
    expect(await measureCourse(system, { courseId })).toBe(100);
    expect((await exportCompletions(people, {})).rows.map(({ email }) => email)).toContain(person.email);
  });

  test('is accepted with many others, counts from the day it was sent, and the log tells which, not how', async () => {
    const { people } = world.actors;
    const courseId = await checkedCourse();
    const some = [await sender(courseId, { name: 'Ada' }), await sender(courseId, { name: 'Bea' })];
    const certificateIds = some.map((one) => one.certificateId);
    const sent = await arrange(world, (tenant) =>
      tenant.certificate.findMany({ where: { courseId }, orderBy: { id: 'asc' } }),
    );
    expect(await listWaitingCourses(people, {})).toContainEqual(
      expect.objectContaining({ id: courseId, count: 2 }),
    );
    expect(await acceptCertificates(people, { certificateIds })).toBe(2);
    for (const [index, { person, dutyId }] of some.entries()) {
      const { sentAt: completedAt, address } = sent[index] ?? {};
      const completion = { method: 'certificate', completedAt, address };
      expect(await dutyOf(dutyId)).toEqual({ outcome: 'done', completion });
      expect(await getOwnCourse(person, { dutyId })).toMatchObject({ completion: { certificate: true } });
      expect(await mailsTo(person)).toEqual([]);
    }
    const [event] = await arrange(world, (tenant) =>
      tenant.auditEvent.findMany({
        where: { action: 'training:check-certificate' },
        orderBy: { sequence: 'desc' },
        take: 1,
        select: { subject: true, body: true },
      }),
    );
    expect(event?.subject).toBe(`course:${courseId}`);
    // In the order in which they were held.
    for (const id of [...certificateIds, ...some.map(({ dutyId }) => dutyId)])
      expect(JSON.stringify(event?.body)).toContain(id);
    expect((await listCertificates(people, { filters: { course: courseId } })).rows).toEqual([]);
  });

  test('is rejected with a reason that its person reads and the mail does not tell; then they send another', async () => {
    const { people, security } = world.actors;
    const courseId = await checkedCourse();
    const { person, dutyId, certificateId } = await sender(courseId, { dueOn: '2020-01-01' });
    await arrange(world, (tenant) =>
      tenant.person.updateMany({ where: { id: person.personId }, data: { locale: 'de' } }),
    );
    for (const words of ['', ' ', 'x'.repeat(501)])
      await expect(
        rejectCertificates(people, { certificateIds: [certificateId], reason: words }),
      ).rejects.toThrow();
    await rejectCertificates(people, { certificateIds: [certificateId], reason });
    const mails = await mailsTo(person);
    expect(mails).toMatchObject([{ template: 'certificate-returned' }]);
    expect(mails[0]?.subject).toContain('Ihr Zertifikat für First aid');
    expect(JSON.stringify(mails)).not.toContain('receipt');
    const details = await arrange(world, (tenant) => tenant.auditEventDetail.findMany());
    expect(JSON.stringify(details)).not.toContain(reason);
    expect(await getOwnCourse(person, { dutyId })).toMatchObject({
      open: true,
      sent: { verdict: 'rejected', reason },
    });
    expect(await reminded(dutyId)).toBe(true);
    expect(await listOwed(person, { locale: 'de' })).toMatchObject([{ certificate: 'rejected' }]);
    expect(await listNextOwed(person, {})).toMatchObject({ count: 1, overdue: 1 });
    // The form sent again, or another decision: the first stands.
    await expect(rejectCertificates(people, { certificateIds: [certificateId], reason })).rejects.toThrow(
      Conflict,
    );
    await expect(acceptCertificates(people, { certificateIds: [certificateId] })).rejects.toThrow(Conflict);
    const again = await sendCertificate(person, dutyId, pdf('passed at last'));
    await acceptCertificates(people, { certificateIds: [again] });
    const { certificates, completions } = await getPersonRecord(people, { personId: person.personId });
    expect(certificates.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted']);
    expect(completions).toMatchObject([{ method: 'certificate' }]);
    expect((await getPersonRecord(security, { personId: person.personId })).certificates).toEqual([]);
    const kept = await getOwnCertificate(person, { dutyId });
    expect((await collect(await openFile(kept))).toString()).toContain('at last');
  });

  test('is rejected with many others for one reason, each person told in their language; what was decided before stands', async () => {
    const { people, owner } = world.actors;
    const courseId = await checkedCourse();
    const some = [await sender(courseId), await sender(await checkedCourse()), await sender(courseId)];
    const [first, second, third] = some;
    await arrange(world, (tenant) =>
      tenant.person.updateMany({ where: { id: first?.person.personId ?? '' }, data: { locale: 'fr' } }),
    );
    await acceptCertificates(people, { certificateIds: [third?.certificateId ?? ''] });
    const certificateIds = some.map((one) => one.certificateId);
    const tooMany = Array.from({ length: 101 }, () => first?.certificateId ?? '');
    for (const wrong of [[], tooMany])
      await expect(rejectCertificates(people, { certificateIds: wrong, reason })).rejects.toThrow(Invalid);
    // The same form from two at once, of which one names one of them twice: each is decided on and mailed once.
    const decided = await Promise.allSettled([
      rejectCertificates(people, { certificateIds: [...certificateIds, ...certificateIds], reason }),
      rejectCertificates(owner, { certificateIds: certificateIds.toReversed(), reason }),
    ]);
    const [kept, refused] = decided.toSorted((a, b) => a.status.localeCompare(b.status));
    expect(kept).toMatchObject({ status: 'fulfilled', value: 2 });
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(Conflict) });
    const subjects = [
      /^À revoir : votre certificat pour First aid/,
      /^Please look again: your certificate for/,
    ];
    for (const [index, one] of [first, second].entries()) {
      if (!one) throw new Error('Nobody sent it.');
      const [mail, ...more] = await mailsTo(one.person);
      expect(mail).toMatchObject({ template: 'certificate-returned' });
      expect(mail?.subject).toMatch(subjects[index] ?? /^$/);
      expect(more).toEqual([]);
      expect((await getOwnCourse(one.person, { dutyId: one.dutyId })).sent).toMatchObject({ reason });
    }
    if (third) expect(await mailsTo(third.person)).toEqual([]);
    expect((await dutyOf(third?.dutyId ?? '')).outcome).toBe('done');
    await expect(rejectCertificates(people, { certificateIds, reason })).rejects.toThrow(Conflict);
  });

  test('is decided once, also by two at once', async () => {
    const { people, owner } = world.actors;
    const courseId = await checkedCourse();
    const { person, dutyId, certificateId } = await sender(courseId);
    const decided = await Promise.allSettled([
      acceptCertificates(people, { certificateIds: [certificateId] }),
      rejectCertificates(owner, { certificateIds: [certificateId], reason }),
    ]);
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const accepted = decided[0].status === 'fulfilled';
    expect((await dutyOf(dutyId)).outcome).toBe(accepted ? 'done' : null);
    expect(await mailsTo(person)).toHaveLength(accepted ? 0 : 1);
    const sent = await sender(courseId);
    const twice = await Promise.allSettled(
      [people, owner].map((actor) => acceptCertificates(actor, { certificateIds: [sent.certificateId] })),
    );
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    // A form that is sent twice at once leaves one that waits.
    const late = await addPerson(world);
    const owed = await arrangeDuty(world, late, { courseId });
    const both = await Promise.allSettled([
      sendCertificate(late, owed, pdf()),
      sendCertificate(late, owed, pdf()),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await arrange(world, (tenant) => tenant.certificate.count({ where: { dutyId: owed } }))).toBe(1);
  });

  test('waits no more of who left, is exempt, or was recorded by hand; of many the others are accepted', async () => {
    const { people, owner } = world.actors;
    const courseId = await checkedCourse();
    const [left, exempt, recorded, stays] = [
      await sender(courseId),
      await sender(courseId),
      await sender(courseId),
      await sender(courseId),
    ];
    await arrange(world, (tenant) =>
      tenant.person.updateMany({
        where: { id: left.person.personId },
        data: { leftOn: new Date('2020-01-01') },
      }),
    );
    await exemptDuties(owner, { dutyIds: [exempt.dutyId], reason: 'Not in their country' });
    const { personId } = recorded.person;
    await recordCompletion(people, { courseId, personId, completedOn: '2026-01-15' }, pdf());
    for (const { certificateId } of [left, exempt, recorded]) {
      await expect(acceptCertificates(people, { certificateIds: [certificateId] })).rejects.toThrow(Conflict);
      await expect(rejectCertificates(people, { certificateIds: [certificateId], reason })).rejects.toThrow(
        Conflict,
      );
    }
    for (const { person, dutyId } of [left, exempt, recorded])
      await expect(sendCertificate(person, dutyId, pdf())).rejects.toThrow(Conflict);
    expect((await listCertificates(people, { filters: { course: courseId } })).rows).toMatchObject([
      { id: stays.certificateId },
    ]);
    const certificateIds = [left, exempt, recorded, stays].map((one) => one.certificateId);
    expect(await acceptCertificates(people, { certificateIds })).toBe(1);
    expect((await dutyOf(left.dutyId)).outcome).toBeNull();
    expect((await dutyOf(exempt.dutyId)).outcome).toBe('exempt');
  });
});

test('courses are not checked unless they say so, and what waits goes on waiting when they say so no more', async () => {
  const { people } = world.actors;
  const title = 'Unchecked';
  const courseId = await addCourse(people, { ...described, title });
  expect(await getCourse(people, { courseId })).toMatchObject({ checksCertificates: false });
  const before = await sender(courseId);
  expect((await dutyOf(before.dutyId)).outcome).toBe('done');
  await changeCourse(people, { courseId, revision: 1, ...described, title, checksCertificates: true });
  expect((await dutyOf(before.dutyId)).outcome).toBe('done');
  const { edition } = await getCourse(people, { courseId });
  expect(edition).toBe(1);
  const waiting = await sender(courseId);
  await changeCourse(people, { courseId, revision: 2, ...described, title });
  await expect(sendCertificate(waiting.person, waiting.dutyId, pdf())).rejects.toThrow(Conflict);
  expect((await dutyOf((await sender(courseId)).dutyId)).outcome).toBe('done');
  await acceptCertificates(people, { certificateIds: [waiting.certificateId] });
  expect((await dutyOf(waiting.dutyId)).outcome).toBe('done');
});
