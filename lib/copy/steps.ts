import type { VisitorActor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Forbidden, NotFound, TooMany, Unavailable } from '#lib/errors.ts';
import { organizationKeys, type WrappedKey } from '#lib/file/keyring.ts';
import { type SealedFile, sealedFile } from '#lib/file/stored-file.ts';
import { documentAccess } from '#lib/grant/access.ts';
import { lockVisitor } from '#lib/grant/steps.ts';
import type { Context } from '#lib/operation.ts';
import { type PreparedLayout, preparedLayout } from '#lib/pdf/layout.ts';
import { whyClosed } from './access.ts';
import { copiesPerDay } from './schema.ts';

const day = 24 * 60 * 60_000;

/** The visitor of an operation that only visitors may do. @throws Forbidden */
export function visitorOf(actor: Context<Tenant>['actor']): VisitorActor {
  if (actor.kind !== 'visitor') throw new Forbidden();
  return actor;
}

/**
 * The grant under which a document is open to a visitor right now (null: public, or confidential and not used yet).
 * @throws NotFound   for what must not be known to exist: no such document, or a hidden one without a grant
 * @throws Forbidden  with the sentence that says what is missing
 */
export async function requireOpen(
  tenant: Tenant,
  visitorId: string,
  documentId: string,
  now: Date,
): Promise<{ grantId: string | null }> {
  const access = await documentAccess(tenant, visitorId, documentId, now);
  if (access.state === 'open') return { grantId: access.grantId };
  if (access.state === 'unavailable') throw new NotFound(whyClosed('unavailable'));
  throw new Forbidden(whyClosed(access.state));
}

/**
 * Refuses when the visitor has had `wanted` more copies made than a day allows. Holds the visitor's row, so that parallel
 * tries come one after another and exactly the quota passes (P21). @throws TooMany
 */
export async function requireQuota(
  tenant: Tenant,
  visitorId: string,
  wanted: number,
  now: Date,
): Promise<void> {
  await lockVisitor(tenant, visitorId);
  const since = new Date(now.getTime() - day);
  const made = await tenant.copy.findMany({
    where: { visitorId, createdAt: { gt: since } },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true },
    take: copiesPerDay + 1,
  });
  if (made.length + wanted <= copiesPerDay) return;
  const first = made[0]?.createdAt ?? now;
  const retryAfter = Math.max(60, Math.ceil((first.getTime() + day - now.getTime()) / 1000));
  throw new TooMany(
    retryAfter,
    `You have had ${copiesPerDay} copies made within a day. Please use those, or come back tomorrow.`,
  );
}

/** What is needed to stream a copy, and nothing that could be read without the master key. */
export type CopySource = {
  copyId: string;
  organizationId: string;
  documentId: string;
  visitorId: string;
  code: string;
  title: string;
  sizeBytes: number;
  sha256: string | null;
  createdAt: Date;
  sealedPieces: Uint8Array;
  layout: PreparedLayout;
  keys: WrappedKey[];
  prepared: SealedFile;
};

/**
 * A visitor's own copy, if it may be delivered at `now`: access is open, its revision is not withdrawn, and everything
 * about it agrees. Anything else gives nothing (P13).
 * @throws NotFound, Forbidden, Unavailable
 */
export async function requireDeliverable(
  tenant: Tenant,
  visitorId: string,
  copyId: string,
  now: Date,
): Promise<CopySource> {
  const copy = await tenant.copy.findFirst({
    where: { id: copyId, visitorId },
    select: {
      organizationId: true,
      documentId: true,
      code: true,
      sizeBytes: true,
      sha256: true,
      createdAt: true,
      sealedPieces: true,
      document: { select: { title: true } },
      revision: { select: { preparedFileId: true, layout: true, withdrawnAt: true } },
    },
  });
  if (!copy) throw new NotFound('There is no such copy.');
  await requireOpen(tenant, visitorId, copy.documentId, now);
  const { document, revision, sizeBytes, ...rest } = copy;
  if (revision.withdrawnAt)
    throw new Forbidden('This revision was withdrawn. Please download the document anew.');
  const layout = preparedLayout.safeParse(revision.layout);
  if (!revision.preparedFileId || !layout.success) throw new Unavailable(whyClosed('unavailable'));
  const prepared = await sealedFile(tenant, revision.preparedFileId);
  const agrees =
    prepared.sha256 === layout.data.sha256 &&
    prepared.sizeBytes === layout.data.sizeBytes &&
    prepared.sizeBytes === Number(sizeBytes);
  if (!agrees) throw new Unavailable(whyClosed('unavailable'));
  const keys = await organizationKeys(tenant);
  return {
    ...rest,
    copyId,
    visitorId,
    title: document.title,
    sizeBytes: Number(sizeBytes),
    layout: layout.data,
    prepared,
    keys,
  };
}

/** Whether the visitor's session still stands; one that has no row any more does not. */
export async function sessionStands(tenant: Tenant, sessionId: string, now: Date): Promise<boolean> {
  const where = { id: sessionId, endedAt: null, expiresAt: { gt: now } };
  return (await tenant.session.count({ where })) > 0;
}
