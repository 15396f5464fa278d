import { roles } from '#lib/auth/actor.ts';
import { isGiven } from '#lib/auth/permissions.ts';

/** The roles of members who see what is theirs to do: to nobody else is work handed over. */
export const takers: readonly string[] = roles.filter((role) => isGiven('my-work:view', role));
