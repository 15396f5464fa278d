import { beforeAll, describe, expect, test } from 'vitest';
import { listNextOwed, listOwed } from '#lib/acknowledgement/owed-queries.ts';
import type { PersonActor } from '#lib/auth/actor.ts';
import { clients } from '#lib/db/client.ts';
import { reconcile } from '#lib/duty/reconcile.ts';
import { Conflict } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPlainControl } from '#lib/testing/evidence.ts';
import { arrangeDuty, arrangeEveryone, twoQuestions } from '#lib/testing/training.ts';
import { addPerson, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { addCourse, changeCourse, changeLessons, changeQuiz } from './commands.ts';
import { proveControl } from './control-commands.ts';
import { getCourse } from './detail-queries.ts';
import { measureCourse } from './measuring.ts';
import { getOwnCourse } from './own-queries.ts';
import { listCourses } from './queries.ts';
import { finishLessons } from './quiz-commands.ts';
import { missingOf } from './ready.ts';

useTestDatabase();

test.each([
  [{ kind: 'lessons', url: null, lessons: 0 }, 'lesson'],
  [{ kind: 'lessons', url: 'https://a.example', lessons: 0 }, 'lesson'],
  [{ kind: 'lessons', url: null, lessons: 1 }, null],
  [{ kind: 'link', url: null, lessons: 3 }, 'address'],
  [{ kind: 'link', url: '', lessons: 0 }, 'address'],
  [{ kind: 'link', url: 'https://a.example', lessons: 0 }, null],
])('a course of %j lacks %s', (course, missing) => {
  expect(missingOf(course)).toBe(missing);
});

const lessons = [{ title: 'Mails', body: 'Look twice.' }];

describe('a course that cannot be taken yet', () => {
  let world: World;
  let audienceId: string;
  let person: PersonActor;
  beforeAll(async () => {
    world = await createWorld();
    audienceId = await arrangeEveryone(world);
    person = await addPerson(world);
  });

  const add = (title: string) => addCourse(world.actors.people, { title, kind: 'lessons', audienceId });
  const made = (courseId: string) =>
    reconcile(world.organizationId, { kind: 'training', subjectId: courseId });
  const outcomes = (courseId: string) =>
    arrange(world, async (tenant) =>
      (
        await tenant.duty.findMany({ where: { courseId }, orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }] })
      ).map(({ outcome }) => outcome),
    );
  /** Whether the making of duties was asked for since the last look. */
  const asked = async (courseId: string) => {
    const { rowCount } = await clients().pool.query(
      `UPDATE jobs.job SET state = 'completed' WHERE name = 'duty-reconcile' AND state = 'created'
        AND data->>'subjectId' = $1`,
      [courseId],
    );
    return rowCount === 1;
  };

  test('asks nobody, says what is missing, and asks its audience with its first lesson', async () => {
    const { people, approver } = world.actors;
    const title = 'Empty at first';
    const courseId = await add(title);
    expect(await made(courseId)).toBe(0);
    // Questions about nothing make no course either.
    await changeQuiz(people, { courseId, revision: 1, quiz: twoQuestions });
    expect(await made(courseId)).toBe(0);
    expect(await getCourse(approver, { courseId })).toMatchObject({ missing: 'lesson' });
    expect((await listCourses(approver, { search: title })).rows).toMatchObject([{ ready: false, open: 0 }]);
    await asked(courseId);
    await changeLessons(people, { courseId, revision: 2, lessons });
    expect(await asked(courseId)).toBe(true);
    expect(await made(courseId)).toBe(1);
    expect(await getCourse(approver, { courseId })).toMatchObject({ missing: null });
    expect((await listCourses(approver, { search: title })).rows).toMatchObject([{ ready: true }]);
    expect((await listOwed(person, { locale: 'en' })).map((one) => one.title)).toContain(title);
    // Another lesson asks nobody anew.
    await changeLessons(people, { courseId, revision: 3, lessons: [...lessons, ...lessons] });
    expect(await asked(courseId)).toBe(false);
  });

  test('cannot become one while it is owed: neither by its lessons nor by its kind, nor while its duties are made', async () => {
    const { people } = world.actors;
    const courseId = await add('Owed');
    await changeLessons(people, { courseId, revision: 1, lessons });
    const both = await Promise.allSettled([
      made(courseId),
      changeLessons(people, { courseId, revision: 2, lessons: [] }),
    ]);
    const emptied = both[1].status === 'fulfilled';
    // Whoever was first: nobody owes a course without lessons.
    expect(await outcomes(courseId)).toEqual(emptied ? [] : [null]);
    if (emptied) await changeLessons(people, { courseId, revision: 3, lessons });
    await made(courseId);
    const { revision } = await getCourse(people, { courseId });
    await expect(changeLessons(people, { courseId, revision, lessons: [] })).rejects.toThrow(
      /^1 person owes this course/,
    );
    const elsewhere = { courseId, title: 'Owed', audienceId };
    const url = 'https://courses.example/owed';
    await changeCourse(people, { ...elsewhere, revision, kind: 'link', url });
    await changeLessons(people, { courseId, revision: revision + 1, lessons: [] });
    const back = changeCourse(people, { ...elsewhere, revision: revision + 2, kind: 'lessons' });
    await expect(back).rejects.toThrow(Conflict);
    expect(await outcomes(courseId)).toEqual([null]);
  });

  test('keeps what was done before, proves nothing meanwhile, and is shown to nobody who still owes it', async () => {
    const { people, security, system } = world.actors;
    const courseId = await add('Emptied');
    const controlId = await addPlainControl(world, 'AT-2');
    await proveControl(security, { courseId, controlId });
    await changeLessons(people, { courseId, revision: 1, lessons });
    await made(courseId);
    const [duty] = (await listOwed(person, { locale: 'en' })).filter(({ title }) => title === 'Emptied');
    await finishLessons(person, { dutyId: duty?.id ?? '', edition: 2 });
    expect(await measureCourse(system, { courseId })).toBe(100);
    const { revision } = await getCourse(people, { courseId });
    await changeLessons(people, { courseId, revision, lessons: [] });
    await measureCourse(system, { courseId });
    const emptied = await getCourse(people, { courseId });
    expect(emptied.evidence?.archivedAt).toBeInstanceOf(Date);
    expect(await outcomes(courseId)).toEqual(['done']);
    // As an organization may have one from before: no list names it, no page shows it, and nobody finishes it.
    const dutyId = await arrangeDuty(world, person, { courseId });
    const { edition } = emptied;
    expect((await listOwed(person, { locale: 'en' })).map((one) => one.id)).not.toContain(dutyId);
    expect((await listNextOwed(person, {})).next.map((one) => one.id)).not.toContain(dutyId);
    expect(await getOwnCourse(person, { dutyId })).toMatchObject({ open: false });
    await expect(finishLessons(person, { dutyId, edition })).rejects.toThrow(Conflict);
    await made(courseId);
    expect(await outcomes(courseId)).toEqual(['done', 'retired']);
    await changeLessons(people, { courseId, revision: emptied.revision, lessons });
    expect(await made(courseId)).toBe(0);
    await measureCourse(system, { courseId });
    expect((await getCourse(people, { courseId })).evidence?.archivedAt).toBeNull();
  });
});
