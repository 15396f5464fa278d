import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { collect, filesIn, pieces } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addQuizCourse, arrangeDuty } from '#lib/testing/training.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { addCourse } from './commands.ts';
import { recordCompletion, sendCertificate } from './completion-commands.ts';
import { getCertificate, getCourse, getCourseProgress } from './detail-queries.ts';
import { getOwnCertificate } from './own-queries.ts';
import { mostProofBytes } from './proof.ts';
import { getParticipants, listCourses } from './queries.ts';

useTestDatabase();

const pdf = () => ({ fileName: 'certificate.pdf', source: pieces('%PDF-1.7\n', 'passed\n', '%%EOF') });

async function ground() {
  const world = await createWorld();
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  const person = await addPerson(world);
  const courseId = await addCourse(world.actors.people, {
    title: 'First aid',
    kind: 'link',
    url: 'https://courses.example/first-aid',
  });
  const dutyId = await arrangeDuty(world, person, { courseId });
  return { world, person, courseId, dutyId };
}

const completions = (world: World) => arrange(world, (tenant) => tenant.completion.findMany());

describe('a certificate', () => {
  test('is sent by whoever owes it alone, kept encrypted, and read by themselves and who may know (T01, T02)', async () => {
    const { world, person, dutyId, courseId } = await ground();
    for (const actor of [await addPerson(world), await addPerson(await createWorld())])
      await expect(sendCertificate(actor, dutyId, pdf())).rejects.toThrow();
    await expect(sendCertificate(world.actors.owner, dutyId, pdf())).rejects.toThrow(Forbidden);
    expect(await completions(world)).toEqual([]);
    const completionId = await sendCertificate(person, dutyId, pdf());
    expect(await completions(world)).toMatchObject([{ method: 'certificate', courseId, dutyId }]);
    const own = await getOwnCertificate(person, { dutyId });
    expect((await collect(await openFile(own))).toString()).toContain('passed');
    const { people, security, approver } = world.actors;
    expect(await getCertificate(people, { completionId })).toMatchObject({ contentType: 'application/pdf' });
    for (const actor of [security, approver, person])
      await expect(getCertificate(actor, { completionId })).rejects.toThrow(Forbidden);
    await expect(sendCertificate(person, dutyId, pdf())).rejects.toThrow(Conflict);
  });

  test.each([
    ['a page of markup', '<html><script>alert(1)</script></html>', Invalid],
    ['a picture of vectors', '<svg xmlns="http://www.w3.org/2000/svg"/>', Invalid],
    ['an archive', 'PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', Invalid],
    ['nothing', '', Invalid],
  ])('that is %s, whatever its name says, leaves nothing behind', async (_what, bytes, refusal) => {
    const { world, person, dutyId } = await ground();
    const sent = { fileName: 'certificate.pdf', source: pieces(bytes) };
    await expect(sendCertificate(person, dutyId, sent)).rejects.toThrow(refusal);
    expect(await completions(world)).toEqual([]);
    expect(filesIn(process.env.STORAGE ?? '').filter((name) => name.includes(world.organizationId))).toEqual(
      [],
    );
  });

  test('that never ends is cut off at its limit, and nothing of it stays', async () => {
    const { world, person, dutyId } = await ground();
    let sent = 0;
    async function* endless() {
      yield Buffer.from('%PDF-1.7\n');
      for (;;) {
        sent += 1_048_576;
        yield Buffer.alloc(1_048_576);
      }
    }
    const bomb = { fileName: 'certificate.pdf', source: endless() };
    await expect(sendCertificate(person, dutyId, bomb)).rejects.toThrow();
    expect(sent).toBeLessThan(mostProofBytes * 2);
    expect(await completions(world)).toEqual([]);
  });

  test('is for courses done elsewhere alone', async () => {
    const { world, person } = await ground();
    const dutyId = await arrangeDuty(world, person, { courseId: await addQuizCourse(world) });
    await expect(sendCertificate(person, dutyId, pdf())).rejects.toThrow(/No certificate/);
  });
});

describe('what was done elsewhere', () => {
  test('is recorded by those who look after people, with its proof and its day, and ends what was owed', async () => {
    const { world, person, courseId } = await ground();
    const input = { courseId, personId: person.personId, completedOn: '2026-01-15', note: 'On paper' };
    const { security, approver, people } = world.actors;
    for (const actor of [security, approver, person])
      await expect(recordCompletion(actor, input, pdf())).rejects.toThrow(Forbidden);
    const theirs = (await createWorld()).actors.owner;
    await expect(recordCompletion(theirs, input, pdf())).rejects.toThrow();
    const future = { ...input, completedOn: '2999-01-01' };
    await expect(recordCompletion(people, future, pdf())).rejects.toThrow(/still to come/);
    await recordCompletion(people, input, pdf());
    expect(await completions(world)).toMatchObject([
      { method: 'recorded', note: 'On paper', recordedBy: `member:${people.memberId}` },
    ]);
    expect((await getParticipants(people, { courseId })).rows).toMatchObject([{ state: 'done' }]);
    // Again, where nothing is owed any more: it is another time that they did it.
    await recordCompletion(people, { ...input, completedOn: '2026-02-15' }, pdf());
    expect(await completions(world)).toHaveLength(2);
    const trail = (await auditTrail(world)).filter(({ action }) => action === 'training:record');
    expect(trail).toHaveLength(2);
  });

  test('of somebody who is not here cannot be recorded', async () => {
    const { world, courseId } = await ground();
    const stranger = await addPerson(await createWorld());
    const input = { courseId, personId: stranger.personId, completedOn: '2026-01-15' };
    await expect(recordCompletion(world.actors.people, input, pdf())).rejects.toThrow(NotFound);
  });
});

test('who may know how well somebody answered: owners, admins and people alone, each reader asked', async () => {
  const { world, person, courseId, dutyId } = await ground();
  await sendCertificate(person, dutyId, pdf());
  const { owner, admin, people, security, approver } = world.actors;
  const seen = async (actor: typeof owner) => (await getParticipants(actor, { courseId })).rows[0];
  for (const actor of [owner, admin, people]) expect(await seen(actor)).toMatchObject({ certificate: true });
  for (const actor of [security, approver])
    expect(await seen(actor)).toMatchObject({ certificate: false, scorePercent: null, state: 'done' });
  for (const actor of [world.actors.auditor, world.actors.employee])
    await expect(seen(actor)).rejects.toThrow(Forbidden);
});

test('the list says how far each course is done, and the figure by month counts this one', async () => {
  const { world, person, courseId, dutyId } = await ground();
  const { approver } = world.actors;
  expect((await listCourses(approver, {})).rows).toMatchObject([{ due: 0, done: 0, open: 1 }]);
  await sendCertificate(person, dutyId, pdf());
  const progress = await getCourseProgress(approver, { courseId });
  expect(progress.months).toHaveLength(12);
  expect(progress.months.at(-1)).toMatchObject({ count: 1 });
  expect(await getCourse(approver, { courseId })).toMatchObject({ title: 'First aid', controls: [] });
  await expect(getCourse((await createWorld()).actors.owner, { courseId })).rejects.toThrow(NotFound);
});
