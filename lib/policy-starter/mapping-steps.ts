import type { Tenant } from '#lib/db/tenant.ts';
import { policyStarters } from './starter.ts';

/** What a starter names that has come since its policy was made. */
export type StarterMapping = {
  policyId: string;
  identifier: string;
  title: string;
  controls: { id: string; identifier: string; title: string }[];
  requirements: { id: string; name: string }[];
};

type Named = { controls: string[]; satisfies: string[] };

function readAdopted(tenant: Tenant, policyIds: readonly string[] | null) {
  return tenant.policy.findMany({
    where: {
      starter: { not: null },
      retirements: { none: { restoredAt: null } },
      OR: [{ currentVersionId: { not: null } }, { versions: { some: { closedAt: null } } }],
      ...(policyIds && { id: { in: [...policyIds] } }),
    },
    orderBy: { identifier: 'asc' },
    select: {
      id: true,
      identifier: true,
      title: true,
      starter: true,
      controls: { select: { controlId: true } },
      requirements: { select: { requirementId: true } },
    },
  });
}

async function readNamed(tenant: Tenant, named: readonly Named[]) {
  const controls = await tenant.control.findMany({
    where: { archivedAt: null, identifier: { in: named.flatMap((one) => one.controls) } },
    orderBy: { identifier: 'asc' },
    select: { id: true, identifier: true, title: true },
  });
  const identifiers = named.flatMap((one) => one.satisfies.map((name) => name.replace(/^\S+ /, '')));
  const requirements = await tenant.requirement.findMany({
    where: { identifier: { in: identifiers }, withdrawn: false, framework: { archivedAt: null } },
    orderBy: { identifier: 'asc' },
    select: { id: true, identifier: true, framework: { select: { key: true, version: true } } },
  });
  const names = requirements.map(({ id, identifier, framework: { key, version } }) => ({
    id,
    name: `${key}/${version} ${identifier}`,
  }));
  return { controls, requirements: names };
}

/**
 * What policies of the starter set lay down and are not mapped to, since it was not there when they were adopted. What somebody
 * took away stays away: a mapping that ended was there once. Of these policies, or of all.
 */
export async function missingMappings(
  tenant: Tenant,
  policyIds: readonly string[] | null = null,
): Promise<StarterMapping[]> {
  const adopted = await readAdopted(tenant, policyIds);
  if (adopted.length === 0) return [];
  const fieldsOf = new Map(policyStarters().map(({ candidate }) => [candidate.identifier, candidate.fields]));
  const nothing: Named = { controls: [], satisfies: [] };
  const named = adopted.map(({ starter }) => fieldsOf.get(starter ?? '') ?? nothing);
  const there = await readNamed(tenant, named);
  const missing = adopted.map(({ id, identifier, title, ...policy }, index) => {
    const { controls, satisfies } = named[index] ?? nothing;
    const known = new Set(policy.controls.map(({ controlId }) => controlId));
    const answered = new Set(policy.requirements.map(({ requirementId }) => requirementId));
    return {
      policyId: id,
      identifier,
      title,
      controls: there.controls.filter((one) => controls.includes(one.identifier) && !known.has(one.id)),
      requirements: there.requirements.filter((one) => satisfies.includes(one.name) && !answered.has(one.id)),
    };
  });
  return missing.filter(({ controls, requirements }) => controls.length + requirements.length > 0);
}
