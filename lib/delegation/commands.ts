import { may } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { formatDate } from '#lib/format.ts';
import { newId } from '#lib/id.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { command } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { workspacePaths } from '#lib/paths.ts';
import { startOfDay } from './days.ts';
import { createDelegationInput, delegationInput } from './schema.ts';
import { delegableRoles } from './standing.ts';

const MOST_DAYS = 90;

async function standIn(tenant: Tenant, memberId: string) {
  const member = await tenant.member.findFirst({
    where: { id: memberId, removedAt: null },
    select: { id: true, name: true, email: true },
  });
  if (!member) throw new NotFound('There is no such member.');
  return member;
}

// Only what is written counts: who decides because others delegated to them cannot hand that on.
async function requireOwnRight(tenant: Tenant, memberId: string): Promise<void> {
  const own = await tenant.memberRole.count({ where: { memberId, role: { in: [...delegableRoles] } } });
  if (own === 0) throw new Forbidden('Only those who decide themselves can name somebody to stand in.');
}

/**
 * Names a member who decides in the actor's place for some days. One at a time: overlapping ones are a Conflict.
 * Throws Invalid for days that are over or too many, NotFound for somebody who is no member.
 */
export const createDelegation = command(
  'delegation:create',
  createDelegationInput,
  async (context, input) => {
    const { tenant, organizationId, actor, now, by } = context;
    if (actor.kind !== 'member') throw new Forbidden();
    const { memberId } = actor;
    await requireOwnRight(tenant, memberId);
    if (input.toMemberId === memberId)
      throw new Invalid([{ path: 'toMemberId', message: 'Please name somebody else.' }]);
    const to = await standIn(tenant, input.toMemberId);
    const { slug, timeZone } = await tenant.organization.findFirstOrThrow({
      select: { slug: true, timeZone: true },
    });
    const startsAt = startOfDay(input.from, timeZone);
    const endsAt = startOfDay(input.until, timeZone, 1);
    if (endsAt <= now) throw new Invalid([{ path: 'until', message: 'This day is over.' }]);
    if (endsAt.getTime() - startsAt.getTime() > (MOST_DAYS + 1) * 86_400_000) {
      throw new Invalid([{ path: 'until', message: `Somebody can stand in for at most ${MOST_DAYS} days.` }]);
    }
    // Two tabs at once: both wait for the member's row, the second sees what the first wrote.
    await tenant.$queryRaw`SELECT id FROM "Member" WHERE id = ${memberId}::uuid FOR UPDATE`;
    const overlapping = await tenant.delegation.count({
      where: { fromMemberId: memberId, endedAt: null, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    });
    if (overlapping > 0) throw new Conflict('Somebody stands in for you on some of these days already.');
    const id = newId();
    await tenant.delegation.create({
      data: {
        organizationId,
        id,
        fromMemberId: memberId,
        toMemberId: to.id,
        startsAt,
        endsAt,
        createdAt: now,
        createdBy: by,
      },
      select: { id: true },
    });
    const last = new Date(endsAt.getTime() - 1);
    await queueMail(context, {
      template: 'delegation',
      to: to.email,
      subject: `You stand in for ${actor.name}`,
      paragraphs: [
        `${actor.name} asks you to decide on requests in their place, from ${formatDate(startsAt, timeZone)} until ${formatDate(last, timeZone)}.`,
        'Your decisions are recorded with both names.',
      ],
      action: { label: 'Open the requests', url: absolute(workspacePaths.requests(slug)) },
    });
    const data = { to: to.id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    return { result: id, events: [{ subject: `delegation:${id}`, data }] };
  },
);

/** Ends a delegation before its last day: one's own, or anybody's as owner or admin. Throws NotFound, Conflict. */
export const endDelegation = command('delegation:end', delegationInput, async (context, { delegationId }) => {
  const { tenant, actor, now } = context;
  const found = await tenant.delegation.findFirst({
    where: { id: delegationId },
    select: { fromMemberId: true, toMemberId: true },
  });
  if (!found || actor.kind !== 'member') throw new NotFound('There is no such delegation.');
  const theirs = [found.fromMemberId, found.toMemberId].includes(actor.memberId);
  if (!theirs && !may(actor, 'member:change-roles'))
    throw new Forbidden('Only the two concerned, an owner or an admin can end this.');
  const { count } = await tenant.delegation.updateMany({
    where: { id: delegationId, endedAt: null, endsAt: { gt: now } },
    data: { endedAt: now },
  });
  if (count === 0) throw new Conflict('This is over already.');
  return { result: null, events: [{ subject: `delegation:${delegationId}` }] };
});
