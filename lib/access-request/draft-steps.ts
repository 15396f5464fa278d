import type { EventDraft } from '#lib/audit-event/append.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';
import { daysAfter } from '#lib/grant/lifecycle.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';

/** Days within which an address must be confirmed before a request is forgotten. */
export const unverifiedDays = 3;

/**
 * A request as it is first written down. `renewsGrantId` for a renewal; `flowHash` of the browser flow that has to prove
 * the address first.
 */
export type Draft = {
  visitorId: string;
  documentIds: readonly string[];
  name: string;
  company: string;
  title: string;
  relationship: string;
  reason: string;
  renewsGrantId?: string;
  flowHash?: string;
};

/** Documents that can be asked for: published, prepared, and neither public nor hidden. */
export const requestableDocument = {
  tier: { in: ['confidential', 'restricted'] },
  archivedAt: null,
  currentRevision: { state: 'ready', publishedAt: { not: null }, withdrawnAt: null },
};

/** Throws Invalid, in the same words for all, unless every id is that of a document that can be asked for. */
export async function checkRequestable(tenant: Tenant, documentIds: readonly string[]): Promise<void> {
  const known = await tenant.document.count({
    where: { ...requestableDocument, id: { in: [...documentIds] } },
  });
  if (known === documentIds.length) return;
  const message = 'One of these documents can no longer be requested. Please choose again.';
  throw new Invalid([{ path: 'documentIds', message }]);
}

/** Of these documents, those the visitor neither waits for nor has open already. */
export async function newDocuments(
  context: Pick<CommandContext, 'tenant' | 'now'>,
  visitorId: string,
  documentIds: readonly string[],
): Promise<string[]> {
  const { tenant, now } = context;
  const waiting = await tenant.accessRequestItem.findMany({
    where: { outcome: null, request: { visitorId, closedAt: null, submittedAt: { not: null } } },
    select: { documentId: true },
  });
  const held = await tenant.grant.findMany({
    where: {
      visitorId,
      supersededAt: null,
      revocations: { none: { reinstatedAt: null } },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { documentId: true },
  });
  const known = new Set([...waiting, ...held].map((row) => row.documentId));
  return documentIds.filter((documentId) => !known.has(documentId));
}

/** Takes the next number of the organization; its row is held, so that two requests at once get two numbers. */
async function nextNumber(tenant: Tenant): Promise<number> {
  await tenant.$queryRaw`SELECT id FROM "Organization" FOR NO KEY UPDATE`;
  const last = await tenant.accessRequest.aggregate({ _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/**
 * Writes a request down, not yet submitted; a second one of the same flow joins the first, and takes nothing from those
 * that others typed with the same address. The caller holds the visitor's row. Returns its id.
 */
export async function writeDraft(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'actor'>,
  draft: Draft,
): Promise<{ requestId: string; event: EventDraft }> {
  const { tenant, organizationId, now, actor } = context;
  const { visitorId, documentIds, renewsGrantId, flowHash, ...said } = draft;
  const facts = { ...said, address: actor.origin.address, expiresAt: daysAfter(now, unverifiedDays) };
  const joined = flowHash
    ? await tenant.accessRequest.findFirst({
        where: { visitorId, flowHash, submittedAt: null, closedAt: null },
        select: { id: true, items: { select: { documentId: true } } },
      })
    : null;
  const requestId = joined?.id ?? newId();
  if (joined) {
    await tenant.accessRequest.updateMany({ where: { id: requestId }, data: facts });
  } else {
    const number = await nextNumber(tenant);
    const renewal = { renewsGrantId: renewsGrantId ?? null, flowHash: flowHash ?? null };
    await tenant.accessRequest.create({
      data: { ...facts, ...renewal, organizationId, id: requestId, number, visitorId, createdAt: now },
      select: { id: true },
    });
  }
  const present = new Set(joined?.items.map((item) => item.documentId));
  const added = documentIds.filter((documentId) => !present.has(documentId));
  await tenant.accessRequestItem.createMany({
    data: added.map((documentId) => ({ organizationId, id: newId(), requestId, documentId })),
  });
  const data = { visitorId, documentIds: [...documentIds], joined: joined !== null };
  const personal = { name: draft.name, company: draft.company };
  return { requestId, event: { subject: `access-request:${requestId}`, data, personal } };
}

/** Takes a request that waits for its address along to another flow, of the same browser or of who holds its mail. */
export async function carryDraft(
  tenant: Tenant,
  { visitorId, from, to }: { visitorId: string; from: string; to: string },
): Promise<void> {
  await tenant.accessRequest.updateMany({
    where: { visitorId, flowHash: from, submittedAt: null, closedAt: null },
    data: { flowHash: to },
  });
}
