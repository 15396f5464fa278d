import { describe, expect, test } from 'vitest';
import { addClaim } from '#lib/claim/commands.ts';
import { getCoursesBehind } from '#lib/claim/course-queries.ts';
import { getClaim } from '#lib/claim/detail-queries.ts';
import { lintClaims } from '#lib/claim/lint-queries.ts';
import { askAgain, exemptDuties } from '#lib/duty/exempt-commands.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { reviseEvidence } from '#lib/evidence/commands.ts';
import { getEvidence } from '#lib/evidence/item-queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { addPlainControl, reviewAs, saidOfRevision } from '#lib/testing/evidence.ts';
import { addQuizCourse, arrangeDuty, arrangeEveryone, rightAnswers } from '#lib/testing/training.ts';
import { addPerson, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { archiveCourse, restoreCourse } from './commands.ts';
import { proveControl, unproveControl } from './control-commands.ts';
import { getCourseProgress } from './detail-queries.ts';
import { percentDone, verdictOn } from './measure.ts';
import { housekeepTraining, measureCourse } from './measuring.ts';
import { getOwnCourse } from './own-queries.ts';
import { getParticipants } from './queries.ts';
import { tryQuiz } from './quiz-commands.ts';

useTestDatabase();

const yesterday = () => worldDay(-1);

async function ground() {
  const world = await createWorld();
  const { security } = world.actors;
  const controlId = await addPlainControl(world, 'AT-1');
  const measure = { metric: 'share', comparator: '>=', value: '100', unit: '%' } as const;
  const text = 'Everybody is trained.';
  const claimId = await addClaim(security, { section: 'People', text, measure, controlIds: [controlId] });
  const courseId = await addQuizCourse(world, { audienceId: await arrangeEveryone(world) });
  await proveControl(security, { courseId, controlId });
  const standing = async () => {
    await measureCourse(world.actors.system, { courseId });
    return (await getClaim(security, { id: claimId })).standing;
  };
  const revisions = () =>
    arrange(world, (tenant) => tenant.evidenceRevision.count({ where: { item: { courseId } } }));
  return { world, claimId, controlId, courseId, standing, revisions };
}

async function train(world: World, courseId: string, dueOn?: string) {
  const person = await addPerson(world);
  const dutyId = await arrangeDuty(world, person, { courseId }, dueOn);
  const pass = async () => {
    const { edition } = await getOwnCourse(person, { dutyId });
    await tryQuiz(person, { dutyId, edition, number: 1, answers: rightAnswers });
  };
  return { person, pass };
}

describe('a claim that everybody is trained', () => {
  test('proves itself, falls with one who is overdue, and stands again once they are done', async () => {
    const { world, claimId, courseId, standing, revisions } = await ground();
    expect((await standing())?.standing).toBe('unbacked');
    const first = await train(world, courseId);
    // Time left: nobody should have done it yet, so nothing is proven.
    expect((await standing())?.standing).toBe('unbacked');
    await first.pass();
    expect(await standing()).toMatchObject({ standing: 'proven', reason: 'holds' });
    const joiner = await train(world, courseId);
    expect((await standing())?.standing).toBe('proven');
    await arrange(world, (tenant) =>
      tenant.duty.updateMany({
        where: { personId: joiner.person.personId },
        data: { dueOn: new Date(yesterday()) },
      }),
    );
    expect(await standing()).toMatchObject({ standing: 'lapsed', reason: 'rejected' });
    // What it promises is held against what the course really stands at.
    const { security, visitor } = world.actors;
    const real = await getCoursesBehind(security, { id: claimId });
    expect(real).toMatchObject([{ id: courseId, due: 2, done: 1, percent: 50 }]);
    await expect(getCoursesBehind(visitor, { id: claimId })).rejects.toThrow(Forbidden);
    expect(await getCoursesBehind((await createWorld()).actors.owner, { id: claimId })).toEqual([]);
    const findings = async () => (await lintClaims(security, {})).map(({ kind }) => kind);
    expect(await findings()).toContain('measure-missed');
    await joiner.pass();
    expect(await findings()).not.toContain('measure-missed');
    expect(await standing()).toMatchObject({ standing: 'proven', reason: 'holds' });
    const before = await revisions();
    await standing();
    expect(await revisions()).toBe(before);
  });

  test('counts nobody who is exempt: many at once on the course’s page, and again when they are asked again', async () => {
    const { world, courseId, standing } = await ground();
    const { people, approver } = world.actors;
    const done = await train(world, courseId);
    await done.pass();
    const late = [await train(world, courseId, yesterday()), await train(world, courseId, yesterday())];
    expect((await standing())?.standing).toBe('lapsed');
    const filters = { state: 'overdue' as const };
    const chosen = await getParticipants(people, { courseId, filters });
    const dutyIds = chosen.rows.map(({ id }) => id);
    expect(dutyIds).toHaveLength(2);
    const reason = 'They are trained by the customer.';
    await expect(exemptDuties(approver, { dutyIds, reason })).rejects.toThrow(Forbidden);
    expect(await exemptDuties(people, { dutyIds, reason })).toBe(2);
    expect((await standing())?.standing).toBe('proven');
    const states = async () => (await getParticipants(approver, { courseId })).rows.map(({ state }) => state);
    expect((await states()).toSorted()).toEqual(['done', 'exempt', 'exempt']);
    expect(await getCourseProgress(approver, { courseId })).toMatchObject({ due: 1, done: 1, open: 0 });
    await expect(late[0]?.pass()).rejects.toThrow(Conflict);
    expect(await askAgain(people, { dutyIds })).toBe(2);
    expect((await standing())?.standing).toBe('lapsed');
    expect((await states()).toSorted()).toEqual(['done', 'overdue', 'overdue']);
  });

  test('counts whoever is with us: not who left, nor who has yet to start', async () => {
    const { world, courseId, standing } = await ground();
    await (await train(world, courseId)).pass();
    const late = await train(world, courseId, yesterday());
    expect((await standing())?.standing).toBe('lapsed');
    await arrange(world, (tenant) =>
      tenant.person.updateMany({
        where: { id: late.person.personId },
        data: { leftOn: new Date(yesterday()) },
      }),
    );
    expect((await standing())?.standing).toBe('proven');
    await addPerson(world, { startedOn: new Date('2999-01-01') });
    expect((await standing())?.standing).toBe('proven');
  });

  test('stands no longer once the course is archived or proves the control no more, and again when it does', async () => {
    const { world, controlId, courseId, standing } = await ground();
    const { security } = world.actors;
    await (await train(world, courseId)).pass();
    expect((await standing())?.standing).toBe('proven');
    await archiveCourse(security, { courseId });
    expect((await standing())?.standing).toBe('unbacked');
    await restoreCourse(security, { courseId });
    expect((await standing())?.standing).toBe('proven');
    await unproveControl(security, { courseId, controlId });
    expect((await standing())?.standing).toBe('unbacked');
    await expect(unproveControl(security, { courseId, controlId })).rejects.toThrow(Conflict);
  });

  test('cannot be helped by hand: nobody reviews or revises what the course says', async () => {
    const { world, courseId, standing } = await ground();
    await train(world, courseId, yesterday());
    expect((await standing())?.standing).toBe('lapsed');
    const { owner, approver } = world.actors;
    const item = await arrange(world, (tenant) =>
      tenant.evidenceItem.findFirstOrThrow({
        where: { courseId },
        select: { id: true, currentRevisionId: true },
      }),
    );
    await expect(reviewAs(approver, item.id, 'accepted')).rejects.toThrow(/course keeps/);
    const content = { kind: 'record' as const, record: [{ name: 'Percent', value: '100' }] };
    const seen = item.currentRevisionId ?? '';
    const revise = reviseEvidence(owner, { itemId: item.id, seen, ...saidOfRevision, content });
    await expect(revise).rejects.toThrow(/course keeps/);
    expect(JSON.stringify(await getEvidence(owner, { itemId: item.id }))).toContain('1 person is overdue');
  });

  test('is measured once a day by itself, and anew the next day', async () => {
    const { world, courseId } = await ground();
    await (await train(world, courseId)).pass();
    expect(await housekeepTraining(world.organizationId)).toBe(1);
    expect(await housekeepTraining(world.organizationId)).toBe(0);
    await arrange(world, (tenant) =>
      tenant.course.updateMany({ where: { id: courseId }, data: { measuredOn: new Date(yesterday()) } }),
    );
    expect(await housekeepTraining(world.organizationId)).toBe(1);
  });
});

test('who may not change courses has them prove nothing, nor has another organization (T01, T02)', async () => {
  const { world, controlId, courseId } = await ground();
  const { approver, auditor, employee, visitor } = world.actors;
  for (const actor of [approver, auditor, employee, visitor, await addPerson(world)]) {
    await expect(unproveControl(actor, { courseId, controlId })).rejects.toThrow(Forbidden);
    await expect(proveControl(actor, { courseId, controlId })).rejects.toThrow(Forbidden);
    await expect(measureCourse(actor, { courseId })).rejects.toThrow(Forbidden);
  }
  const theirs = await createWorld();
  const own = await addQuizCourse(theirs);
  await expect(proveControl(theirs.actors.owner, { courseId, controlId })).rejects.toThrow(NotFound);
  await expect(proveControl(theirs.actors.owner, { courseId: own, controlId })).rejects.toThrow(NotFound);
});

test.each([
  [{ due: 0, done: 0 }, 100, null, null],
  [{ due: 1000, done: 999 }, 100, 99, false],
  [{ due: 1000, done: 1000 }, 100, 100, true],
  [{ due: 10, done: 9 }, 90, 90, true],
  [{ due: 11, done: 9 }, 90, 81, false],
])('%j with a target of %i is %s percent and holds: %s', (measure, target, percent, holds) => {
  expect(percentDone(measure)).toBe(percent);
  expect(verdictOn(measure, target)?.holds ?? null).toBe(holds);
});
