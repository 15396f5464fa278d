import { createHash } from 'node:crypto';
import type { EventDraft } from '#lib/audit-event/append.ts';
import { newId } from '#lib/id.ts';
import type { WaiverKind } from '#lib/nda-waiver/schema.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { NdaChange } from './schema.ts';
import { starterText, starterTitle } from './starter-text.ts';

type Handle = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by'>;

/** SHA-256 of a text in hex. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Begins a version with the next number. Two people at once: one gets a Conflict (unique number). */
export async function writeDraft(
  { tenant, organizationId, now, by }: Handle,
  texts: { title: string; text: string; change: NdaChange },
): Promise<{ id: string; event: EventDraft }> {
  const last = await tenant.ndaVersion.aggregate({ _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const id = newId();
  const sha256 = sha256Of(texts.text);
  await tenant.ndaVersion.create({
    data: { ...texts, sha256, organizationId, id, number, createdAt: now, createdBy: by },
    select: { id: true },
  });
  return { id, event: { subject: `nda-version:${id}`, action: 'nda:draft', data: { number, sha256 } } };
}

/** The draft a new organization begins with, from the text that Candor ships. It is not published by itself. */
export async function createFirstNdaDraft(context: Handle): Promise<{ id: string; event: EventDraft }> {
  return writeDraft(context, { title: starterTitle, text: starterText.trim(), change: 'material' });
}

type Waiver = {
  visitorId: string;
  kind: WaiverKind;
  reason: string;
  proofFileId?: string | undefined;
  expiresAt: Date | null;
};

/** Writes a waiver for one visitor, by a person or by an access rule. */
export async function writeWaiver(
  { tenant, organizationId, now, by }: Handle,
  waiver: Waiver,
): Promise<{ waiverId: string; event: EventDraft }> {
  const id = newId();
  const data = { ...waiver, proofFileId: waiver.proofFileId ?? null };
  await tenant.ndaWaiver.create({
    data: { ...data, organizationId, id, waivedAt: now, waivedBy: by },
    select: { id: true },
  });
  const event: EventDraft = {
    subject: `nda-waiver:${id}`,
    action: 'nda:waive',
    data: { visitorId: waiver.visitorId, kind: waiver.kind, proofFileId: data.proofFileId },
    personal: { reason: waiver.reason },
  };
  return { waiverId: id, event };
}
