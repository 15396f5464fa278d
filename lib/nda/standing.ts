import type { Tenant } from '#lib/db/tenant.ts';
import { domainOf } from '#lib/text.ts';

/** Whether the agreement stands between a visitor and a confidential document. `until` is when that ends. */
export type NdaStanding =
  | { state: 'signed'; signatureId: string; until: Date }
  | { state: 'waived'; waiverId: string; until: Date | null }
  | { state: 'needed' }
  | { state: 'not-published' };

/** The newest published version, and the oldest number that still counts: that of the newest material version. */
export async function publishedNda(
  tenant: Tenant,
): Promise<{ id: string; number: number; countsFrom: number } | null> {
  const versions = await tenant.ndaVersion.findMany({
    where: { publishedAt: { not: null } },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, change: true },
  });
  const [current] = versions;
  if (!current) return null;
  const material = versions.find((version) => version.change === 'material') ?? versions.at(-1) ?? current;
  return { id: current.id, number: current.number, countsFrom: material.number };
}

/**
 * The visitor's standing at `now`: a waiver that has not ended, else the longest signature of their own or of their
 * domain on a version that still counts. A material version asks again; an editorial one does not.
 */
export async function ndaStanding(tenant: Tenant, visitorId: string, now: Date): Promise<NdaStanding> {
  const waiver = await tenant.ndaWaiver.findFirst({
    where: { visitorId, endedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    orderBy: { waivedAt: 'desc' },
    select: { id: true, expiresAt: true },
  });
  if (waiver) return { state: 'waived', waiverId: waiver.id, until: waiver.expiresAt };
  const published = await publishedNda(tenant);
  if (!published) return { state: 'not-published' };
  const visitor = await tenant.visitor.findFirst({ where: { id: visitorId }, select: { email: true } });
  if (!visitor) return { state: 'needed' };
  const signature = await tenant.ndaSignature.findFirst({
    where: {
      expiresAt: { gt: now },
      version: { number: { gte: published.countsFrom } },
      OR: [{ visitorId }, { domain: domainOf(visitor.email) }],
    },
    orderBy: { expiresAt: 'desc' },
    select: { id: true, expiresAt: true },
  });
  if (!signature) return { state: 'needed' };
  return { state: 'signed', signatureId: signature.id, until: signature.expiresAt };
}

/** Whether the visitor must sign before documents open: not at all, for the first time, or again because what they signed counts no more. */
export type SignatureNeeded = 'no' | 'first' | 'again';

/** Whether, and how, a signature is missing at `now`. One of a colleague for the whole domain counts as theirs. */
export async function signatureNeeded(
  tenant: Tenant,
  visitorId: string,
  now: Date,
): Promise<SignatureNeeded> {
  const standing = await ndaStanding(tenant, visitorId, now);
  if (standing.state !== 'needed') return 'no';
  const visitor = await tenant.visitor.findFirst({ where: { id: visitorId }, select: { email: true } });
  const earlier = visitor
    ? await tenant.ndaSignature.count({ where: { OR: [{ visitorId }, { domain: domainOf(visitor.email) }] } })
    : 0;
  return earlier > 0 ? 'again' : 'first';
}
