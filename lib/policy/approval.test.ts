import { beforeAll, expect, test } from 'vitest';
import { Conflict } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { arrangePolicy, publishedPolicy, publishNext, submitDraft } from '#lib/testing/policy.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { countedApprovals, significanceOf, whatIsMissing, whyNotApprove } from './approval.ts';
import { approvePolicy, requestChange } from './approval-commands.ts';
import { discardVersion, startVersion } from './commands.ts';
import { getPolicy } from './detail-queries.ts';
import { publishPolicy, retirePolicy } from './publish-commands.ts';
import { listPolicies } from './queries.ts';
import { getPolicyVersion } from './version-queries.ts';
import { getWaitingVersions } from './waiting-queries.ts';

useTestDatabase();

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const today = worldDay();
const material = { significance: 'material', reason: '' } as const;

test('a verdict counts while its member may still approve, and one material verdict decides', () => {
  const verdict = { verdict: 'approved', significance: 'editorial', eligible: true };
  const gone = { ...verdict, significance: 'material', eligible: false };
  expect(countedApprovals([verdict, gone, { ...verdict, verdict: 'change-requested' }])).toEqual([verdict]);
  expect(significanceOf([verdict, gone])).toBe('editorial');
  expect(significanceOf([verdict, { ...verdict, significance: 'material' }])).toBe('material');
});

test.each([
  [{ holdsRole: true, isAuthor: false, hasApproved: false, others: 0 }, null],
  [{ holdsRole: true, isAuthor: true, hasApproved: false, others: 0 }, null],
  [{ holdsRole: true, isAuthor: true, hasApproved: false, others: 1 }, 'Somebody else has to approve it.'],
  [{ holdsRole: true, isAuthor: false, hasApproved: true, others: 3 }, 'already'],
  [{ holdsRole: false, isAuthor: false, hasApproved: false, others: 0 }, 'hold the role themselves'],
] as const)('with %j approving is answered by %s', (right, sentence) => {
  const why = whyNotApprove(right);
  if (sentence === null) expect(why).toBeNull();
  else expect(why).toContain(sentence);
});

test('what is missing is said, also when nobody is left to give it', () => {
  expect(whatIsMissing({ approvals: 2, quorum: 2, eligible: 0 })).toBeNull();
  expect(whatIsMissing({ approvals: 1, quorum: 2, eligible: 4 })).toBe('One more approval is needed.');
  expect(whatIsMissing({ approvals: 0, quorum: 2, eligible: 1 })).toContain('only one member is left');
  expect(whatIsMissing({ approvals: 1, quorum: 2, eligible: 0 })).toContain('nobody is left');
});

test('who stands in for an approver cannot approve or turn back a policy: it would never count', async () => {
  const { approver, employee } = world.actors;
  const standIn = { ...employee, roles: ['employee', 'approver'] as const, delegatedBy: [approver.memberId] };
  const { versionId } = await arrangePolicy(world);
  const { sha256 } = await submitDraft(world, versionId);
  const approving = approvePolicy(standIn, { versionId, sha256, ...material });
  await expect(approving).rejects.toThrow('hold the role themselves');
  const [waiting] = (await getWaitingVersions(standIn, {})).filter((one) => one.versionId === versionId);
  expect(waiting?.whyNot).toContain('hold the role themselves');
  const asking = requestChange(standIn, { versionId, sha256, reason: 'Say who.' });
  await expect(asking).rejects.toThrow('hold the role themselves');
});

test('two approvals are two members, and one member twice is refused', async () => {
  const { approver, admin, security } = world.actors;
  const { versionId } = await arrangePolicy(world, { quorum: 2 });
  const { sha256 } = await submitDraft(world, versionId);
  expect(await approvePolicy(approver, { versionId, sha256, ...material })).toEqual({ approved: false });
  await expect(approvePolicy(approver, { versionId, sha256, ...material })).rejects.toThrow(Conflict);
  await expect(publishPolicy(security, { versionId, sha256, effectiveOn: today })).rejects.toThrow(
    'not approved yet',
  );
  expect(await approvePolicy(admin, { versionId, sha256, ...material })).toEqual({ approved: true });
});

