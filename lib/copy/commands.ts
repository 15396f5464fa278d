import { z } from 'zod';
import type { EventDraft } from '#lib/audit-event/append.ts';
import type { Actor } from '#lib/auth/actor.ts';
import { newCopyCode } from '#lib/crypto/tokens.ts';
import { documentInput } from '#lib/document/schema.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { currentOrganizationKey } from '#lib/file/keyring.ts';
import { giveGrant, grantGivenEvent, markFirstUse } from '#lib/grant/steps.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command, query } from '#lib/operation.ts';
import { fillSlots } from '#lib/pdf/fill.ts';
import { preparedLayout } from '#lib/pdf/layout.ts';
import { readSetting } from '#lib/setting/read.ts';
import { id } from '#lib/text.ts';
import { whyClosed } from './access.ts';
import { sealPieces } from './sealed-pieces.ts';
import { requireOpen, requireQuota, visitorOf } from './steps.ts';

async function findCurrentRevision(tenant: CommandContext['tenant'], documentId: string) {
  const document = await tenant.document.findFirst({
    where: { id: documentId },
    select: { tier: true, currentRevision: { select: { id: true, layout: true } } },
  });
  if (!document?.currentRevision) throw new NotFound(whyClosed('unavailable'));
  return { tier: document.tier, revision: document.currentRevision };
}

/** All that the marks say and where they go, read before any work on them. */
const readMarks = query('copy:make', documentInput, async ({ tenant, actor, now }, { documentId }) => {
  const { visitorId } = visitorOf(actor);
  await requireOpen(tenant, visitorId, documentId, now);
  const { revision } = await findCurrentRevision(tenant, documentId);
  const visitor = await tenant.visitor.findFirst({
    where: { id: visitorId },
    select: { name: true, email: true, company: true },
  });
  if (!visitor) throw new NotFound();
  return {
    documentId,
    revisionId: revision.id,
    layout: preparedLayout.parse(revision.layout),
    visitor,
    marking: await readSetting(tenant, 'marking'),
    organizationKey: await currentOrganizationKey(tenant),
    at: now,
  };
});

/** A copy that is drawn but not yet anyone's. */
export type DrawnCopy = {
  copyId: string;
  code: string;
  documentId: string;
  revisionId: string;
  sealedPieces: Uint8Array<ArrayBuffer>;
  sizeBytes: number;
  at: Date;
};

const drawn = z.custom<DrawnCopy>(
  (value) => typeof value === 'object' && value !== null && 'copyId' in value,
);

/**
 * Draws a copy of a document for the visitor, outside of any transaction: its time and code are fixed here. It becomes
 * a copy in `keepCopies`. @throws NotFound, Forbidden
 */
export async function drawCopy(actor: Actor, documentId: string): Promise<DrawnCopy> {
  const { visitor, layout, marking, organizationKey, at, revisionId } = await readMarks(actor, {
    documentId,
  });
  const copyId = newId();
  const code = newCopyCode();
  const pieces = await fillSlots(layout, { ...visitor, at, code }, marking);
  const sealedPieces = sealPieces(organizationKey, { organizationId: actor.organizationId, copyId }, pieces);
  return { copyId, code, documentId, revisionId, sealedPieces, sizeBytes: layout.sizeBytes, at };
}

/** The grant the copy is made under; a confidential document's first copy makes it. Marks its first use. */
async function grantFor(
  context: CommandContext,
  visitorId: string,
  documentId: string,
  tier: string,
): Promise<{ grantId: string | null; events: EventDraft[] }> {
  const { grantId } = await requireOpen(context.tenant, visitorId, documentId, context.now);
  if (grantId !== null) {
    await markFirstUse(context, grantId);
    return { grantId, events: [] };
  }
  if (tier === 'public') return { grantId: null, events: [] };
  const gift = { visitorId, documentId, source: 'nda' } as const;
  const given = await giveGrant(context, gift);
  await markFirstUse(context, given);
  return { grantId: given, events: [grantGivenEvent(given, gift)] };
}

/**
 * Makes drawn copies the visitor's, all or none: access is checked again, the revision must still be the current one,
 * and the quota counts them. Returns the events.
 * @throws NotFound, Forbidden, Conflict, TooMany
 */
export async function keepCopies(
  context: CommandContext,
  copies: readonly DrawnCopy[],
): Promise<readonly [EventDraft, ...EventDraft[]]> {
  const { tenant, organizationId, actor, now } = context;
  const { visitorId } = visitorOf(actor);
  await requireQuota(tenant, visitorId, copies.length, now);
  const events: EventDraft[] = [];
  for (const { copyId, code, documentId, revisionId, sealedPieces, sizeBytes, at } of copies) {
    const { tier, revision } = await findCurrentRevision(tenant, documentId);
    if (revision.id !== revisionId) {
      throw new Conflict('A new revision of this document has just been published. Please try again.');
    }
    const grant = await grantFor(context, visitorId, documentId, tier);
    await tenant.copy.create({
      data: {
        organizationId,
        id: copyId,
        code,
        grantId: grant.grantId,
        visitorId,
        documentId,
        revisionId,
        sealedPieces,
        sizeBytes,
        createdAt: at,
      },
      select: { id: true },
    });
    const data = { code, visitorId, documentId, revisionId, grantId: grant.grantId };
    events.push({ subject: `copy:${copyId}`, action: 'copy:make', data }, ...grant.events);
  }
  const [first, ...more] = events;
  if (!first) throw new Conflict('Please choose at least one document.');
  return [first, ...more];
}

const keepCopy = command(
  'copy:make',
  z.strictObject({ documentId: id, copy: drawn }),
  async (context, input) => {
    const events = await keepCopies(context, [input.copy]);
    return { result: { copyId: input.copy.copyId, code: input.copy.code }, events };
  },
);

/**
 * Makes a copy of a document for the visitor who asks: every POST makes a new one, with its own code and time, and at
 * most `copiesPerDay` a day. Its bytes are fixed from then on.
 * @throws NotFound, Forbidden, Conflict, TooMany, Unavailable
 */
export async function makeCopy(
  actor: Actor,
  input: { documentId: string },
): Promise<{ copyId: string; code: string }> {
  const copy = await drawCopy(actor, input.documentId);
  return keepCopy(actor, { documentId: copy.documentId, copy });
}
