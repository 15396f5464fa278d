import { Conflict, NotFound } from '#lib/errors.ts';
import { linkOwnEvidence } from '#lib/evidence/own-steps.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { proveControlInput } from './schema.ts';
import { followUp, lockCourse } from './steps.ts';

/** Has a course prove a control while enough people have done it. Throws NotFound, Conflict. */
export const proveControl = command('training:change', proveControlInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { courseId, controlId } = input;
  await lockCourse(tenant, courseId);
  // Held, so that it is not archived meanwhile.
  const held = await tenant.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Control" WHERE id = ${controlId}::uuid AND "archivedAt" IS NULL FOR NO KEY UPDATE`;
  if (held.length === 0) throw new NotFound('There is no such control, or it is archived.');
  if ((await tenant.courseControl.count({ where: { courseId, controlId, removedAt: null } })) > 0)
    throw new Conflict('This course proves this control already.');
  await tenant.courseControl.create({
    data: { organizationId, id: newId(), courseId, controlId, createdAt: now, createdBy: by },
    select: { id: true },
  });
  await tenant.course.updateMany({ where: { id: courseId }, data: { measuredOn: null } });
  await followUp(context, courseId);
  return { result: undefined, events: [{ subject: `course:${courseId}`, data: { controlId } }] };
});

/** Ends that a course proves a control; that it did stays known. Throws NotFound, Conflict. */
export const unproveControl = command('training:change', proveControlInput, async (context, input) => {
  const { tenant, now, by } = context;
  const { courseId, controlId } = input;
  await lockCourse(tenant, courseId);
  const { count } = await tenant.courseControl.updateMany({
    where: { courseId, controlId, removedAt: null },
    data: { removedAt: now, removedBy: by },
  });
  if (count === 0) throw new Conflict('This course does not prove this control (any more).');
  const left = await tenant.courseControl.findMany({
    where: { courseId, removedAt: null },
    select: { controlId: true },
  });
  const controlIds = left.map((one) => one.controlId);
  await linkOwnEvidence(context, { courseId }, controlIds);
  const data = { controlId, removed: true };
  return { result: undefined, events: [{ subject: `course:${courseId}`, data }] };
});
