import { expect, test } from 'vitest';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { arrangeFramework } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { tell } from '#lib/testing/health-story.ts';
import { arrange, createWorld } from '#lib/testing/world.ts';
import { getRequirement } from './queries.ts';

useTestDatabase();

test('a requirement says how each control that answers it stands, to those who may read it', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { organizationId } = world;
  const [requirementId = ''] = (
    await arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, ['PR.DS-01'])
  ).values();
  const proven = await tell(world, 'implemented; A collected 2026-05-01; A accepted by its bringer');
  const failing = await tell(world, 'implemented; A collected 2026-05-01; A rejected');
  await arrange(world, (tenant) =>
    tenant.controlRequirement.createMany({
      data: [proven, failing].map((controlId) => ({
        organizationId,
        controlId,
        requirementId,
        origin: 'test',
        createdAt: new Date(),
        createdBy: 'operator:test',
      })),
    }),
  );
  await expect(getRequirement(world.actors.employee, { requirementId })).rejects.toThrow(Forbidden);
  await expect(getRequirement(other.actors.owner, { requirementId })).rejects.toThrow(NotFound);
  const { controls } = await getRequirement(world.actors.approver, { requirementId });
  expect(new Map(controls.map(({ id, standing }) => [id, standing]))).toEqual(
    new Map([
      [proven, { health: 'verified', selfReviewed: true }],
      [failing, { health: 'failing', selfReviewed: false }],
    ]),
  );
});
