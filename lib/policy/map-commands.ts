import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { linkPolicyEvidence } from './evidence-steps.ts';
import { mapPolicyInput } from './schema.ts';
import { lockPolicy, type Writing } from './steps.ts';

async function requireThere(tenant: Tenant, controlIds: string[], requirementIds: string[]): Promise<void> {
  const controls = await tenant.control.count({ where: { id: { in: controlIds }, archivedAt: null } });
  const requirements = await tenant.requirement.count({ where: { id: { in: requirementIds } } });
  if (controls < controlIds.length)
    throw new Invalid([
      { path: 'controlIds', message: 'One of these controls does not exist or is archived.' },
    ]);
  if (requirements < requirementIds.length)
    throw new Invalid([{ path: 'requirementIds', message: 'One of these requirements does not exist.' }]);
}

/** Names what a policy lays down; what it is mapped to already stays as it is. Hold its row. Returns how many are new. */
export async function addMappings(
  { tenant, organizationId, now, by }: Writing,
  policyId: string,
  { controlIds, requirementIds }: { controlIds: string[]; requirementIds: string[] },
): Promise<number> {
  await requireThere(tenant, controlIds, requirementIds);
  const mapped = { policyId, removedAt: null };
  const controls = await tenant.policyControl.findMany({ where: mapped, select: { controlId: true } });
  const requirements = await tenant.policyRequirement.findMany({
    where: mapped,
    select: { requirementId: true },
  });
  const base = { organizationId, policyId, createdAt: now, createdBy: by };
  const newControls = controlIds.filter((id) => !controls.some((one) => one.controlId === id));
  const newRequirements = requirementIds.filter(
    (id) => !requirements.some((one) => one.requirementId === id),
  );
  await tenant.policyControl.createMany({
    data: newControls.map((controlId) => ({ ...base, id: newId(), controlId })),
  });
  await tenant.policyRequirement.createMany({
    data: newRequirements.map((requirementId) => ({ ...base, id: newId(), requirementId })),
  });
  return newControls.length + newRequirements.length;
}

/** Maps a policy to controls and requirements: once published it proves the controls. @throws NotFound, Invalid, Conflict */
export const mapPolicy = command('policy:map', mapPolicyInput, async (context, input) => {
  const { policyId, ...mappings } = input;
  await lockPolicy(context, policyId, 'map');
  const added = await addMappings(context, policyId, mappings);
  await linkPolicyEvidence(context, policyId);
  return { result: { added }, events: [{ subject: `policy:${policyId}`, data: { ...mappings } }] };
});

/** Ends mappings; that they were there stays known. @throws NotFound, Conflict */
export const unmapPolicy = command('policy:map', mapPolicyInput, async (context, input) => {
  const { tenant, now, by } = context;
  const { policyId, controlIds, requirementIds } = input;
  await lockPolicy(context, policyId, 'map');
  const ended = { data: { removedAt: now, removedBy: by } };
  const open = { policyId, removedAt: null };
  const controls = await tenant.policyControl.updateMany({
    where: { ...open, controlId: { in: controlIds } },
    ...ended,
  });
  const requirements = await tenant.policyRequirement.updateMany({
    where: { ...open, requirementId: { in: requirementIds } },
    ...ended,
  });
  if (controls.count + requirements.count === 0)
    throw new Conflict('This policy is not mapped to that (any more).');
  await linkPolicyEvidence(context, policyId);
  const data = { controlIds, requirementIds, removed: true };
  return { result: null, events: [{ subject: `policy:${policyId}`, data }] };
});
