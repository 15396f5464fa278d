import type { Tenant } from '#lib/db/tenant.ts';
import { grantState } from '#lib/grant/lifecycle.ts';

/** The documents with these ids, with whether a copy can be made of them now. */
export async function readDocuments(tenant: Tenant, ids: readonly string[]) {
  const rows = await tenant.document.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      title: true,
      description: true,
      tier: true,
      archivedAt: true,
      currentRevision: {
        select: { id: true, state: true, pages: true, publishedAt: true, withdrawnAt: true },
      },
    },
  });
  return rows.map(({ archivedAt, currentRevision: current, ...document }) => {
    const published = current?.state === 'ready' && current.publishedAt !== null && !current.withdrawnAt;
    return {
      ...document,
      pages: current?.pages ?? null,
      revisionId: current?.id ?? null,
      revisedAt: current?.publishedAt ?? null,
      obtainable: archivedAt === null && published,
    };
  });
}

/** As `readDocuments` reads one. */
export type StoredDocument = Awaited<ReturnType<typeof readDocuments>>[number];

type ValueOf<Value> = Value extends Map<string, infer One> ? One : never;

/** As `readGrants` reads one. */
export type OwnGrant = ValueOf<Awaited<ReturnType<typeof readGrants>>>;

/** What a visitor asked for, as `readAsked` reads it. */
export type Wish = ValueOf<Awaited<ReturnType<typeof readAsked>>>;

/** The visitor's grants that nothing has replaced, by document. */
export async function readGrants(tenant: Tenant, visitorId: string, now: Date) {
  const rows = await tenant.grant.findMany({
    where: { visitorId, supersededAt: null },
    select: {
      id: true,
      documentId: true,
      days: true,
      grantedAt: true,
      expiresAt: true,
      revocations: { where: { reinstatedAt: null }, select: { reason: true, revokedAt: true } },
    },
  });
  return new Map(
    rows.map(({ documentId, revocations, ...grant }) => {
      const [revocation] = revocations;
      const facts = { supersededAt: null, expiresAt: grant.expiresAt, revoked: revocation !== undefined };
      const state = grantState(facts, now);
      const revoked = {
        revokedAt: revocation?.revokedAt ?? null,
        revokedReason: revocation?.reason ?? null,
      };
      return [documentId, { ...grant, ...revoked, state }] as const;
    }),
  );
}

/** What the visitor asked for last, by document; requests that were never confirmed or taken back do not count. */
export async function readAsked(tenant: Tenant, visitorId: string) {
  const rows = await tenant.accessRequestItem.findMany({
    where: { request: { visitorId, submittedAt: { not: null }, withdrawnAt: null, expiredAt: null } },
    orderBy: { request: { number: 'asc' } },
    select: {
      documentId: true,
      outcome: true,
      reason: true,
      decidedAt: true,
      request: {
        select: {
          id: true,
          closedAt: true,
          messages: {
            orderBy: { id: 'desc' },
            take: 1,
            select: { fromVisitor: true, asksForInformation: true },
          },
        },
      },
    },
  });
  return new Map(
    rows.map(({ documentId, request, ...item }) => {
      const [last] = request.messages;
      const waiting = last !== undefined && !last.fromVisitor && last.asksForInformation;
      return [
        documentId,
        { ...item, requestId: request.id, closed: request.closedAt !== null, waiting },
      ] as const;
    }),
  );
}

/** The revision of the newest copy the visitor made of each document. */
export async function readCopied(tenant: Tenant, visitorId: string): Promise<Map<string, string>> {
  const rows = await tenant.copy.findMany({
    where: { visitorId },
    orderBy: { createdAt: 'asc' },
    distinct: ['documentId', 'revisionId'],
    select: { documentId: true, revisionId: true },
  });
  return new Map(rows.map((row) => [row.documentId, row.revisionId]));
}
