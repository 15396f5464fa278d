import { roles } from '#lib/auth/actor.ts';
import { isGiven } from '#lib/auth/permissions.ts';

/** The roles that review evidence, as the permission table says. */
export const reviewingRoles = roles.filter((role) => isGiven('evidence:review', role));
