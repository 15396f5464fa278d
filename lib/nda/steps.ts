import type { EventDraft } from '#lib/audit-event/append.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { WaiverKind } from './schema.ts';

type Waiver = {
  visitorId: string;
  kind: WaiverKind;
  reason: string;
  proofFileId?: string | undefined;
  expiresAt: Date | null;
};

/** Writes a waiver for one visitor, by a person or by an access rule. */
export async function writeWaiver(
  { tenant, organizationId, now, by }: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by'>,
  waiver: Waiver,
): Promise<{ waiverId: string; event: EventDraft }> {
  const id = newId();
  const data = { ...waiver, proofFileId: waiver.proofFileId ?? null };
  await tenant.ndaWaiver.create({ data: { ...data, organizationId, id, waivedAt: now, waivedBy: by } });
  const event: EventDraft = {
    subject: `nda-waiver:${id}`,
    action: 'nda:waive',
    data: { visitorId: waiver.visitorId, kind: waiver.kind, proofFileId: data.proofFileId },
    personal: { reason: waiver.reason },
  };
  return { waiverId: id, event };
}
