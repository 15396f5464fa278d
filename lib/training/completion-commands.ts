import type { Actor } from '#lib/auth/actor.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { keepFile } from '#lib/file/steps.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { isOneself } from '#lib/person/oneself.ts';
import { keepWaiting, requireNoneWaiting } from './certificate-steps.ts';
import { contentHash } from './content.ts';
import { type SentProof, withStagedProof } from './proof.ts';
import { certificateInput, recordCompletionInput } from './schema.ts';
import { lockCourse, lockOwnDuty, readCourse, writeCompletion } from './steps.ts';

/**
 * Does a course that is done elsewhere, with its certificate; where somebody checks it, it waits for that. Throws NotFound,
 * Conflict, also while one waits.
 */
const keepCertificate = command('training:complete', certificateInput, async (context, input) => {
  const { dutyId, staged } = input;
  const { personId, courseId } = await lockOwnDuty(context, dutyId);
  const course = courseId ? await readCourse(context.tenant, courseId) : null;
  if (course?.kind !== 'link') throw new Conflict('No certificate is asked for here.');
  if (course.archivedAt) throw new Conflict('This is no longer asked of you.');
  await requireNoneWaiting(context.tenant, dutyId);
  const certificateFileId = await keepFile(context, staged);
  const { id, edition } = course;
  const courseSha256 = contentHash(course.content);
  const done = { dutyId, personId, courseId: id, edition, sha256: courseSha256 };
  const subject = `course:${id}` as const;
  if (course.checksCertificates) {
    const certificateId = await keepWaiting(context, { ...done, fileId: certificateFileId });
    const data = { dutyId, certificateId, edition, sha256: staged.sha256 };
    return { result: certificateId, events: [{ subject, data }] };
  }
  const facts = { ...done, completedAt: context.now };
  const completionId = await writeCompletion(context, { ...facts, method: 'certificate', certificateFileId });
  const data = { dutyId, completionId, edition, sha256: staged.sha256 };
  return { result: completionId, events: [{ subject, data }] };
});

/**
 * Does one's own course that is done elsewhere, or sends what is checked first. Returns the id of the completion, or of the
 * certificate that waits. Throws as `withStagedProof`, NotFound, Conflict.
 */
export function sendCertificate(actor: Actor, dutyId: string, proof: SentProof): Promise<string> {
  return withStagedProof(actor, proof, (staged) => keepCertificate(actor, { dutyId, staged }));
}

/** The open duty of a person to do a course; made where there is none. Held by the caller's transaction. */
const keepRecord = command('training:record', recordCompletionInput, async (context, input) => {
  const { tenant, organizationId, now, by, actor } = context;
  const { courseId, personId, completedOn, note, staged } = input;
  const course = await lockCourse(tenant, courseId);
  const { today } = await organizationDay(tenant, now);
  if (completedOn > today)
    throw new Invalid([{ path: 'completedOn', message: 'This day is still to come.' }]);
  const person = await tenant.person.findFirst({
    where: { id: personId, erasedAt: null },
    select: { memberId: true },
  });
  if (!person) throw new NotFound('There is no such person.');
  if (course.checksCertificates && isOneself(actor, person))
    throw new Conflict('Nobody decides on their own certificate. Please ask a colleague to do it.');
  const open = await tenant.duty.findFirst({
    where: { courseId, personId, endedAt: null },
    select: { id: true },
  });
  const dutyId = open?.id ?? newId();
  if (!open)
    await tenant.duty.create({
      data: {
        organizationId,
        id: dutyId,
        personId,
        kind: 'training',
        courseId,
        cause: 'hand',
        assignedAt: now,
        assignedBy: by,
        dueOn: new Date(completedOn),
      },
      select: { id: true },
    });
  const certificateFileId = await keepFile(context, staged);
  const completionId = await writeCompletion(context, {
    dutyId,
    personId,
    courseId,
    edition: course.edition,
    sha256: contentHash(course.content),
    method: 'recorded',
    certificateFileId,
    completedAt: new Date(`${completedOn}T12:00:00Z`),
    note,
  });
  const data = { dutyId, completionId, personId, completedOn, sha256: staged.sha256 };
  return { result: completionId, events: [{ subject: `course:${courseId}`, data, personal: { note } }] };
});

/** Records that a person did a course elsewhere, with the proof. Throws as `withStagedProof`, NotFound, Invalid, Conflict. */
export function recordCompletion(
  actor: Actor,
  input: Omit<Parameters<typeof keepRecord>[1], 'staged'>,
  proof: SentProof,
): Promise<string> {
  return withStagedProof(actor, proof, (staged) => keepRecord(actor, { ...input, staged }));
}
