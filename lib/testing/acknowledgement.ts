import type { PersonActor } from '#lib/auth/actor.ts';
import { newId } from '#lib/id.ts';
import { worldDay } from '#lib/testing/day.ts';
import { arrange, type World } from './world.ts';

/** What somebody owes and was shown: as the form of the reading page sends it. */
export type Shown = { dutyId: string; versionId: string; sha256: string; locale: string };

/** Makes a person owe the version of a policy that is in force, due in a week. */
export async function owe(
  world: Pick<World, 'organizationId'>,
  person: Pick<PersonActor, 'personId'>,
  policyId: string,
  dueInDays = 7,
  cause: 'audience' | 'hand' = 'audience',
): Promise<Shown> {
  const { organizationId } = world;
  const dutyId = newId();
  return arrange(world, async (tenant) => {
    const { currentVersion } = await tenant.policy.findFirstOrThrow({
      where: { id: policyId },
      select: { currentVersion: { select: { id: true, sha256: true } } },
    });
    const versionId = currentVersion?.id ?? '';
    await tenant.duty.create({
      data: {
        organizationId,
        id: dutyId,
        personId: person.personId,
        kind: 'policy',
        policyId,
        policyVersionId: versionId,
        cause,
        assignedAt: new Date(),
        assignedBy: 'system:duty-reconcile',
        dueOn: new Date(worldDay(dueInDays)),
      },
    });
    return { dutyId, versionId, sha256: currentVersion?.sha256 ?? '', locale: 'en' };
  });
}
