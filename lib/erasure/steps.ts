import type { Tenant } from '#lib/db/tenant.ts';
import type { CommandContext } from '#lib/operation.ts';
import { erasedName } from './schema.ts';

type Context = Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>;

/** Whom and what the log's side rows are about. `within`: ids that events about policies, courses and checks name in their data. */
type About = {
  actors?: readonly string[];
  subjects: readonly string[];
  emails?: readonly string[];
  names?: readonly string[];
  within?: readonly string[];
};

// As it stands in JSON.
const quoted = (text: string) => JSON.stringify(text).slice(1, -1);

/**
 * Erases what stands beside the log for events by or about these, and whatever else there names one of the addresses; by name
 * alone only where it is not about another person, who may be called the same. The events stay; their hash can no longer be
 * matched to anything, since the salt goes with the text. Returns how many.
 */
export async function eraseDetails(tenant: Tenant, about: About): Promise<number> {
  const { actors = [], subjects, emails = [], names = [], within = [] } = about;
  const rows = await tenant.$queryRaw<{ gone: number }[]>`
    WITH gone AS (
      DELETE FROM "AuditEventDetail" d USING "AuditEvent" a
      WHERE a."organizationId" = d."organizationId" AND a.id = d."eventId" AND (a.actor = ANY(${actors})
        OR a.subject = ANY(${subjects}) OR EXISTS (SELECT 1 FROM unnest(${emails}::text[]) e WHERE strpos(d.detail, e) > 0)
        OR (split_part(a.subject, ':', 1) NOT IN ('person', 'member', 'visitor')
          AND EXISTS (SELECT 1 FROM unnest(${names.map(quoted)}::text[]) n WHERE strpos(d.detail, n) > 0))
        OR (split_part(a.subject, ':', 1) IN ('policy', 'course', 'check')
          AND EXISTS (SELECT 1 FROM unnest(${within}::text[]) i WHERE strpos(a.body, i) > 0)))
      RETURNING 1
    ) SELECT count(*)::int AS gone FROM gone`;
  return rows[0]?.gone ?? 0;
}

/**
 * Takes the row of a file away, with the key that opens it, and leaves the blob to whoever sweeps uploads: if the process
 * dies now, it is found there. Nothing may refer to the file any more. Returns its id, or null when there was none.
 */
export async function dropFile({ tenant, organizationId, now }: Context, fileId: string | null) {
  if (!fileId) return null;
  const file = await tenant.file.findFirst({ where: { id: fileId }, select: { storageKey: true } });
  if (!file) return null;
  await tenant.file.deleteMany({ where: { id: fileId } });
  await tenant.upload.create({
    data: { organizationId, id: fileId, storageKey: file.storageKey, startedAt: now, sweptAt: now },
    select: { id: true },
  });
  return fileId;
}

/** Erases who asked and what was written; when, for which documents and with which outcome stays. */
export async function eraseRequests({ tenant, now }: Context, ids: readonly string[]): Promise<void> {
  const requestId = { in: [...ids] };
  await tenant.accessRequestMessage.updateMany({ where: { requestId }, data: { body: erasedName } });
  await tenant.accessRequestItem.updateMany({
    where: { requestId, reason: { not: null } },
    data: { reason: erasedName },
  });
  await tenant.accessRequest.updateMany({
    where: { id: requestId },
    data: {
      name: erasedName,
      company: '',
      title: '',
      reason: '',
      address: '',
      flowHash: null,
      erasedAt: now,
    },
  });
}

/**
 * Erases a signature but for its proof: version, hash of what was signed, and times. Returns the file that held it, whose
 * blob is to be discarded after the commit.
 */
export async function eraseSignature(context: Context, id: string): Promise<string | null> {
  const { tenant, now } = context;
  const signature = await tenant.ndaSignature.findFirst({
    where: { id, erasedAt: null },
    select: { fileId: true },
  });
  if (!signature) return null;
  const empty = { email: '', company: '', title: '', postalAddress: '', consent: '', renderedText: '' };
  await tenant.ndaSignature.updateMany({
    where: { id },
    data: {
      ...empty,
      typedName: erasedName,
      address: '',
      userAgent: '',
      domain: null,
      fileId: null,
      erasedAt: now,
    },
  });
  return dropFile(context, signature.fileId);
}

/** Erases why a waiver was given, and its proof. Returns the file as `eraseSignature` does. */
export async function eraseWaiver(context: Context, id: string): Promise<string | null> {
  const { tenant, now } = context;
  const waiver = await tenant.ndaWaiver.findFirst({
    where: { id, erasedAt: null },
    select: { proofFileId: true },
  });
  if (!waiver) return null;
  const data = { reason: erasedName, proofFileId: null, erasedAt: now };
  await tenant.ndaWaiver.updateMany({ where: { id }, data });
  return dropFile(context, waiver.proofFileId);
}
