import type { Actor } from '#lib/auth/actor.ts';

/** Why the actor cannot make, change or remove somebody with these roles, or null. Only owners touch owners (T12). */
export function whyNotTouch(actor: Actor, roles: readonly string[]): string | null {
  if (!roles.includes('owner') || actor.kind === 'operator') return null;
  if (actor.kind === 'member' && actor.roles.includes('owner')) return null;
  return 'Only an owner can make, change or remove an owner.';
}
