import { issueChallenge } from '#lib/challenge/steps.ts';
import { hashToken, newToken } from '#lib/crypto/tokens.ts';
import type { MailWords } from '#lib/grant/mail-steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { translator } from '#lib/messages/translator.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { portalPaths } from '#lib/paths.ts';
import { countWithin, type Tally } from '#lib/throttle/throttle.ts';

type Step = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue'>;

/** Most codes mailed to one address of one organization, whoever asks (P30). */
export const mailLimits = { hour: 6, day: 20 };

/** Why a proof is mailed. */
type Why = 'library' | 'known' | { documents: number };

function whySentence(t: MailWords, why: Why): string {
  if (typeof why === 'string') return t(`signIn.why.${why}`);
  return t('signIn.why.request', { count: why.documents });
}

async function overLimit({ tenant, organizationId, now }: Step, email: string): Promise<boolean> {
  const of = `${organizationId} ${email}`;
  const tallies: Tally[] = [
    await countWithin(tenant, { name: 'visitor-mail', of, most: mailLimits.hour, seconds: 3600 }, now),
    await countWithin(tenant, { name: 'visitor-mail', of, most: mailLimits.day, seconds: 86_400 }, now),
  ];
  return tallies.some((tally) => tally.exceeded);
}

/**
 * Mails a visitor a link and a code, bound to the browser that asked. Without `visitorId` (an address we know nothing
 * of) the mail says just that, and there is nothing it could prove. Set the returned `flow` as cookie (`setFlow` of
 * app/_request/cookies.ts); link and code never go to the browser but by mail. Given the browser's `flow`, its earlier
 * code stops working; those of other browsers do not, or anybody could end the one that its owner is typing in. `fresh`
 * is a flow that the caller has just made.
 * `why`: they asked to open their library, for so many documents, or for some that are known to be theirs already. The mail
 * speaks the language of who asks.
 * Beyond the limits for one address nothing is mailed (`mailed` is false) and the page answers as always.
 */
export async function issueVisitorChallenge(
  context: Step,
  draft: {
    visitorId: string | null;
    email: string;
    why: Why;
    flow?: string;
    fresh?: string;
    next?: string;
  },
): Promise<{ flow: string; mailed: boolean }> {
  const { visitorId, email, why } = draft;
  const mailed = !(await overLimit(context, email));
  if (draft.flow && !mailed) return { flow: draft.flow, mailed };
  if (draft.flow) await endFlow(context, draft.flow);
  const flow = draft.flow ?? draft.fresh ?? newToken();
  const issued = await issueChallenge(context, {
    purpose: 'visitor-sign-in',
    email,
    subjectId: visitorId,
    flow,
  });
  if (mailed) await mailProof(context, { ...issued, visitorId, email, why, next: draft.next });
  return { flow, mailed };
}

async function endFlow({ tenant, now }: Step, flow: string): Promise<void> {
  await tenant.challenge.updateMany({
    where: { flowHash: hashToken(flow), consumedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
}

type Proof = {
  visitorId: string | null;
  email: string;
  why: Why;
  token: string;
  code: string;
  next: string | undefined;
};

async function mailProof(context: Step, proof: Proof): Promise<void> {
  const locale = readerLocale();
  const t = translator('mail', locale);
  const { name: organization } = await context.tenant.organization.findFirstOrThrow({
    select: { name: true },
  });
  const portal = await context.tenant.portal.findFirst({ select: { slug: true }, orderBy: { id: 'asc' } });
  const slug = portal?.slug ?? '';
  if (proof.visitorId === null) {
    await queueMail(context, {
      template: 'visitor-unknown',
      to: proof.email,
      locale,
      subject: t('unknown.subject', { organization }),
      paragraphs: [t('unknown.text', { organization }), t('unknown.how')],
      action: { label: t('requestAccess'), url: absolute(portalPaths.request(slug)) },
    });
    return;
  }
  const next = proof.next ? `?next=${encodeURIComponent(proof.next)}` : '';
  await queueMail(context, {
    template: 'visitor-sign-in',
    to: proof.email,
    locale,
    subject: t('signIn.subject', { organization }),
    paragraphs: [whySentence(t, proof.why), t('signIn.how'), t('signIn.ignore')],
    code: proof.code,
    action: { label: t('signIn.confirm'), url: `${absolute(portalPaths.link(slug, proof.token))}${next}` },
  });
}
