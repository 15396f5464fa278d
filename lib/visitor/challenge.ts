import { issueChallenge } from '#lib/challenge/steps.ts';
import { hashToken, newToken } from '#lib/crypto/tokens.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { portalPaths } from '#lib/paths.ts';
import { countWithin, type Tally } from '#lib/throttle/throttle.ts';

type Step = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue'>;

/** Most codes mailed to one address of one organization, whoever asks (P30). */
export const mailLimits = { hour: 6, day: 20 };

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
 * `purposeText` ends the sentence "You are receiving this …", e.g. "to confirm your request for 2 documents".
 * Beyond the limits for one address nothing is mailed (`mailed` is false) and the page answers as always.
 */
export async function issueVisitorChallenge(
  context: Step,
  draft: {
    visitorId: string | null;
    email: string;
    purposeText: string;
    flow?: string;
    fresh?: string;
    next?: string;
  },
): Promise<{ flow: string; mailed: boolean }> {
  const { visitorId, email, purposeText } = draft;
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
  if (mailed) await mailProof(context, { ...issued, visitorId, email, purposeText, next: draft.next });
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
  purposeText: string;
  token: string;
  code: string;
  next: string | undefined;
};

async function mailProof(context: Step, proof: Proof): Promise<void> {
  const organization = await context.tenant.organization.findFirstOrThrow({ select: { name: true } });
  const portal = await context.tenant.portal.findFirst({ select: { slug: true }, orderBy: { id: 'asc' } });
  const slug = portal?.slug ?? '';
  if (proof.visitorId === null) {
    await queueMail(context, {
      template: 'visitor-unknown',
      to: proof.email,
      subject: `Your library at ${organization.name}`,
      paragraphs: [
        `Somebody, probably you, asked to open the library of this address at ${organization.name}. There is none: nothing has been requested and confirmed under this address, or its library has moved to another address of yours.`,
        'If you requested documents under another address, use that one. Otherwise you can ask for access now. If it was not you, you need do nothing.',
      ],
      action: { label: 'Request access', url: absolute(portalPaths.request(slug)) },
    });
    return;
  }
  const next = proof.next ? `?next=${encodeURIComponent(proof.next)}` : '';
  await queueMail(context, {
    template: 'visitor-sign-in',
    to: proof.email,
    subject: `Confirm your e-mail for ${organization.name}`,
    paragraphs: [
      `You are receiving this ${proof.purposeText}.`,
      'Open the link in the browser in which you began, or enter the code there. Both work once, for 10 minutes.',
      'If you did not ask for this, ignore it: without the code nobody gets in.',
    ],
    code: proof.code,
    action: { label: 'Confirm my e-mail', url: `${absolute(portalPaths.link(slug, proof.token))}${next}` },
  });
}
