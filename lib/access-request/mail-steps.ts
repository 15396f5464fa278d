import { formatDateTime } from '#lib/format.ts';
import { type MailWords, mailVisitor } from '#lib/grant/mail-steps.ts';
import { type SignatureNeeded, signatureNeeded } from '#lib/nda/standing.ts';
import type { CommandContext } from '#lib/operation.ts';
import { portalPaths } from '#lib/paths.ts';

type MailContext = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue'>;

async function read({ tenant }: MailContext, requestId: string) {
  return tenant.accessRequest.findFirstOrThrow({
    where: { id: requestId },
    select: {
      number: true,
      visitorId: true,
      visitor: { select: { email: true } },
      items: {
        orderBy: { id: 'asc' },
        select: { documentId: true, outcome: true, reason: true, document: { select: { title: true } } },
      },
    },
  });
}

const openRequest = (t: MailWords, requestId: string) => ({
  label: t('openRequest'),
  path: (portal: string) => portalPaths.ownRequest(portal, requestId),
});

const bullet = (title: string) => `- ${title}`;

/** The request has arrived; by when it should be decided, and what is open already. */
export async function receivedMail(context: MailContext, requestId: string, due: Date): Promise<void> {
  const request = await read(context, requestId);
  const waiting = request.items.filter((item) => item.outcome === null);
  const open = request.items.filter((item) => item.outcome === 'approved');
  const { number } = request;
  await mailVisitor(context, request.visitor.email, (organization, t, locale) => ({
    template: 'request-received',
    subject: t('received.subject', { organization, number }),
    paragraphs: [
      t('received.asked'),
      ...waiting.map((item) => bullet(item.document.title)),
      t('received.due', { due: formatDateTime(due, 'UTC', locale) }),
      ...(open.length > 0
        ? [t('received.approved'), ...open.map((item) => bullet(item.document.title))]
        : []),
      t('received.nda'),
    ],
    action: openRequest(t, requestId),
    dedupeKey: `request-received:${requestId}`,
  }));
}

/**
 * What was decided: all of a request that is closed, or the documents named in `only`. Denials come with their reasons.
 */
export async function decidedMail(
  context: MailContext,
  requestId: string,
  only?: readonly string[],
): Promise<void> {
  const request = await read(context, requestId);
  const told = request.items.filter(
    (item) => item.outcome !== null && (!only || only.includes(item.documentId)),
  );
  const approved = told.filter((item) => item.outcome === 'approved');
  const denied = told.filter((item) => item.outcome === 'denied');
  const open = request.items.filter((item) => item.outcome === null).length;
  const signature =
    approved.length > 0 ? await signatureNeeded(context.tenant, request.visitorId, context.now) : 'no';
  const { number } = request;
  const outcome = outcomeOf(approved.length, denied.length);
  await mailVisitor(context, request.visitor.email, (organization, t) => ({
    template: 'request-decided',
    subject: t(`decided.subject${outcome}`, { organization, number }),
    paragraphs: [
      ...(approved.length > 0
        ? [t('decided.approved'), ...approved.map((item) => bullet(item.document.title))]
        : []),
      ...(signature === 'first' ? [t('decided.ndaFirst')] : []),
      ...(signature === 'again' ? [t('decided.ndaAgain')] : []),
      ...(denied.length > 0
        ? [t('decided.denied'), ...denied.map((item) => `- ${item.document.title}: ${item.reason ?? ''}`)]
        : []),
      ...(open > 0 ? [t('decided.open', { count: open })] : []),
    ],
    action: nextStep(t, requestId, approved.length > 0, signature),
  }));
}

function nextStep(t: MailWords, requestId: string, approved: boolean, signature: SignatureNeeded) {
  if (!approved) return openRequest(t, requestId);
  if (signature !== 'no') return { label: t('decided.readNda'), path: portalPaths.nda };
  return { label: t('openLibrary'), path: portalPaths.library };
}

function outcomeOf(approved: number, denied: number): 'Approved' | 'Denied' | 'Mixed' {
  if (denied === 0) return 'Approved';
  return approved === 0 ? 'Denied' : 'Mixed';
}

/** We have a question; it is read and answered on the page. */
export async function askedMail(
  context: MailContext,
  requestId: string,
  message: { id: string; body: string },
): Promise<void> {
  const request = await read(context, requestId);
  const { number } = request;
  await mailVisitor(context, request.visitor.email, (organization, t) => ({
    template: 'request-asked',
    subject: t('asked.subject', { organization, number }),
    paragraphs: [message.body, t('asked.how')],
    action: { ...openRequest(t, requestId), label: t('asked.answer') },
    dedupeKey: `request-asked:${message.id}`,
  }));
}

/** The visitor has taken the request back, or it ran out. */
export async function closedMail(
  context: MailContext,
  requestId: string,
  how: 'withdrawn' | 'expired',
): Promise<void> {
  const request = await read(context, requestId);
  const { number } = request;
  await mailVisitor(context, request.visitor.email, (organization, t) => ({
    template: `request-${how}`,
    subject: t(`${how}.subject`, { number }),
    paragraphs: [t(`${how}.text`, { organization })],
    action: { label: t('requestAccess'), path: portalPaths.request },
    dedupeKey: `request-${how}:${requestId}`,
  }));
}
