import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createWorld } from '#lib/testing/world.ts';
import { getCourse } from './detail-queries.ts';
import { judged, quizContent, scoreOf } from './quiz.ts';
import { lessonsContent } from './schema.ts';
import { starterCourses } from './starter.ts';
import { adoptCourse } from './starter-commands.ts';

useTestDatabase();

describe('the courses that come with Candor', () => {
  test.each([
    ['security-awareness', 5, 8],
    ['privacy-basics', 3, 5],
  ])(
    '%s has %i lessons and %i questions that can all be answered, each with an explanation',
    (key, lessons, questions) => {
      const course = starterCourses.find((one) => one.key === key);
      expect(lessonsContent.parse(course?.lessons)).toHaveLength(lessons);
      const quiz = quizContent.parse(course?.quiz);
      expect(quiz).toHaveLength(questions);
      expect(quiz.every(({ explanation }) => explanation.length > 20)).toBe(true);
      const right = quiz.map(({ id, options }) => [
        id,
        options.filter((one) => one.right).map((one) => one.id),
      ]);
      expect(scoreOf(judged(quiz, Object.fromEntries(right)))).toBe(100);
    },
  );

  test('become an organization’s own once, by whoever may add courses', async () => {
    const { actors } = await createWorld();
    const key = 'privacy-basics';
    for (const actor of [actors.approver, actors.auditor, actors.employee, actors.visitor])
      await expect(adoptCourse(actor, { key })).rejects.toThrow(Forbidden);
    await expect(adoptCourse(actors.security, { key: 'none' })).rejects.toThrow(NotFound);
    const courseId = await adoptCourse(actors.security, { key });
    await expect(adoptCourse(actors.people, { key })).rejects.toThrow(Conflict);
    expect(await getCourse(actors.people, { courseId })).toMatchObject({ edition: 1, audienceName: null });
  });
});
