import type { EventDraft } from '#lib/audit-event/append.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { formatDate } from '#lib/format.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { isBlocked } from './access.ts';
import { daysAfter, type GrantVerb, whyNotGrant } from './lifecycle.ts';
import { mailVisitor } from './mail-steps.ts';
import { extendGrantInput, grantInput, issueGrantInput, revokeGrantInput } from './schema.ts';
import { type Gift, giveGrant, grantGivenEvent, type LockedGrant, lockGrant, refuseOwn } from './steps.ts';

const ownSentence = 'You cannot open documents to yourself. Another approver has to do this.';

async function lockFor(context: CommandContext, grantId: string, verb: GrantVerb): Promise<LockedGrant> {
  const grant = await lockGrant(context.tenant, grantId, context.now);
  const sentence = whyNotGrant(grant.state, verb);
  if (sentence) throw new Conflict(sentence);
  if (verb !== 'revoke') refuseOwn(context.actor, grant.visitor.email, ownSentence);
  return grant;
}

function eventOf(grant: LockedGrant, data: EventDraft['data'] = {}): EventDraft {
  const { visitorId, documentId } = grant;
  return { subject: `grant:${grant.id}`, data: { ...data, visitorId, documentId } };
}

/** Gives a visitor a document by hand. Throws Conflict for a blocked visitor, a public document or oneself. */
export const issueGrant = command('grant:issue', issueGrantInput, async (context, input) => {
  const { tenant, actor } = context;
  const visitor = await tenant.visitor.findFirst({
    where: { id: input.visitorId },
    select: { email: true },
  });
  if (!visitor) throw new NotFound('There is no such visitor.');
  const document = await tenant.document.findFirst({
    where: { id: input.documentId },
    select: { title: true, tier: true, archivedAt: true },
  });
  if (!document) throw new NotFound('There is no such document.');
  refuseOwn(actor, visitor.email, ownSentence);
  if (document.tier === 'public') throw new Conflict('This document is public; everybody can have it.');
  if (document.archivedAt) throw new Conflict('This document is archived.');
  if (await isBlocked(tenant, input.visitorId))
    throw new Conflict('This visitor is blocked, or was merged into another one.');
  const gift: Gift = { ...input, source: actor.kind === 'operator' ? 'operator' : 'hand' };
  const id = await giveGrant(context, gift);
  await mailVisitor(context, (organization) => ({
    template: 'grant-issued',
    to: visitor.email,
    subject: `${organization} has opened a document to you`,
    paragraphs: [
      `${organization} has opened this document to you: ${document.title}.`,
      'Open your library to download your copy. It carries your name and address on every page.',
    ],
    dedupeKey: `grant-issued:${id}`,
  }));
  return { result: { id }, events: [grantGivenEvent(id, gift)] };
});

/** Takes a grant back at once; running downloads notice within seconds. The holder is told, with the reason. */
export const revokeGrant = command('grant:revoke', revokeGrantInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const grant = await lockFor(context, input.grantId, 'revoke');
  const id = newId();
  const { reason } = input;
  await tenant.revocation.create({
    data: { organizationId, id, grantId: grant.id, reason, revokedAt: now, revokedBy: by },
    select: { id: true },
  });
  await mailVisitor(context, (organization) => ({
    template: 'grant-revoked',
    to: grant.visitor.email,
    subject: `Your access to ${grant.document.title} has ended`,
    paragraphs: [
      `${organization} has ended your access to this document: ${grant.document.title}.`,
      `Reason: ${reason}`,
      'The terms under which you received your copies still apply.',
    ],
    dedupeKey: `grant-revoked:${id}`,
  }));
  return { result: {}, events: [{ ...eventOf(grant, { revocationId: id }), personal: { reason } }] };
});

/** Opens a revoked grant again, until its old end. */
export const reinstateGrant = command('grant:reinstate', grantInput, async (context, input) => {
  const { tenant, now, by } = context;
  const grant = await lockFor(context, input.grantId, 'reinstate');
  const where = { grantId: grant.id, reinstatedAt: null };
  const { count } = await tenant.revocation.updateMany({
    where,
    data: { reinstatedAt: now, reinstatedBy: by },
  });
  if (count === 0) throw new Conflict('Somebody was faster: this grant is no longer revoked.');
  await mailVisitor(context, (organization) => ({
    template: 'grant-reinstated',
    to: grant.visitor.email,
    subject: `${grant.document.title} is open to you again`,
    paragraphs: [`${organization} has given back your access to this document: ${grant.document.title}.`],
  }));
  return { result: {}, events: [eventOf(grant)] };
});

/** Lets a grant last `days` longer: from its end, or from now when it has expired. The holder is told. */
export const extendGrant = command('grant:extend', extendGrantInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const grant = await lockFor(context, input.grantId, 'extend');
  const previousExpiresAt = grant.expiresAt;
  const from = previousExpiresAt && previousExpiresAt > now ? previousExpiresAt : now;
  const expiresAt = daysAfter(from, input.days);
  await tenant.grant.updateMany({ where: { id: grant.id }, data: { expiresAt, remindedAt: null } });
  await tenant.grantExtension.create({
    data: {
      organizationId,
      id: newId(),
      grantId: grant.id,
      previousExpiresAt,
      expiresAt,
      extendedAt: now,
      extendedBy: by,
    },
    select: { id: true },
  });
  await mailVisitor(context, (organization) => ({
    template: 'grant-extended',
    to: grant.visitor.email,
    subject: `${grant.document.title} is open to you until ${formatDate(expiresAt)}`,
    paragraphs: [
      `${organization} has extended your access to this document until ${formatDate(expiresAt)}: ${grant.document.title}.`,
    ],
  }));
  const data = { days: input.days, expiresAt: expiresAt.toISOString() };
  return { result: { expiresAt }, events: [eventOf(grant, data)] };
});
