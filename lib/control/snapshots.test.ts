import { expect, test } from 'vitest';
import { newId } from '#lib/id.ts';
import { arrangeFramework } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { addPlainControl } from '#lib/testing/evidence.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { endedWeeks, recordHealth, snapshotWeeks } from './snapshots.ts';

useTestDatabase();

const snapshots = (world: World) =>
  arrange(world, (tenant) =>
    tenant.healthSnapshot.findMany({ orderBy: [{ day: 'asc' }, { health: 'asc' }] }),
  );

async function recordAll(world: World) {
  for (let run = 0; run < 6; run += 1) await recordHealth(world.organizationId);
}

async function revise(world: World, controlId: string, number: number, implementation: string, at: Date) {
  const { organizationId } = world;
  const row = { organizationId, id: newId(), controlId, number, implementation, content: {} };
  await arrange(world, (tenant) =>
    tenant.controlRevision.create({ data: { ...row, changedAt: at, changedBy: 'operator:test' } }),
  );
}

test('a week ends with its Sunday, and the one under way is not among those that ended', () => {
  expect(endedWeeks('2026-11-22').slice(0, 2)).toEqual(['2026-11-15', '2026-11-08']);
  expect(endedWeeks('2026-11-23')[0]).toBe('2026-11-22');
  expect(new Set(endedWeeks('2026-11-23')).size).toBe(snapshotWeeks);
});

test('an organization without a control keeps no history', async () => {
  const world = await createWorld();
  await recordAll(world);
  expect(await snapshots(world)).toEqual([]);
  expect(await auditTrail(world)).toEqual([]);
});

test('each ended week is counted once, as it stood then, and never again', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const controlId = await addPlainControl(world, 'AC-01');
  await addPlainControl(other, 'AC-01');
  const [, , third] = endedWeeks(worldDay());
  await revise(world, controlId, 2, 'planned', new Date(`${third}T12:00:00Z`));
  await recordAll(world);
  const counted = await snapshots(world);
  const kept = counted.filter(({ controls }) => controls > 0).map(({ health }) => health);
  expect(kept).toEqual([
    ...Array.from({ length: snapshotWeeks - 3 }, () => 'unproven'),
    ...Array(3).fill('planned'),
  ]);
  const events = (await auditTrail(world)).filter(({ action }) => action === 'control:record-health');
  expect(events).toHaveLength(4);
  expect(events[0]?.actor).toBe('system:housekeeping');
  await revise(world, controlId, 3, 'not-applicable', new Date(`${third}T13:00:00Z`));
  await recordAll(world);
  expect(await snapshots(world)).toEqual(counted);
  expect(await snapshots(other)).toEqual([]);
});

test('a control counts for each function of the CSF that it is mapped to, and once among all', async () => {
  const world = await createWorld();
  const { organizationId } = world;
  const controlId = await addPlainControl(world, 'AC-01');
  const requirements = await arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, [
    'PR.DS-01',
    'PR.DS-02',
    'DE.CM-01',
  ]);
  await arrange(world, (tenant) =>
    tenant.controlRequirement.createMany({
      data: [...requirements.values()].map((requirementId) => ({
        organizationId,
        controlId,
        requirementId,
        origin: 'test',
        createdAt: new Date(),
        createdBy: 'operator:test',
      })),
    }),
  );
  await recordAll(world);
  const [first] = endedWeeks(worldDay());
  const last = (await snapshots(world)).filter(({ day }) => day.toISOString().slice(0, 10) === first);
  expect(last.filter(({ controls }) => controls > 0).map((row) => [row.function, row.controls])).toEqual(
    expect.arrayContaining([
      ['', 1],
      ['DE', 1],
      ['PR', 1],
    ]),
  );
  expect(last.reduce((sum, { controls }) => sum + controls, 0)).toBe(3);
});
