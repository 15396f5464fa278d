import { expect, test } from 'vitest';
import { type MemberActor, systemActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { changeRoles, removeMember } from '#lib/member/commands.ts';
import { command, nothing } from '#lib/operation.ts';
import { findMemberActor } from '#lib/session/queries.ts';
import { startSession } from '#lib/session/steps.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { createDelegation, endDelegation } from './commands.ts';
import { startOfDay } from './days.ts';
import { listDelegations } from './queries.ts';
import { standInsFor } from './standing.ts';

useTestDatabase();

const week = { from: worldDay(-1), until: worldDay(6) };

/** The member as a request has them now. */
async function asRequested(world: World, member: MemberActor): Promise<MemberActor> {
  const begin = command('session:resolve', nothing, async (context) => ({
    result: await startSession(context, { memberId: member.memberId }),
    events: [{ subject: 'session:test' }],
  }));
  const { token } = await begin(systemActor(world.organizationId, 'test'), {});
  const actor = await findMemberActor(token, { address: '', userAgent: '', requestId: '' });
  if (!actor) throw new Error('not signed in');
  return actor;
}

test('who cannot decide cannot delegate, and another organization’s member cannot stand in', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { auditor, employee, approver } = world.actors;
  const toMemberId = employee.memberId;
  for (const actor of [auditor, employee, world.actors.visitor, world.actors.operator]) {
    await expect(createDelegation(actor, { toMemberId, ...week })).rejects.toThrow(Forbidden);
  }
  const foreign = { toMemberId: other.actors.employee.memberId, ...week };
  await expect(createDelegation(approver, foreign)).rejects.toThrow(NotFound);
});

test('a stand-in decides while it lasts, is told by mail, and is on record', async () => {
  const world = await createWorld();
  const { approver, employee } = world.actors;
  expect(may(await asRequested(world, employee), 'access-request:decide')).toBe(false);
  const delegationId = await createDelegation(approver, { toMemberId: employee.memberId, ...week });
  const standIn = await asRequested(world, employee);
  expect(standIn).toMatchObject({ roles: ['employee', 'approver'], delegatedBy: [approver.memberId] });
  expect(may(standIn, 'access-request:decide')).toBe(true);
  const now = new Date();
  expect(await arrange(world, (tenant) => standInsFor(tenant, approver.memberId, now))).toEqual([
    employee.memberId,
  ]);
  const mail = await arrange(world, (tenant) => tenant.mail.findFirstOrThrow());
  expect(mail).toMatchObject({ template: 'delegation', recipient: employee.email });
  expect(await auditTrail(world)).toContainEqual({
    action: 'delegation:create',
    actor: `member:${approver.memberId}`,
    subject: `delegation:${delegationId}`,
  });
  await endDelegation(approver, { delegationId });
  expect(await asRequested(world, employee)).toMatchObject({ roles: ['employee'], delegatedBy: [] });
  await expect(endDelegation(approver, { delegationId })).rejects.toThrow(Conflict);
});

test('what was delegated cannot be handed on', async () => {
  const world = await createWorld();
  const { approver, employee, people } = world.actors;
  await createDelegation(approver, { toMemberId: employee.memberId, ...week });
  const standIn = await asRequested(world, employee);
  const onward = createDelegation(standIn, { toMemberId: people.memberId, ...week });
  await expect(onward).rejects.toThrow(Forbidden);
});

test('it begins and ends on its days, and ends with the right or the person it comes from', async () => {
  const world = await createWorld();
  const { approver, security, employee, people, owner } = world.actors;
  await createDelegation(approver, { toMemberId: employee.memberId, from: worldDay(2), until: worldDay(3) });
  expect((await asRequested(world, employee)).delegatedBy).toEqual([]);
  await createDelegation(security, { toMemberId: people.memberId, ...week });
  expect((await asRequested(world, people)).delegatedBy).toEqual([security.memberId]);
  await changeRoles(owner, { memberId: security.memberId, roles: ['auditor'] });
  expect((await asRequested(world, people)).roles).toEqual(['people']);
  await changeRoles(owner, { memberId: security.memberId, roles: ['security'] });
  await removeMember(owner, { memberId: security.memberId });
  expect((await asRequested(world, people)).roles).toEqual(['people']);
  expect((await listDelegations(owner, {})).map((row) => row.state)).toEqual(['planned']);
});

test('days that are over, turned round or too many, oneself, and overlapping ones are refused with a reason', async () => {
  const world = await createWorld();
  const { approver, employee, people } = world.actors;
  const to = { toMemberId: employee.memberId };
  const bad = [
    { ...to, from: worldDay(-5), until: worldDay(-3) },
    { ...to, from: worldDay(5), until: worldDay(3) },
    { ...to, from: worldDay(0), until: worldDay(200) },
    { toMemberId: approver.memberId, ...week },
    { ...to, from: 'tomorrow', until: worldDay(3) },
  ];
  for (const input of bad) await expect(createDelegation(approver, input)).rejects.toThrow(Invalid);
  const both = await Promise.allSettled([
    createDelegation(approver, { ...to, ...week }),
    createDelegation(approver, { toMemberId: people.memberId, ...week }),
  ]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) });
});

test('only the two concerned, an owner or an admin end a delegation', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { approver, security, employee, admin } = world.actors;
  const delegationId = await createDelegation(approver, { toMemberId: employee.memberId, ...week });
  await expect(endDelegation(security, { delegationId })).rejects.toThrow(Forbidden);
  await expect(endDelegation(other.actors.owner, { delegationId })).rejects.toThrow(NotFound);
  await endDelegation(admin, { delegationId });
  expect(await listDelegations(admin, {})).toEqual([]);
});

test('a day begins when it begins in the organization’s zone, also when the clocks change', () => {
  expect(startOfDay('2026-11-22', 'Europe/Berlin').toISOString()).toBe('2026-11-21T23:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Europe/Berlin', 1).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-06-01', 'Pacific/Auckland').toISOString()).toBe('2026-05-31T12:00:00.000Z');
  expect(startOfDay('2026-06-01', 'America/Los_Angeles').toISOString()).toBe('2026-06-01T07:00:00.000Z');
});
