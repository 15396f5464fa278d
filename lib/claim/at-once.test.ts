import { expect, test } from 'vitest';
import { archiveControls } from '#lib/control/bulk-commands.ts';
import { addControl } from '#lib/control/commands.ts';
import { plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, createWorld } from '#lib/testing/world.ts';
import { backClaim } from './backing-commands.ts';
import { addClaims } from './commands.ts';

useTestDatabase();

test('a claim is never left resting on a control that somebody archives in the same moment', async () => {
  const world = await createWorld();
  const { owner, security } = world.actors;
  const [id = ''] = await addClaims(security, { section: 'Data', texts: ['Backups are kept.'] });
  for (let round = 1; round <= 6; round += 1) {
    const identifier = `AT-${round}`;
    const controlId = await addControl(security, { ...plainControl, identifier });
    const both = await Promise.allSettled([
      backClaim(security, { id, controlIds: [controlId] }),
      archiveControls(owner, { controlIds: [controlId] }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
  const resting = await arrange(world, (tenant) =>
    tenant.claimControl.count({ where: { claimId: id, control: { archivedAt: { not: null } } } }),
  );
  expect(resting).toBe(0);
});
