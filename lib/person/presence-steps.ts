import { queueReceipts } from '#lib/acknowledgement/leaving.ts';
import type { EventDraft } from '#lib/audit-event/append.ts';
import { Conflict, Forbidden } from '#lib/errors.ts';
import { countOpenWork } from '#lib/hand-over/steps.ts';
import { whyNotTouch } from '#lib/member/ownership.ts';
import { removeMembership } from '#lib/member/remove-steps.ts';
import { requireAnotherOwner } from '#lib/member/steps.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { requireFreshSession } from '#lib/session/steps.ts';
import type { Writing } from './steps.ts';

/** What ended because people left; `unowned` is how many open tasks and items of lists have no owner any more. */
export type Ended = { duties: number; sessions: number; members: number; unowned: number };

type Leaver = {
  id: string;
  name: string;
  memberId: string | null;
  roles: string[];
  receipts: boolean;
};

async function leaversOf({ tenant }: Writing, personIds: readonly string[], today: string) {
  return tenant.$queryRaw<Leaver[]>`
    SELECT p.id, p.name, m.id AS "memberId", p."privateEmail" IS NOT NULL AND EXISTS (SELECT 1 FROM "Acknowledgement" k
        WHERE k."organizationId" = p."organizationId" AND k."personId" = p.id) AS receipts,
      ARRAY(SELECT r.role FROM "MemberRole" r WHERE r."organizationId" = m."organizationId" AND r."memberId" = m.id) AS roles
    FROM "Person" p
    LEFT JOIN "Member" m ON m."organizationId" = p."organizationId" AND m.id = p."memberId" AND m."removedAt" IS NULL
    WHERE p."leftOn" <= ${today}::date AND p."endedAt" IS NULL
      AND p.id = ANY (${personIds}::uuid[])
    ORDER BY p.id FOR NO KEY UPDATE OF p`;
}

/** Throws Forbidden or Conflict, saying what to do, where somebody's membership cannot end by this actor now. */
export async function requireRemovable(
  context: Writing,
  { name, memberId, roles }: Pick<Leaver, 'name' | 'memberId' | 'roles'>,
): Promise<void> {
  const { tenant, actor } = context;
  if (!memberId) return;
  if (actor.kind === 'member' && actor.memberId === memberId)
    throw new Conflict('You cannot let yourself leave. Please ask another owner, admin or people manager.');
  // What the clock does was allowed to whoever set the day.
  if (actor.kind !== 'system' && whyNotTouch(actor, roles))
    throw new Forbidden(`${name} is an owner of this workspace: only an owner can let an owner leave.`);
  if (!roles.includes('owner')) return;
  await requireAnotherOwner(tenant, memberId).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
    throw new Conflict(
      `${name} is the last owner of this workspace. Make somebody else an owner on the page Members first.`,
    );
  });
}

/**
 * Makes true what the days say: whoever has left by today loses open duties, sessions, duty links and membership, and gets
 * their receipts at their private address; whoever is back counts again. Proof stays. Throws as
 * `requireRemovable`, and Conflict for a stale sign-in.
 */
export async function settlePresence(
  context: Writing,
  personIds: readonly string[],
): Promise<{ left: string[]; ended: Ended }> {
  const { tenant, now, by } = context;
  const { today } = await organizationDay(tenant, now);
  await tenant.$executeRaw`UPDATE "Person" SET "endedAt" = NULL
    WHERE id = ANY (${personIds}::uuid[]) AND "endedAt" IS NOT NULL AND ("leftOn" IS NULL OR "leftOn" > ${today}::date)`;
  const leavers = await leaversOf(context, personIds, today);
  const ids = leavers.map(({ id }) => id);
  const ended: Ended = { duties: 0, sessions: 0, members: 0, unowned: 0 };
  if (ids.length === 0) return { left: ids, ended };
  const members = leavers.flatMap(({ memberId, ...one }) => (memberId ? [{ ...one, memberId }] : []));
  if (members.length > 0) await requireFreshSession(context);
  for (const one of members) {
    await requireRemovable(context, one);
    ended.sessions += await removeMembership(context, one.memberId);
    ended.members += 1;
    const { tasks, items } = await countOpenWork(context, one.memberId);
    ended.unowned += tasks + items;
  }
  ended.duties = await tenant.$executeRaw`UPDATE "Duty" SET "endedAt" = ${now}, outcome = 'left'
    WHERE "personId" = ANY (${ids}::uuid[]) AND "endedAt" IS NULL`;
  const sessions = await tenant.session.updateMany({
    where: { personId: { in: ids }, endedAt: null, expiresAt: { gt: now } },
    data: { endedAt: now, endedBy: by },
  });
  ended.sessions += sessions.count;
  await tenant.challenge.updateMany({
    where: { subjectId: { in: ids }, purpose: { in: ['duty-link', 'duty-code'] }, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  await tenant.$executeRaw`UPDATE "Person" SET "endedAt" = ${now} WHERE id = ANY (${ids}::uuid[])`;
  // What they confirmed goes along with them, where it is known where to.
  for (const { id, receipts } of leavers) if (receipts) await queueReceipts(context, { personId: id });
  return { left: ids, ended };
}

/** The event of leaving, or of coming back. */
export function leaveEvent(personId: string, leftOn: string | null, ended: Ended | null): EventDraft {
  return { subject: `person:${personId}`, action: 'person:leave', data: { leftOn, ...(ended ?? {}) } };
}
