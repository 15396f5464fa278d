import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createDelegation } from '#lib/delegation/commands.ts';
import { remindDuties } from '#lib/duty/reminders.ts';
import { addTask } from '#lib/task/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangePolicy, publishedPolicy, submitDraft } from '#lib/testing/policy.ts';
import { on, toldOn as toldTo } from '#lib/testing/told.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { approvePolicy, requestChange } from './approval-commands.ts';
import { startVersion } from './commands.ts';
import { retirePolicy } from './publish-commands.ts';

useTestDatabase();
let world: World;
let elsewhere: World;
beforeAll(async () => {
  elsewhere = await createWorld();
});
beforeEach(async () => {
  on('2026-03-02');
  world = await createWorld();
});
afterEach(() => {
  vi.useRealTimers();
});

// 2 March 2026 is a Monday.
const toldOn = (day: string, time?: string) => toldTo(world, day, time);
const decision = { significance: 'material', reason: '' } as const;
const emails = (...roles: ('admin' | 'approver' | 'owner' | 'security')[]) =>
  roles.map((role) => world.actors[role].email);

test('whoever may approve hears once of what waits and once more after a week; not its author, not a stand-in, nobody elsewhere (T01)', async () => {
  const { security, approver, employee, owner } = world.actors;
  const days = { from: '2026-03-02', until: '2026-03-30' };
  await createDelegation(approver, { toMemberId: employee.memberId, ...days });
  const { versionId } = await arrangePolicy(world, { title: 'Clean desk', identifier: 'POL-CD', quorum: 2 });
  const { sha256 } = await submitDraft(world, versionId);
  expect(await toldOn('2026-03-02', '07:30')).toEqual([]);
  on('2026-03-02');
  await Promise.all([remindDuties(world.organizationId), remindDuties(world.organizationId)]);
  const line = '- Waits for your approval: POL-CD Clean desk';
  expect(await toldOn('2026-03-02')).toEqual(emails('admin', 'approver', 'owner').map((one) => [one, line]));
  await remindDuties(elsewhere.organizationId);
  expect(await arrange(elsewhere, (tenant) => tenant.mail.count())).toBe(0);
  for (const day of ['2026-03-03', '2026-03-07', '2026-03-08']) expect(await toldOn(day)).toEqual([]);
  await approvePolicy(approver, { versionId, sha256, ...decision });
  // Their task comes up on the same day: one mail with both.
  await addTask(security, { title: 'Tidy up', description: '', ownerId: owner.memberId, dueOn: null });
  expect(await toldOn('2026-03-09')).toEqual([
    [world.actors.admin.email, line],
    [owner.email, '- Tidy up', line],
  ]);
  expect(await toldOn('2026-03-16')).toEqual([]);
});

test('what is decided, turned back or retired waits for nobody any more; what is put up again is told again', async () => {
  const { security, approver, owner } = world.actors;
  const approved = await arrangePolicy(world);
  const first = await submitDraft(world, approved.versionId);
  await approvePolicy(approver, { versionId: approved.versionId, sha256: first.sha256, ...decision });
  const given = await publishedPolicy(world);
  const next = await startVersion(security, { policyId: given.policyId });
  await submitDraft(world, next.versionId);
  await retirePolicy(security, { policyId: given.policyId, reason: 'Old' });
  const { versionId } = await arrangePolicy(world);
  const { sha256 } = await submitDraft(world, versionId);
  await requestChange(owner, { versionId, sha256, reason: 'Say who.' });
  expect(await toldOn('2026-03-02')).toEqual([]);
  await submitDraft(world, versionId);
  expect(await toldOn('2026-03-03')).toHaveLength(3);
  // The approval of who was removed counts no more: the version waits again.
  await arrange(world, (tenant) =>
    tenant.member.updateMany({ where: { id: approver.memberId }, data: { removedAt: new Date() } }),
  );
  expect((await toldOn('2026-03-04')).map(([to]) => to)).toEqual(emails('admin', 'owner'));
});

test('the author hears of it who alone may approve, and nobody who lost the role', async () => {
  const { security, approver } = world.actors;
  const { versionId } = await arrangePolicy(world);
  await submitDraft(world, versionId);
  await arrange(world, async (tenant) => {
    await tenant.memberRole.updateMany({
      where: { memberId: approver.memberId },
      data: { role: 'auditor' },
    });
    const others = { id: { notIn: [security.memberId, approver.memberId] } };
    await tenant.member.updateMany({ where: others, data: { removedAt: new Date() } });
  });
  expect((await toldOn('2026-03-02')).map(([to]) => to)).toEqual(emails('security'));
});
