import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { type EngagementFacts, engagementState, whyNotEngagement } from './lifecycle.ts';

/** Whether the actor is one of the auditors of an engagement that is open to them on this day. */
export function isAuditorOf(
  actor: Actor,
  engagement: EngagementFacts & { memberIds: readonly string[] },
  today: string,
): boolean {
  const named = actor.kind === 'member' && engagement.memberIds.includes(actor.memberId);
  const open = whyNotEngagement(engagementState(engagement, today), 'enter') === null;
  return named && open && may(actor, 'engagement:ask');
}

/** Whether the actor may look into an engagement: the team always, its auditors while it is open. */
export function mayEnter(
  actor: Actor,
  engagement: EngagementFacts & { memberIds: readonly string[] },
  today: string,
): boolean {
  return may(actor, 'engagement:oversee') || isAuditorOf(actor, engagement, today);
}
