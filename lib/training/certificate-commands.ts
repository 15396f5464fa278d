import { sql } from 'kysely';
import { rowsOf } from '#lib/db/statement.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { isOneself } from '#lib/person/oneself.ts';
import { mailRejected } from './certificate-steps.ts';
import { acceptInput, rejectInput } from './schema.ts';
import { followUp, keepCompletion } from './steps.ts';

type Held = {
  id: string;
  dutyId: string;
  courseId: string;
  personId: string;
  edition: number;
  sha256: string;
  fileId: string | null;
  address: string;
  userAgent: string;
  sentAt: Date;
  memberId: string | null;
  /** Nobody has decided on it, and its duty is open. */
  waits: boolean;
};

/** Certificates with whether they still wait, held until the transaction ends. Throws NotFound, Conflict. */
async function lockWaiting(context: CommandContext, certificateIds: readonly string[]): Promise<Held[]> {
  const { tenant, actor, now } = context;
  const { today } = await organizationDay(tenant, now);
  const held = await rowsOf<Held>(
    tenant,
    sql`SELECT c.id, c."dutyId", c."courseId", c."personId", c.edition, c.sha256, c."fileId", c.address, c."userAgent", c."sentAt",
        p."memberId", c.verdict IS NULL AND d."endedAt" IS NULL
          AND (p."leftOn" IS NULL OR p."leftOn" > CAST(${today} AS date)) AS waits
      FROM "Certificate" c
      JOIN "Duty" d ON d."organizationId" = c."organizationId" AND d.id = c."dutyId"
      JOIN "Person" p ON p."organizationId" = c."organizationId" AND p.id = c."personId"
      WHERE c.id = ANY(CAST(${[...certificateIds]} AS uuid[])) ORDER BY d.id FOR NO KEY UPDATE OF d, c`,
  );
  if (held.length < new Set(certificateIds).size) throw new NotFound('There is no such certificate.');
  const waiting = held.filter(({ waits }) => waits);
  if (waiting.length === 0)
    throw new Conflict('Somebody has decided on this already, or it is no longer asked. Please reload.');
  if (waiting.some((one) => isOneself(actor, one)))
    throw new Conflict('Nobody decides on their own certificate. Please ask a colleague to do it.');
  return waiting;
}

/**
 * Accepts certificates: each is a completion from the day it was sent, and its duty is done. Those that somebody decided on
 * meanwhile are left alone. Returns how many. Throws NotFound; Conflict where none waits, and for one's own.
 */
export const acceptCertificates = command(
  'training:check-certificate',
  acceptInput,
  async (context, input) => {
    const { tenant, organizationId, now, by } = context;
    const waiting = await lockWaiting(context, input.certificateIds);
    const certificateIds = waiting.map(({ id }) => id);
    await tenant.certificate.updateMany({
      where: { id: { in: certificateIds }, verdict: null },
      data: { verdict: 'accepted', decidedAt: now, decidedBy: by },
    });
    for (const { dutyId, courseId, personId, edition, sha256, fileId, sentAt, address, userAgent } of waiting)
      await keepCompletion(context, {
        ...{ dutyId, courseId, personId, edition, sha256 },
        method: 'certificate',
        completedAt: sentAt,
        origin: { address, userAgent },
        ...(fileId ? { certificateFileId: fileId } : {}),
      });
    const courseIds = [...new Set(waiting.map(({ courseId }) => courseId))];
    for (const courseId of courseIds) await followUp(context, courseId);
    return { result: waiting.length, events: [eventOf(organizationId, waiting)] };
  },
);

/** Of one course its event, of several the organization's: which certificates were decided on, not how (decision 028). */
function eventOf(organizationId: string, decided: readonly Held[]) {
  const [first] = decided;
  const alike = decided.every(({ courseId }) => courseId === first?.courseId);
  const subject =
    first && alike ? (`course:${first.courseId}` as const) : (`organization:${organizationId}` as const);
  const certificateIds = decided.map(({ id }) => id);
  return { subject, data: { certificateIds, dutyIds: decided.map(({ dutyId }) => dutyId) } };
}

/**
 * Rejects certificates, all with the one reason, which each person is shown; a mail tells them to look. What they owe stays open.
 * Those that somebody decided on meanwhile are left alone. Returns how many. Throws NotFound; Conflict where none waits, and
 * for one's own.
 */
export const rejectCertificates = command(
  'training:check-certificate',
  rejectInput,
  async (context, input) => {
    const { tenant, organizationId, now, by } = context;
    const waiting = await lockWaiting(context, input.certificateIds);
    await tenant.certificate.updateMany({
      where: { id: { in: waiting.map(({ id }) => id) }, verdict: null },
      data: { verdict: 'rejected', reason: input.reason, decidedAt: now, decidedBy: by },
    });
    await mailRejected(context, waiting);
    return { result: waiting.length, events: [eventOf(organizationId, waiting)] };
  },
);
