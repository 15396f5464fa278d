import type { EventDraft } from '#lib/audit-event/append.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { lockVisitor } from '#lib/grant/steps.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import type { CommandContext } from '#lib/operation.ts';
import { acceptRequest } from './steps.ts';

/**
 * Takes a visitor's address as proven by a browser flow, and submits the request that was typed in it. At the first proof
 * its person becomes the visitor's; what others typed with the same address stays with their own flows, unsent. Returns
 * the events to be written by the command that proves, or null, and does nothing, while nobody has said who this is.
 */
export async function acceptProof(
  context: CommandContext,
  visitorId: string,
  flowHash: string | null,
): Promise<EventDraft[] | null> {
  const { tenant, now } = context;
  await lockVisitor(tenant, visitorId);
  const request = await requestOfFlow(context, visitorId, flowHash);
  const visitor = await tenant.visitor.findFirstOrThrow({
    where: { id: visitorId },
    select: { name: true, verifiedAt: true },
  });
  if (!visitor.verifiedAt) {
    if (!request && visitor.name === '') return null;
    const person = request && { name: request.name, company: request.company, title: request.title };
    await tenant.visitor.updateMany({
      where: { id: visitorId, verifiedAt: null },
      data: { verifiedAt: now, ...person },
    });
  }
  // From now on mails speak the language of this browser.
  await tenant.visitor.updateMany({ where: { id: visitorId }, data: { locale: readerLocale() } });
  if (!request || (await isBlocked(tenant, visitorId))) return [];
  return acceptRequest(context, request.id);
}

async function requestOfFlow(
  { tenant, now }: Pick<CommandContext, 'tenant' | 'now'>,
  visitorId: string,
  flowHash: string | null,
) {
  if (flowHash === null) return null;
  return tenant.accessRequest.findFirst({
    where: { visitorId, flowHash, submittedAt: null, closedAt: null, expiresAt: { gt: now } },
    select: { id: true, name: true, company: true, title: true },
  });
}
