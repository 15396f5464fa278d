import { beforeAll, expect, test } from 'vitest';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { arrangePolicy, publishedPolicy, submitDraft } from '#lib/testing/policy.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { approvePolicy } from './approval-commands.ts';
import { publishPolicies, submitPolicies } from './bulk.ts';
import { findPoliciesToPublish, findPoliciesToSubmit, type PolicyStep } from './bulk-queries.ts';
import { retirePolicy } from './publish-commands.ts';
import { findPolicyIds } from './queries.ts';

useTestDatabase();
let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const today = worldDay();
const material = { significance: 'material', reason: '' } as const;
const words = { summary: 'New this year', note: '' };
const idsOf = (made: readonly { policyId: string }[]) => made.map(({ policyId }) => policyId);
const drafts = (steps: readonly PolicyStep[]) =>
  steps.flatMap(({ version }) => (version ? [{ versionId: version.id, revision: version.revision }] : []));
const hashes = (steps: readonly PolicyStep[]) =>
  steps.flatMap(({ version }) =>
    version ? [{ versionId: version.id, sha256: version.sha256 ?? 'f'.repeat(64) }] : [],
  );
const whyOf = (steps: readonly PolicyStep[], policyId: string) =>
  steps.find((step) => step.policyId === policyId)?.whyNot;
const done = (versionId: string) => ({ versionId, why: null });

test('who may not submit or publish one policy does not with many, and nobody with another organization’s (T01)', async () => {
  const other = await createWorld();
  const { policyId, versionId } = await arrangePolicy(world);
  const versions = { submit: [{ versionId, revision: 1 }], publish: [{ versionId, sha256: 'f'.repeat(64) }] };
  const { approver, people, auditor, employee } = world.actors;
  for (const actor of [approver, people, auditor, employee]) {
    await expect(findPoliciesToSubmit(actor, { policyIds: [policyId] })).rejects.toThrow(Forbidden);
    await expect(findPoliciesToPublish(actor, { policyIds: [policyId] })).rejects.toThrow(Forbidden);
    const submitting = submitPolicies(actor, { versions: versions.submit, ...words });
    await expect(submitting).rejects.toThrow(Forbidden);
    const publishing = publishPolicies(actor, { versions: versions.publish, effectiveOn: today });
    await expect(publishing).rejects.toThrow(Forbidden);
  }
  const foreign = other.actors.security;
  expect((await findPoliciesToSubmit(foreign, { policyIds: [policyId] })).steps).toEqual([]);
  expect((await findPoliciesToPublish(foreign, { policyIds: [policyId] })).steps).toEqual([]);
  const none = [{ versionId, why: 'There is no such version.' }];
  expect(await submitPolicies(foreign, { versions: versions.submit, ...words })).toEqual(none);
  expect(await publishPolicies(foreign, { versions: versions.publish, effectiveOn: today })).toEqual(none);
});

test('of many drafts those that are ready are put up, each by itself; of the others it is said why not, before and after', async () => {
  const { security } = world.actors;
  const [ready, changed, empty, waiting, idle, retired] = await Promise.all([
    arrangePolicy(world),
    arrangePolicy(world),
    arrangePolicy(world, { body: 'Ask {{securityOwner}}.' }),
    arrangePolicy(world),
    publishedPolicy(world),
    publishedPolicy(world),
  ]);
  await submitDraft(world, waiting.versionId);
  await retirePolicy(security, { policyId: retired.policyId, reason: 'Old' });
  const made = [ready, changed, empty, waiting, idle, retired];
  const { steps: seen } = await findPoliciesToSubmit(security, { policyIds: idsOf(made) });
  expect(seen).toHaveLength(made.length);
  expect(whyOf(seen, ready.policyId)).toBeNull();
  expect(whyOf(seen, empty.policyId)).toContain('{{securityOwner}}');
  expect(whyOf(seen, waiting.policyId)).toBe('This version waits for approval already.');
  expect(whyOf(seen, idle.policyId)).toContain('start the next version');
  expect(whyOf(seen, retired.policyId)).toContain('Restore it first');
  await arrange(world, (tenant) =>
    tenant.policyVersion.updateMany({
      where: { id: changed.versionId },
      data: { revision: { increment: 1 } },
    }),
  );
  const outcomes = await submitPolicies(security, { versions: drafts(seen), ...words });
  const whyNot = new Map(outcomes.map(({ versionId, why }) => [versionId, why]));
  expect(whyNot.get(ready.versionId)).toBeNull();
  expect(whyNot.get(changed.versionId)).toContain('Somebody has changed this draft');
  expect(whyNot.get(empty.versionId)).toContain('{{securityOwner}}');
  expect(whyNot.get(waiting.versionId)).toBe('This version waits for approval already.');
  const stored = await arrange(world, (tenant) =>
    tenant.policySubmission.findMany({ where: { versionId: { in: made.map((one) => one.versionId) } } }),
  );
  const open = stored.filter(({ closedAt }) => closedAt === null).map(({ versionId }) => versionId);
  expect(open.toSorted()).toEqual([ready.versionId, waiting.versionId].toSorted());
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    action: 'policy:submit',
    subject: `policy:${ready.policyId}`,
  });
});

