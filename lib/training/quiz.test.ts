import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import {
  addQuizCourse,
  arrangeDuty,
  rightAnswers,
  twoQuestions,
  wrongAnswers,
} from '#lib/testing/training.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { changeLessons, changeQuiz } from './commands.ts';
import { getOwnCourse } from './own-queries.ts';
import { finishLessons, tryQuiz } from './quiz-commands.ts';

useTestDatabase();

async function ground() {
  const world = await createWorld();
  const person = await addPerson(world);
  const courseId = await addQuizCourse(world);
  const dutyId = await arrangeDuty(world, person, { courseId });
  const { edition } = await getOwnCourse(person, { dutyId });
  return { world, person, courseId, dutyId, edition };
}

const dutyOf = (world: World, id: string) =>
  arrange(world, (tenant) =>
    tenant.duty.findFirstOrThrow({ where: { id }, select: { outcome: true, completion: true } }),
  );

describe('who may not', () => {
  test('nobody but a person answers, and only for themselves, never from another organization (T01, T02)', async () => {
    const { world, dutyId, edition } = await ground();
    const input = { dutyId, edition, number: 1, answers: rightAnswers };
    const { owner, people, security, employee, visitor, anonymous, operator, system } = world.actors;
    for (const actor of [owner, people, security, employee, visitor, anonymous, operator, system]) {
      await expect(tryQuiz(actor, input), actor.kind).rejects.toThrow(Forbidden);
      await expect(getOwnCourse(actor, { dutyId }), actor.kind).rejects.toThrow(Forbidden);
    }
    const elsewhere = await addPerson(await createWorld());
    for (const actor of [await addPerson(world), elsewhere]) {
      await expect(tryQuiz(actor, input)).rejects.toThrow(NotFound);
      await expect(finishLessons(actor, { dutyId, edition })).rejects.toThrow(NotFound);
      await expect(getOwnCourse(actor, { dutyId })).rejects.toThrow(NotFound);
    }
    expect((await dutyOf(world, dutyId)).outcome).toBeNull();
  });

  test('whoever has left answers no more, also where their duty was not ended yet', async () => {
    const { world, person, dutyId, edition } = await ground();
    const leftOn = new Date('2020-01-01');
    await arrange(world, (tenant) =>
      tenant.person.updateMany({ where: { id: person.personId }, data: { leftOn } }),
    );
    const answer = tryQuiz(person, { dutyId, edition, number: 1, answers: rightAnswers });
    await expect(answer).rejects.toThrow(Conflict);
  });
});

