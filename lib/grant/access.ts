import type { Tenant } from '#lib/db/tenant.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { domainOf } from '#lib/text.ts';
import { type GrantState, grantState } from './lifecycle.ts';

/**
 * Whether a visitor may have a copy of a document now. `open` without a grant id: a public document, or a confidential
 * one that the NDA alone opens and whose grant (source `nda`) is made with the first copy.
 */
export type DocumentAccess =
  | { state: 'open'; grantId: string | null; until: Date | null }
  | {
      state: 'needs-nda' | 'needs-approval' | 'pending' | 'revoked' | 'expired' | 'blocked' | 'unavailable';
    };

/** Whether nothing at all is open to the visitor: erased, merged into another one, blocked by name, or by the address's domain. */
export async function isBlocked(tenant: Tenant, visitorId: string): Promise<boolean> {
  const visitor = await tenant.visitor.findFirst({
    where: { id: visitorId },
    select: {
      email: true,
      mergedIntoId: true,
      erasedAt: true,
      blocks: { where: { liftedAt: null }, select: { id: true } },
    },
  });
  if (!visitor || visitor.erasedAt !== null) return true;
  if (visitor.mergedIntoId !== null || visitor.blocks.length > 0) return true;
  const domain = domainOf(visitor.email);
  return (await tenant.blockedDomain.count({ where: { domain } })) > 0;
}

async function findObtainable(tenant: Tenant, documentId: string): Promise<{ tier: string } | null> {
  return tenant.document.findFirst({
    where: {
      id: documentId,
      archivedAt: null,
      currentRevision: { state: 'ready', publishedAt: { not: null }, withdrawnAt: null },
    },
    select: { tier: true },
  });
}

async function hasOpenRequest(tenant: Tenant, visitorId: string, documentId: string): Promise<boolean> {
  const request = { visitorId, closedAt: null, submittedAt: { not: null } };
  return (await tenant.accessRequestItem.count({ where: { documentId, outcome: null, request } })) > 0;
}

async function findCurrentGrant(tenant: Tenant, visitorId: string, documentId: string, now: Date) {
  const grant = await tenant.grant.findFirst({
    where: { visitorId, documentId, supersededAt: null },
    select: {
      id: true,
      expiresAt: true,
      revocations: { where: { reinstatedAt: null }, select: { id: true } },
    },
  });
  if (!grant) return null;
  const { id, expiresAt, revocations } = grant;
  const state = grantState({ supersededAt: null, expiresAt, revoked: revocations.length > 0 }, now);
  return { id, expiresAt, state };
}

/**
 * The one rule of who may have what, read afresh at each call: for a blocked visitor nothing; public documents for all;
 * confidential ones with the NDA; restricted and hidden ones with an active grant and the NDA. A revoked grant closes a
 * confidential document too. `until` is the earlier end of grant and NDA.
 */
export async function documentAccess(
  tenant: Tenant,
  visitorId: string,
  documentId: string,
  now: Date,
): Promise<DocumentAccess> {
  if (await isBlocked(tenant, visitorId)) return { state: 'blocked' };
  const document = await findObtainable(tenant, documentId);
  if (!document) return { state: 'unavailable' };
  if (document.tier === 'public') return { state: 'open', grantId: null, until: null };
  const grant = await findCurrentGrant(tenant, visitorId, documentId, now);
  const closed = closedBy(document.tier, grant?.state ?? null);
  if (closed) {
    const pending = await hasOpenRequest(tenant, visitorId, documentId);
    return { state: pending ? 'pending' : closed };
  }
  const nda = await ndaStanding(tenant, visitorId, now);
  if (nda.state === 'needed' || nda.state === 'not-published') return { state: 'needs-nda' };
  const until = earlier(grant?.expiresAt ?? null, nda.until);
  return { state: 'open', grantId: grant?.id ?? null, until };
}

/** What keeps a document of a tier closed before the NDA is asked for; null when nothing does. */
export function closedBy(
  tier: string,
  grant: GrantState | null,
): 'revoked' | 'expired' | 'needs-approval' | 'unavailable' | null {
  if (grant === 'active' || grant === 'not-started') return null;
  if (grant === 'revoked' || grant === 'expired') return grant;
  if (tier === 'public' || tier === 'confidential') return null;
  return tier === 'restricted' ? 'needs-approval' : 'unavailable';
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
