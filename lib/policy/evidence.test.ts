import { beforeAll, expect, test } from 'vitest';
import { healthOf } from '#lib/control/health-steps.ts';
import { withTenantReader } from '#lib/db/tenant.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { archiveEvidence } from '#lib/evidence/commands.ts';
import { getEvidence } from '#lib/evidence/item-queries.ts';
import { dayAfter } from '#lib/evidence-requirement/standing.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { addPlainControl } from '#lib/testing/evidence.ts';
import { arrangePolicy, publishDraft, publishedPolicy, publishNext } from '#lib/testing/policy.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { listPoliciesOfControl } from './link-queries.ts';
import { mapPolicy, unmapPolicy } from './map-commands.ts';
import { restorePolicy, retirePolicy, reviewPolicy } from './publish-commands.ts';

useTestDatabase();

let world: World;
let other: World;
let controls = 0;
beforeAll(async () => {
  world = await createWorld();
  other = await createWorld('Southwind');
});

const nextControl = () => {
  controls += 1;
  return addPlainControl(world, `P-${controls}`);
};

/** How a control stands on a day. */
async function healthOn(controlId: string, day = worldDay()) {
  const at = day === worldDay() ? new Date() : new Date(`${day}T12:00:00Z`);
  const found = await withTenantReader(world.organizationId, (tenant) =>
    healthOf(tenant, { at, day }, [controlId]),
  );
  return found.get(controlId);
}

const evidenceOf = (policyId: string) =>
  arrange(world, (tenant) =>
    tenant.evidenceItem.findFirst({ where: { policyId }, include: { revisions: true } }),
  );

test.each(['people', 'approver', 'auditor', 'employee'] as const)(
  'the role %s maps no policy',
  async (role) => {
    const { policyId } = await arrangePolicy(world);
    const mapping = { policyId, controlIds: [await nextControl()] };
    await expect(mapPolicy(world.actors[role], mapping)).rejects.toThrow(Forbidden);
  },
);

test('another organization maps nothing, and its controls are not taken', async () => {
  const { policyId } = await arrangePolicy(world);
  const controlIds = [await addPlainControl(other, 'X-1')];
  await expect(mapPolicy(other.actors.owner, { policyId, controlIds })).rejects.toThrow(NotFound);
  await expect(mapPolicy(world.actors.owner, { policyId, controlIds })).rejects.toThrow(Invalid);
});

test('a published version proves its controls until its next review is due, and no longer', async () => {
  const controlId = await nextControl();
  const { policyId, versionId } = await arrangePolicy(world, { reviewEveryDays: 100 });
  await mapPolicy(world.actors.security, { policyId, controlIds: [controlId] });
  expect(await healthOn(controlId)).toMatchObject({ health: 'unproven', reason: 'no-evidence' });
  await publishDraft(world, versionId);
  const dueOn = dayAfter(worldDay(), 100);
  expect(await healthOn(controlId)).toMatchObject({ health: 'verified', verifiedOn: worldDay(), dueOn });
  expect(await healthOn(controlId, dayAfter(dueOn, 1))).toMatchObject({
    health: 'stale',
    reason: 'validity',
  });
});

test('what is mapped after publication is proven at once, and what is taken away no more', async () => {
  const controlId = await nextControl();
  const { policyId } = await publishedPolicy(world);
  const { security } = world.actors;
  await mapPolicy(security, { policyId, controlIds: [controlId] });
  expect(await healthOn(controlId)).toMatchObject({ health: 'verified' });
  expect(await listPoliciesOfControl(security, { controlId })).toMatchObject([
    { id: policyId, state: 'published' },
  ]);
  await unmapPolicy(security, { policyId, controlIds: [controlId] });
  expect(await healthOn(controlId)).toMatchObject({ health: 'unproven' });
  await expect(unmapPolicy(security, { policyId, controlIds: [controlId] })).rejects.toThrow(Conflict);
  expect((await auditTrail(world)).filter(({ action }) => action === 'policy:map').length).toBeGreaterThan(1);
});

test('each publication and review that confirms adds a revision; one that asks for a change does not', async () => {
  const { policyId, versionId } = await publishedPolicy(world, { reviewEveryDays: 30 });
  const { security } = world.actors;
  await reviewPolicy(security, { policyId, versionId, outcome: 'unchanged', note: '' });
  expect((await evidenceOf(policyId))?.revisions).toHaveLength(2);
  await expect(
    reviewPolicy(security, { policyId, versionId, outcome: 'change-needed', note: '' }),
  ).rejects.toThrow('what is to be changed');
  await reviewPolicy(security, {
    policyId,
    versionId,
    outcome: 'change-needed',
    note: 'Phones are missing.',
  });
  expect((await evidenceOf(policyId))?.revisions).toHaveLength(2);
  await publishNext(world, policyId, 'Now with phones.');
  const item = await evidenceOf(policyId);
  expect(item).toMatchObject({ verdict: 'accepted', kind: 'record' });
  expect(item?.revisions).toHaveLength(3);
  const shown = await getEvidence(security, { itemId: item?.id ?? '' });
  expect(shown).toMatchObject({ intact: true, state: 'accepted', policyId });
  await expect(
    reviewPolicy(security, { policyId, versionId, outcome: 'unchanged', note: '' }),
  ).rejects.toThrow('A newer version is in force');
});

test('a retired policy proves nothing until it is restored, and nobody changes its evidence by hand', async () => {
  const controlId = await nextControl();
  const { security } = world.actors;
  const { policyId } = await publishedPolicy(world);
  await mapPolicy(security, { policyId, controlIds: [controlId] });
  const itemId = (await evidenceOf(policyId))?.id ?? '';
  await expect(archiveEvidence(security, { itemId, anyway: true })).rejects.toThrow(
    'change the policy instead',
  );
  await retirePolicy(security, { policyId, reason: 'Merged' });
  expect(await healthOn(controlId)).toMatchObject({ health: 'unproven' });
  await restorePolicy(security, { policyId });
  expect(await healthOn(controlId)).toMatchObject({ health: 'verified' });
});
