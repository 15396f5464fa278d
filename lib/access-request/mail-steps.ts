import { formatDateTime, formatPlural } from '#lib/format.ts';
import { mailVisitor } from '#lib/grant/mail-steps.ts';
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

const openRequest = (requestId: string) => ({
  label: 'Open request',
  path: (portal: string) => portalPaths.ownRequest(portal, requestId),
});

const bullet = (title: string) => `- ${title}`;

/** The request has arrived; by when it should be decided, and what is open already. */
export async function receivedMail(context: MailContext, requestId: string, due: Date): Promise<void> {
  const request = await read(context, requestId);
  const waiting = request.items.filter((item) => item.outcome === null);
  const open = request.items.filter((item) => item.outcome === 'approved');
  await mailVisitor(context, (organization) => ({
    template: 'request-received',
    to: request.visitor.email,
    subject: `${organization} has received your request #${request.number}`,
    paragraphs: [
      'You have asked for:',
      ...waiting.map((item) => bullet(item.document.title)),
      `We usually decide by ${formatDateTime(due)} and write to you then.`,
      ...(open.length > 0 ? ['Already approved:', ...open.map((item) => bullet(item.document.title))] : []),
      'You can read and sign the NDA in your library while you wait.',
    ],
    action: openRequest(requestId),
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
  await mailVisitor(context, (organization) => ({
    template: 'request-decided',
    to: request.visitor.email,
    subject: subjectOf(organization, request.number, approved.length, denied.length),
    paragraphs: [
      ...(approved.length > 0 ? ['Approved:', ...approved.map((item) => bullet(item.document.title))] : []),
      ...signatureSentences[signature],
      ...(denied.length > 0
        ? ['Not approved:', ...denied.map((item) => `- ${item.document.title}: ${item.reason ?? ''}`)]
        : []),
      ...(open > 0 ? [`${formatPlural(open, 'document')} of your request still to be decided.`] : []),
    ],
    action: nextStep(requestId, approved.length > 0, signature),
  }));
}

const signatureSentences: Record<SignatureNeeded, string[]> = {
  no: [],
  first: ['One step is left before you can download them: please read and sign the NDA.'],
  again: [
    'One step is left before you can download them: the NDA that you signed no longer counts, because it has changed or ended. Please read and sign the current one.',
  ],
};

function nextStep(requestId: string, approved: boolean, signature: SignatureNeeded) {
  if (!approved) return openRequest(requestId);
  if (signature !== 'no') return { label: 'Read and sign the NDA', path: portalPaths.nda };
  return { label: 'Open your library', path: portalPaths.library };
}

function subjectOf(organization: string, number: number, approved: number, denied: number): string {
  if (denied === 0) return `${organization} has approved your request #${number}`;
  if (approved === 0) return `${organization} has not approved your request #${number}`;
  return `${organization} has decided on your request #${number}`;
}

/** We have a question; it is read and answered on the page. */
export async function askedMail(
  context: MailContext,
  requestId: string,
  message: { id: string; body: string },
): Promise<void> {
  const request = await read(context, requestId);
  await mailVisitor(context, (organization) => ({
    template: 'request-asked',
    to: request.visitor.email,
    subject: `${organization} has a question about your request #${request.number}`,
    paragraphs: [
      message.body,
      'Please answer on the page of your request; answers to this mail are not read.',
    ],
    action: { ...openRequest(requestId), label: 'Answer' },
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
  await mailVisitor(context, (organization) => ({
    template: `request-${how}`,
    to: request.visitor.email,
    subject:
      how === 'withdrawn'
        ? `You have withdrawn your request #${request.number}`
        : `Your request #${request.number} has expired`,
    paragraphs:
      how === 'withdrawn'
        ? [`Your request to ${organization} is withdrawn. You can send a new one at any time.`]
        : [
            `Your request to ${organization} has expired without a decision. If you still need the documents, please send a new one.`,
          ],
    action: { label: 'Request access', path: portalPaths.request },
    dedupeKey: `request-${how}:${requestId}`,
  }));
}
