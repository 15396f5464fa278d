import { userInfo } from 'node:os';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { findOrganizationBySlug } from '#lib/db/lookup.ts';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';

/** The operator at this command line, acting in the organization with this id. */
export function operatorOf(organizationId: string): OperatorActor {
  const origin = { address: 'command-line', userAgent: 'candor', requestId: `cli-${newId()}` };
  return { kind: 'operator', organizationId, name: userInfo().username, origin };
}

/** The operator at this command line, acting in the organization with this slug. Throws NotFound. */
export async function operatorIn(slug: string): Promise<OperatorActor> {
  const organizationId = await findOrganizationBySlug(slug);
  if (!organizationId) throw new NotFound(`There is no organization "${slug}".`);
  return operatorOf(organizationId);
}
