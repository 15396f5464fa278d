import type { EventDraft } from '#lib/audit-event/append.ts';
import { endChallenges } from '#lib/challenge/steps.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { mailVisitor } from '#lib/grant/mail-steps.ts';
import { type Gift, giveGrant, grantGivenEvent, refuseOwn } from '#lib/grant/steps.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command, query } from '#lib/operation.ts';
import { portalPaths } from '#lib/paths.ts';
import { endSessions } from '#lib/session/steps.ts';
import { type MergeGrant, mergePlan, whyNotMerge } from './merge.ts';
import { currentGrants, mergeSide } from './merge-steps.ts';
import { findMergeInput, mergeVisitorInput } from './schema.ts';

/**
 * What merging the visitor into the one with this address would do, and why it cannot be done, if so. Null when nobody
 * has the address. Throws NotFound for an unknown visitor.
 */
export const findVisitorMerge = query(
  'visitor:merge',
  findMergeInput,
  async (context, { visitorId, email }) => {
    const { tenant, now } = context;
    const from = await mergeSide(tenant, visitorId);
    const other = await tenant.visitor.findFirst({ where: { email }, select: { id: true } });
    if (!other) return null;
    const into = await mergeSide(tenant, other.id);
    const plan = mergePlan(
      await currentGrants(tenant, from.id, now),
      await currentGrants(tenant, into.id, now),
    );
    return { from, into, plan, whyNot: whyNotMerge(from, into) };
  },
);

/**
 * Merges a visitor into another one, for good: the same person under another proven address. The first can no longer
 * sign in, and their grants end; with `regrant` those that are open are given anew to the second, until the same end.
 * What was taken back from the first is taken back from the second. Signatures, copies and requests stay those of the
 * address that made them. Throws NotFound; Conflict with the sentence of `whyNotMerge`.
 */
export const mergeVisitor = command('visitor:merge', mergeVisitorInput, async (context, input) => {
  const { tenant, now, by, actor } = context;
  const { visitorId, intoId, regrant } = input;
  if (visitorId === intoId)
    throw new Invalid([{ path: 'intoId', message: 'A visitor cannot be merged into itself.' }]);
  // Both are held, in one order, so that two merges across each other cannot leave a circle.
  const held = await tenant.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Visitor" WHERE id IN (${visitorId}::uuid, ${intoId}::uuid) ORDER BY id FOR NO KEY UPDATE`;
  if (held.length < 2) throw new NotFound('There is no such visitor.');
  const from = await mergeSide(tenant, visitorId);
  const into = await mergeSide(tenant, intoId);
  const sentence = whyNotMerge(from, into);
  if (sentence) throw new Conflict(sentence);
  const ownSentence = 'You cannot merge your own address. Another approver has to do this.';
  for (const side of [from, into]) refuseOwn(actor, side.email, ownSentence);
  const plan = mergePlan(
    await currentGrants(tenant, visitorId, now),
    await currentGrants(tenant, intoId, now),
  );
  const sessions = await endSessions(context, { visitorId });
  await endChallenges(context, visitorId, ['visitor-sign-in']);
  const ended = plan.filter(({ effect }) => effect !== 'revocation-follows' && effect !== 'open-there');
  await tenant.grant.updateMany({
    where: { id: { in: ended.map(({ grant }) => grant.id) }, supersededAt: null },
    data: { supersededAt: now },
  });
  const events: EventDraft[] = [];
  const given = plan.filter(({ effect }) => regrant && effect === 'can-be-given');
  for (const { grant } of given) events.push(await giveAnew(context, grant, intoId));
  for (const { grant, effect } of plan)
    if (effect === 'revocation-follows') events.push(...(await takeBackAgain(context, grant, intoId)));
  await tenant.visitor.updateMany({
    where: { id: visitorId, mergedIntoId: null },
    data: { mergedIntoId: intoId, mergedAt: now, mergedBy: by },
  });
  await tellBoth(context, from, into, given.length);
  const data = { intoId, regrant, sessions, ended: ended.length, given: given.length };
  return { result: intoId, events: [{ subject: `visitor:${visitorId}`, data }, ...events] };
});

const giftOf = (grant: MergeGrant, visitorId: string): Gift => ({
  visitorId,
  documentId: grant.documentId,
  source: 'merge',
  days: grant.days,
  countsFrom: grant.countsFrom === 'first-use' ? 'first-use' : 'approval',
  expiresAt: grant.expiresAt,
});

async function giveAnew(context: CommandContext, grant: MergeGrant, visitorId: string): Promise<EventDraft> {
  const gift = giftOf(grant, visitorId);
  return grantGivenEvent(await giveGrant(context, gift), gift);
}

/** Somebody took this back from the person; a second address must not open it again by itself. */
async function takeBackAgain(
  context: CommandContext,
  grant: MergeGrant,
  visitorId: string,
): Promise<EventDraft[]> {
  const { tenant, organizationId, now, by } = context;
  const gift = giftOf(grant, visitorId);
  const grantId = await giveGrant(context, gift);
  const reason = grant.revokedReason ?? '';
  const id = newId();
  await tenant.revocation.create({
    data: { organizationId, id, grantId, reason, revokedAt: now, revokedBy: by },
    select: { id: true },
  });
  const { documentId } = grant;
  const data = { visitorId, documentId, revocationId: id };
  return [
    grantGivenEvent(grantId, gift),
    { subject: `grant:${grantId}`, action: 'grant:revoke', data, personal: { reason } },
  ];
}

/** Neither mail names the other address: who reads the one need not be who reads the other. */
async function tellBoth(
  context: CommandContext,
  from: { id: string; email: string; verifiedAt: Date | null },
  into: { email: string },
  given: number,
): Promise<void> {
  const dedupeKey = (to: string) => `visitor-merged:${from.id}:${to}`;
  if (from.verifiedAt) {
    await mailVisitor(context, from.email, (organization, t) => ({
      template: 'visitor-merged',
      subject: t('merged.movedSubject', { organization }),
      paragraphs: [t('merged.moved', { organization }), t('merged.unexpected')],
      dedupeKey: dedupeKey('from'),
    }));
  }
  await mailVisitor(context, into.email, (organization, t) => ({
    template: 'visitor-merged',
    subject: t('merged.subject', { organization }),
    paragraphs: [
      t('merged.closed', { organization }),
      given > 0 ? t('merged.open', { count: given }) : t('merged.nothing'),
    ],
    action: { label: t('openLibrary'), path: portalPaths.library },
    dedupeKey: dedupeKey('into'),
  }));
}
