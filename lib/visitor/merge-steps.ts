import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { grantState } from '#lib/grant/lifecycle.ts';
import type { MergeGrant, MergeSide } from './merge.ts';

/** The visitor as a merge looks at them. Throws NotFound. */
export async function mergeSide(
  tenant: Tenant,
  id: string,
): Promise<MergeSide & { name: string; company: string }> {
  const visitor = await tenant.visitor.findFirst({
    where: { id },
    select: { id: true, email: true, name: true, company: true, verifiedAt: true, mergedIntoId: true },
  });
  if (!visitor) throw new NotFound('There is no such visitor.');
  const openRequests = await tenant.accessRequest.count({
    where: { visitorId: id, closedAt: null, submittedAt: { not: null } },
  });
  return { ...visitor, openRequests, blocked: await isBlocked(tenant, id) };
}

/** The grants of a visitor that nothing has replaced. */
export async function currentGrants(tenant: Tenant, visitorId: string, now: Date): Promise<MergeGrant[]> {
  const rows = await tenant.grant.findMany({
    where: { visitorId, supersededAt: null },
    orderBy: [{ grantedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      documentId: true,
      days: true,
      countsFrom: true,
      expiresAt: true,
      document: { select: { title: true } },
      revocations: { where: { reinstatedAt: null }, select: { reason: true } },
    },
  });
  return rows.map(({ document, revocations, ...grant }) => {
    const [revocation] = revocations;
    const facts = { supersededAt: null, expiresAt: grant.expiresAt, revoked: revocation !== undefined };
    const state = grantState(facts, now);
    return { ...grant, title: document.title, state, revokedReason: revocation?.reason ?? null };
  });
}

/** Ids and addresses of everybody who was merged into the visitor, over however many steps. */
export async function mergedInto(
  tenant: Tenant,
  visitorId: string,
): Promise<{ id: string; email: string }[]> {
  return tenant.$queryRaw<{ id: string; email: string }[]>`
    WITH RECURSIVE merged AS (
      SELECT id, email, "mergedAt" FROM "Visitor" WHERE "mergedIntoId" = ${visitorId}::uuid
      UNION SELECT v.id, v.email, v."mergedAt" FROM "Visitor" v JOIN merged m ON v."mergedIntoId" = m.id
    ) SELECT id, email FROM merged ORDER BY "mergedAt", id`;
}
