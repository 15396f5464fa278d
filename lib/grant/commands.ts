import type { EventDraft } from '#lib/audit-event/append.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { formatDate } from '#lib/format.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { daysAfter, type GrantVerb, whyNotGrant } from './lifecycle.ts';
import { mailVisitor } from './mail-steps.ts';
import { changeGrantEndInput, extendGrantInput, grantInput, revokeGrantInput } from './schema.ts';
import { type LockedGrant, lockGrant, refuseOwn } from './steps.ts';
import { daysUntil, lastMomentOf, whyNotEnd } from './term.ts';

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
  const { title } = grant.document;
  await mailVisitor(context, grant.visitor.email, (organization, t) => ({
    template: 'grant-revoked',
    subject: t('revoked.subject', { title }),
    paragraphs: [
      t('revoked.text', { organization, title }),
      t('revoked.reason', { reason }),
      t('revoked.terms'),
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
  const { title } = grant.document;
  await mailVisitor(context, grant.visitor.email, (organization, t) => ({
    template: 'grant-reinstated',
    subject: t('reinstated.subject', { title }),
    paragraphs: [t('reinstated.text', { organization, title })],
  }));
  return { result: {}, events: [eventOf(grant)] };
});

/** Writes the new end of a grant and keeps the old one; the reminder before the end is due anew. Returns the change's id. */
async function moveEnd(context: CommandContext, grant: LockedGrant, expiresAt: Date, days?: number) {
  const { tenant, organizationId, now, by } = context;
  const id = newId();
  const term = days === undefined ? {} : { days, countsFrom: 'approval' };
  await tenant.grant.updateMany({ where: { id: grant.id }, data: { ...term, expiresAt, remindedAt: null } });
  await tenant.grantExtension.create({
    data: {
      organizationId,
      id,
      grantId: grant.id,
      previousExpiresAt: grant.expiresAt,
      expiresAt,
      extendedAt: now,
      extendedBy: by,
    },
    select: { id: true },
  });
  return id;
}

/** Lets a grant last `days` longer: from its end, or from now when it has expired. The holder is told. */
export const extendGrant = command('grant:extend', extendGrantInput, async (context, input) => {
  const { now } = context;
  const grant = await lockFor(context, input.grantId, 'extend');
  const from = grant.expiresAt && grant.expiresAt > now ? grant.expiresAt : now;
  const expiresAt = daysAfter(from, input.days);
  await moveEnd(context, grant, expiresAt);
  const { title } = grant.document;
  await mailVisitor(context, grant.visitor.email, (organization, t, locale) => {
    const date = formatDate(expiresAt, 'UTC', locale);
    return {
      template: 'grant-extended',
      subject: t('extended.subject', { title, date }),
      paragraphs: [t('extended.text', { organization, title, date })],
    };
  });
  const data = { days: input.days, expiresAt: expiresAt.toISOString() };
  return { result: { expiresAt }, events: [eventOf(grant, data)] };
});

/**
 * Decides the last day of a grant, earlier or later than it was, with the reason; it counts whole, in UTC. A grant that
 * waited for its first use no longer does. The holder is told if so wished. Throws Invalid for a day that is over.
 */
export const changeGrantEnd = command('grant:change-end', changeGrantEndInput, async (context, input) => {
  const { now } = context;
  const { endsOn, reason, notify } = input;
  const grant = await lockFor(context, input.grantId, 'change-end');
  const message = whyNotEnd(endsOn, now);
  if (message) throw new Invalid([{ path: 'endsOn', message }]);
  const expiresAt = lastMomentOf(endsOn);
  if (grant.expiresAt?.getTime() === expiresAt.getTime())
    throw new Conflict('This grant ends on that day already.');
  const changeId = await moveEnd(context, grant, expiresAt, daysUntil(expiresAt, now));
  if (notify) {
    const { title } = grant.document;
    await mailVisitor(context, grant.visitor.email, (organization, t) => ({
      template: 'grant-end-changed',
      subject: t('endChanged.subject', { title, day: endsOn }),
      paragraphs: [t('endChanged.text', { organization, title }), t('endChanged.lastDay', { day: endsOn })],
    }));
  }
  const previousExpiresAt = grant.expiresAt?.toISOString() ?? null;
  const data = { changeId, previousExpiresAt, expiresAt: expiresAt.toISOString(), told: notify };
  return { result: { expiresAt }, events: [{ ...eventOf(grant, data), personal: { reason } }] };
});
