import type { Actor } from '#lib/auth/actor.ts';

/** Whether a record is of the member who acts: what frees or vouches for somebody is a colleague's to say. */
export const isOneself = (actor: Actor, { memberId }: { memberId: string | null }): boolean =>
  actor.kind === 'member' && memberId !== null && actor.memberId === memberId;
