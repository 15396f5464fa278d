import { type RawBuilder, sql } from 'kysely';

/** Whether a course can be taken (see lib/training/ready.ts); `course` is its name in the statement around it. */
export function courseReady(course: 'c' | 'x'): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${course}.${column}`);
  return sql<boolean>`CASE WHEN ${of('kind')} = 'link' THEN coalesce(${of('url')}, '') <> '' ELSE EXISTS (SELECT 1
    FROM "CourseLesson" lesson WHERE lesson."organizationId" = ${of('organizationId')} AND lesson."courseId" = ${of('id')}) END`;
}

/** Whether what the duty `d` is about can be done: a course that cannot be taken is shown to nobody. */
export const canBeTaken = sql<boolean>`(d."courseId" IS NULL OR EXISTS (SELECT 1 FROM "Course" c
  WHERE c."organizationId" = d."organizationId" AND c.id = d."courseId" AND ${courseReady('c')}))`;
