import { sql } from 'kysely';
import { z } from 'zod';
import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { namesOf } from '#lib/grant/people.ts';
import { list, query } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { id } from '#lib/text.ts';
import { measuresOf } from './queries.ts';
import { missingOf } from './ready.ts';
import { courseInput } from './schema.ts';
import { readCourse } from './steps.ts';

/** A course whole, for whoever looks after it: its quiz with what is right. Throws NotFound. */
export const getCourse = query('training:read', courseInput, async ({ tenant }, { courseId }) => {
  const { content, ...course } = await readCourse(tenant, courseId);
  const more = await tenant.course.findFirstOrThrow({
    where: { id: courseId },
    select: {
      createdAt: true,
      createdBy: true,
      audience: { select: { name: true } },
      owner: { select: { name: true } },
      controls: {
        where: { removedAt: null },
        orderBy: { control: { identifier: 'asc' } },
        select: { control: { select: { id: true, identifier: true, title: true, archivedAt: true } } },
      },
      evidence: {
        select: { id: true, archivedAt: true, verdict: true, collectedOn: true, validUntilOn: true },
      },
    },
  });
  const nameOf = await namesOf(tenant, [more.createdBy]);
  return {
    ...course,
    missing: missingOf({ ...course, lessons: content.lessons.length }),
    quiz: content.quiz,
    lessons: content.lessons,
    audienceName: more.audience?.name ?? null,
    ownerName: more.owner?.name ?? null,
    createdAt: more.createdAt,
    createdByName: nameOf(more.createdBy),
    controls: more.controls.map(({ control }) => control),
    evidence: more.evidence,
  };
});

const months = 12;

/** How far a course is done today, and how often it was done in each of the last twelve months, oldest first. */
export const getCourseProgress = list('training:read', courseInput, async ({ tenant, now }, { courseId }) => {
  const { today, timeZone } = await readOrganizationDay(tenant, now);
  const measure = (await measuresOf(tenant, today, [courseId])).get(courseId);
  if (!measure) throw new NotFound('There is no such course.');
  const { rows } = await sql<{ month: string; count: number }>`
    SELECT to_char(g.month, 'YYYY-MM') AS month, count(m.id)::int AS count
    FROM generate_series(date_trunc('month', ${today}::date) - make_interval(months => ${months - 1}),
      date_trunc('month', ${today}::date), interval '1 month') AS g(month)
    LEFT JOIN "Completion" m ON m."courseId" = ${courseId}::uuid
      AND date_trunc('month', m."completedAt" AT TIME ZONE ${timeZone}) = g.month
    GROUP BY g.month ORDER BY g.month`.execute(tenant);
  return { ...measure, months: rows };
});

const completionInput = z.strictObject({ completionId: id });

/** The certificate of a completion: how well somebody did may stand in it. Throws NotFound. */
export const getCertificate = query('training:see-score', completionInput, async ({ tenant }, input) => {
  const found = await tenant.completion.findFirst({
    where: { id: input.completionId },
    select: { certificateFileId: true },
  });
  if (!found?.certificateFileId) throw new NotFound('There is no such certificate.');
  return sealedFile(tenant, found.certificateFileId);
});