test('an approver who is removed half-way no longer counts: the version waits again', async () => {
  const home = await createWorld();
  const { approver, admin, security, owner } = home.actors;
  const { versionId } = await arrangePolicy(home);
  const { sha256 } = await submitDraft(home, versionId);
  await approvePolicy(approver, { versionId, sha256, ...material });
  expect(await getPolicyVersion(security, { versionId })).toMatchObject({ state: 'approved' });
  await arrange(home, (tenant) =>
    tenant.member.updateMany({ where: { id: approver.memberId }, data: { removedAt: new Date() } }),
  );
  const shown = await getPolicyVersion(security, { versionId });
  expect(shown).toMatchObject({ state: 'submitted', missing: 'One more approval is needed.' });
  expect(shown.submissions[0]?.approvals).toMatchObject([{ verdict: 'approved', eligible: false }]);
  await expect(publishPolicy(security, { versionId, sha256, effectiveOn: today })).rejects.toThrow(Conflict);
  const waiting = await getWaitingVersions(admin, {});
  expect(waiting).toMatchObject([{ versionId, approvals: 0, whyNot: null }]);
  await approvePolicy(owner, { versionId, sha256, ...material });
  await publishPolicy(security, { versionId, sha256, effectiveOn: today });
});

test('the only one who may approve does so with a reason, and it shows as self-approved', async () => {
  const home = await createWorld();
  const { security } = home.actors;
  await arrange(home, (tenant) =>
    tenant.member.updateMany({ where: { id: { not: security.memberId } }, data: { removedAt: new Date() } }),
  );
  const { versionId } = await arrangePolicy(home);
  const { sha256 } = await submitDraft(home, versionId);
  expect(await getPolicyVersion(security, { versionId })).toMatchObject({ soleApprover: true });
  await expect(approvePolicy(security, { versionId, sha256, ...material })).rejects.toThrow('why it holds');
  await approvePolicy(security, { versionId, sha256, ...material, reason: 'I am alone.' });
  const shown = await getPolicyVersion(security, { versionId });
  expect(shown.submissions[0]?.approvals).toMatchObject([{ selfApproved: true, reason: 'I am alone.' }]);
});

test('a first version is material, whatever its approver says', async () => {
  const { versionId } = await arrangePolicy(world);
  const { sha256 } = await submitDraft(world, versionId);
  const approval = { versionId, sha256, significance: 'editorial', reason: '' } as const;
  await expect(approvePolicy(world.actors.approver, approval)).rejects.toThrow('first version');
});

test('the list says of every policy what its own page says', async () => {
  const { security, approver } = world.actors;
  const draft = await arrangePolicy(world);
  const submitted = await arrangePolicy(world);
  await submitDraft(world, submitted.versionId);
  const approved = await arrangePolicy(world);
  const { sha256 } = await submitDraft(world, approved.versionId);
  await approvePolicy(approver, { versionId: approved.versionId, sha256, ...material });
  const twice = await publishedPolicy(world, { reviewEveryDays: 10 });
  await publishNext(world, twice.policyId, 'Better.', 'editorial');
  await startVersion(security, { policyId: twice.policyId });
  const retired = await publishedPolicy(world);
  await retirePolicy(security, { policyId: retired.policyId, reason: 'Old' });
  const discarded = await arrangePolicy(world);
  await discardVersion(security, { versionId: discarded.versionId });
  const states = ['unpublished', 'published', 'retired', 'discarded'] as const;
  const lists = await Promise.all(states.map((state) => listPolicies(security, { filters: { state } })));
  const rows = lists.flatMap((list) => list.rows);
  const made = [draft, submitted, approved, twice, retired, discarded].map(({ policyId }) => policyId);
  expect(rows.filter(({ id }) => made.includes(id))).toHaveLength(made.length);
  for (const row of rows) {
    const shown = await getPolicy(security, { policyId: row.id });
    expect(row).toMatchObject({
      state: shown.state,
      work: shown.open?.state ?? null,
      number: shown.current?.number ?? null,
      reviewDueOn: shown.reviewDueOn,
      review: shown.review,
    });
  }
});
