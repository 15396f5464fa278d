import type { Tenant } from '#lib/db/tenant.ts';
import type { Ground } from './import.ts';
import { readControls, requirementIdsByName } from './stored-steps.ts';

/** What an import needs to know of the organization as it stands. */
export async function groundOf(tenant: Tenant): Promise<Ground> {
  const controls = await readControls(tenant, null);
  const people = await tenant.member.findMany({ select: { id: true, email: true, removedAt: true } });
  const present = people.filter(({ removedAt }) => removedAt === null);
  return {
    controls: new Map(controls.map((control) => [control.content.identifier, control])),
    members: new Map(present.map(({ id, email }) => [email.toLowerCase(), id])),
    addresses: new Map(people.map(({ id, email }) => [id, email])),
    requirements: await requirementIdsByName(tenant, null),
  };
}
