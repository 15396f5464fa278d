import { roles } from '#lib/auth/actor.ts';
import { isGiven } from '#lib/auth/permissions.ts';

/** The roles that approve policies, as the permission table says. */
export const approvingRoles = roles.filter((role) => isGiven('policy:approve', role));
