import { accessPermissions } from './access-permissions.ts';
import type { Actor } from './actor.ts';
import type { Grantee } from './grantees.ts';
import { peoplePermissions } from './people-permissions.ts';
import { programPermissions } from './program-permissions.ts';

/** Who may do what: the one table. The word is the permission, the audit verb and the test title. */
const table = { ...accessPermissions, ...programPermissions, ...peoplePermissions };

/** A word of the permission table, e.g. `grant:revoke`. */
export type Action = keyof typeof table;

/** Every action, in the order of the table. */
export const actions = Object.keys(table) as Action[];

/** What an actor counts as in the table. */
export function granteesOf(actor: Actor): readonly Grantee[] {
  return actor.kind === 'member' ? actor.roles : [actor.kind];
}

/** Whether the table gives the action to the actor. The interface asks this too; the operation is the lock. */
export function may(actor: Actor, action: Action): boolean {
  const allowed: readonly Grantee[] = table[action];
  return granteesOf(actor).some((grantee) => allowed.includes(grantee));
}

/** Whether the table gives the action to the grantee; for the committed matrix. */
export function isGiven(action: Action, grantee: Grantee): boolean {
  const allowed: readonly Grantee[] = table[action];
  return allowed.includes(grantee);
}