describe('a quiz', () => {
  test('is passed at last: what was wrong is explained only after a try, and each try is in the log', async () => {
    const { world, person, courseId, dutyId, edition } = await ground();
    const before = await getOwnCourse(person, { dutyId });
    const sent = JSON.stringify(before);
    expect(before.questions).toHaveLength(2);
    expect(sent).not.toMatch(/"right"|Whenever you leave it|What is lost/);
    const first = await tryQuiz(person, { dutyId, edition, number: 1, answers: wrongAnswers });
    expect(first).toEqual({ passed: false, scorePercent: 50 });
    const between = await getOwnCourse(person, { dutyId });
    expect(between).toMatchObject({
      number: 2,
      last: { passed: false, wrong: [{ id: 'report', explanation: 'What is lost and what is odd.' }] },
    });
    expect(await tryQuiz(person, { dutyId, edition, number: 2, answers: rightAnswers })).toMatchObject({
      passed: true,
    });
    expect(await dutyOf(world, dutyId)).toMatchObject({
      outcome: 'done',
      completion: { scorePercent: 100, method: 'quiz', edition, recordedBy: `person:${person.personId}` },
    });
    const trail = (await auditTrail(world)).filter(({ action }) => action === 'training:complete');
    expect(trail.map(({ subject }) => subject)).toEqual([
      `duty:${dutyId}`,
      `duty:${dutyId}`,
      `course:${courseId}`,
    ]);
    const bodies = await arrange(world, (tenant) => tenant.auditEvent.findMany({ select: { body: true } }));
    expect(JSON.stringify(bodies)).not.toMatch(/score|passed/i);
  });

  test('asks in another order at the next try, and in the same one when the page is loaded again', async () => {
    const { person, dutyId } = await ground();
    const [one, again] = [await getOwnCourse(person, { dutyId }), await getOwnCourse(person, { dutyId })];
    expect(again.questions).toEqual(one.questions);
    expect(new Set(one.questions.map(({ id }) => id))).toEqual(new Set(['lock', 'report']));
  });

  test.each([
    ['with a question left out', { lock: ['always'] }, Invalid],
    ['with nothing chosen', { lock: [], report: ['lost'] }, Invalid],
    ['with an answer of another question', { lock: ['lunch'], report: ['lost'] }, Invalid],
    ['with a question that is none', { ...rightAnswers, other: ['x'] }, Invalid],
    ['with a question named like a part of objects', { ...rightAnswers, constructor: ['x'] }, Invalid],
  ])('answered %s counts as no try', async (_what, answers, refusal) => {
    const { world, person, dutyId, edition } = await ground();
    await expect(tryQuiz(person, { dutyId, edition, number: 1, answers })).rejects.toThrow(refusal);
    expect(await arrange(world, (tenant) => tenant.quizTry.count())).toBe(0);
  });

  test('answered with what is no form at all is refused in a sentence', async () => {
    const { person, dutyId, edition } = await ground();
    for (const answers of [
      null,
      'lock',
      [['lock', 'always']],
      { lock: 'always' },
      { lock: [1] },
      { lock: Array(9).fill('always') },
    ])
      await expect(
        tryQuiz(person, { dutyId, edition, number: 1, answers: answers as never }),
      ).rejects.toThrow(Invalid);
  });

  test('counts a page that is sent twice, or twice at once, once', async () => {
    const { world, person, dutyId, edition } = await ground();
    const send = (answers: Record<string, string[]>) =>
      tryQuiz(person, { dutyId, edition, number: 1, answers });
    const both = await Promise.allSettled([send(wrongAnswers), send(wrongAnswers)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(send(rightAnswers)).rejects.toThrow(Conflict);
    const right = () => tryQuiz(person, { dutyId, edition, number: 2, answers: rightAnswers });
    const done = await Promise.allSettled([right(), right()]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(right()).rejects.toThrow(Conflict);
    expect(await arrange(world, (tenant) => tenant.completion.count())).toBe(1);
  });

  test('that changed meanwhile has to be opened again; spelling it as before is no new edition', async () => {
    const { world, person, courseId, dutyId, edition } = await ground();
    const { people } = world.actors;
    expect(await changeQuiz(people, { courseId, revision: 3, quiz: twoQuestions })).toBe(edition);
    const lessons = [{ title: 'Screens', body: 'Lock it.' }];
    expect(await changeLessons(people, { courseId, revision: 4, lessons })).toBe(edition + 1);
    const answer = tryQuiz(person, { dutyId, edition, number: 1, answers: rightAnswers });
    await expect(answer).rejects.toThrow(/changed meanwhile/);
    await expect(changeLessons(people, { courseId, revision: 4, lessons })).rejects.toThrow(Conflict);
  });

  test('is no way round: a course with questions is not done by reading alone', async () => {
    const { person, dutyId, edition } = await ground();
    await expect(finishLessons(person, { dutyId, edition })).rejects.toThrow(/questions first/);
  });
});

test.each([
  [
    'without a right answer',
    [
      {
        ...twoQuestions[0],
        options: [
          { id: 'a', text: 'A', right: false },
          { id: 'b', text: 'B', right: false },
        ],
      },
    ],
  ],
  ['with two questions of one name', [twoQuestions[0], twoQuestions[0]]],
  ['that is no list', { lock: true }],
  ['with a name that is markup', [{ ...twoQuestions[0], id: '<script>' }]],
])('a quiz %s is refused', async (_what, quiz) => {
  const world = await createWorld();
  const courseId = await addQuizCourse(world);
  const change = changeQuiz(world.actors.people, { courseId, revision: 3, quiz });
  await expect(change).rejects.toThrow(Invalid);
});