test('of many approved versions each is published by its own approvals and hash; two at once publish each once (W01)', async () => {
  const { security, admin, approver } = world.actors;
  const made = await Promise.all([1, 2, 3, 4].map(() => arrangePolicy(world)));
  const [one, two, three, unread] = made;
  if (!one || !two || !three || !unread) throw new Error('four were made');
  for (const { versionId } of made) {
    const { sha256 } = await submitDraft(world, versionId);
    if (versionId !== unread.versionId) await approvePolicy(approver, { versionId, sha256, ...material });
  }
  const { steps: seen } = await findPoliciesToPublish(security, { policyIds: idsOf(made) });
  expect(whyOf(seen, one.policyId)).toBeNull();
  expect(seen.find(({ policyId }) => policyId === one.policyId)?.significance).toBe('material');
  expect(whyOf(seen, unread.policyId)).toBe('This version is not approved yet.');
  const versions = hashes(seen).map((version) =>
    version.versionId === three.versionId ? { ...version, sha256: '0'.repeat(64) } : version,
  );
  const late = publishPolicies(security, { versions, effectiveOn: '2999-01-01' });
  await expect(late).rejects.toThrow(Invalid);
  const both = await Promise.all([
    publishPolicies(security, { versions, effectiveOn: today }),
    publishPolicies(admin, { versions: versions.toReversed(), effectiveOn: today }),
  ]);
  const of = (versionId: string) =>
    both.flatMap((outcomes) => outcomes.filter((outcome) => outcome.versionId === versionId));
  for (const { versionId } of [one, two]) {
    expect(of(versionId)).toContainEqual(done(versionId));
    expect(of(versionId)).toContainEqual({ versionId, why: 'This version is published already.' });
  }
  expect(of(three.versionId).every(({ why }) => why?.startsWith('This is not the text'))).toBe(true);
  expect(of(unread.versionId).every(({ why }) => why === 'This version is not approved yet.')).toBe(true);
  const events = (await auditTrail(world)).filter(({ action }) => action === 'policy:publish');
  expect(events.filter(({ subject }) => subject === `policy:${one.policyId}`)).toHaveLength(1);
  expect(events.filter(({ subject }) => subject === `policy:${unread.policyId}`)).toEqual([]);
});

test('all that the list shows can be meant, over its pages, and not more than can be done', async () => {
  const here = await createWorld();
  const { security, employee } = here.actors;
  const made = await Promise.all([arrangePolicy(here), arrangePolicy(here)]);
  await submitDraft(here, made[0]?.versionId ?? '');
  expect(await findPolicyIds(security, {})).toEqual(expect.arrayContaining(idsOf(made)));
  expect(await findPolicyIds(security, { filters: { work: 'draft' } })).toEqual([made[1]?.policyId]);
  await expect(findPolicyIds(employee, {})).rejects.toThrow(Forbidden);
  const versions = Array.from({ length: 501 }, () => ({ versionId: here.organizationId, revision: 1 }));
  await expect(submitPolicies(security, { versions, ...words })).rejects.toThrow('At most 500 policies');
});
