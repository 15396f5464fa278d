import { z } from 'zod';
import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { starterCourses } from './starter.ts';
import { followUp } from './steps.ts';

const adoptInput = z.strictObject({ key: z.string().max(40), audienceId: z.uuid().nullable().default(null) });

/** Makes a course that comes with Candor the organization's own, and returns its id. Throws NotFound, Conflict. */
export const adoptCourse = command('training:add', adoptInput, async (context, { key, audienceId }) => {
  const { tenant, organizationId, now, by } = context;
  const starter = starterCourses.find((one) => one.key === key);
  if (!starter) throw new NotFound('There is no such course.');
  const { title, description, minutes, everyDays, lessons, quiz } = starter;
  if ((await tenant.course.count({ where: { title } })) > 0)
    throw new Conflict('There is a course with this title already, perhaps an archived one.');
  const id = newId();
  const said = { title, kind: 'lessons', description, minutes, everyDays, quiz, audienceId };
  await tenant.course.create({
    data: { organizationId, id, ...said, createdAt: now, createdBy: by },
    select: { id: true },
  });
  await tenant.courseLesson.createMany({
    data: lessons.map((lesson, position) => ({ organizationId, courseId: id, position, ...lesson })),
  });
  await followUp(context, id);
  return { result: id, events: [{ subject: `course:${id}`, data: { starter: key, audienceId } }] };
});
