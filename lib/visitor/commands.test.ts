import { expect, test } from 'vitest';
import { addCustomer } from '#lib/customer/commands.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { documentAccess } from '#lib/grant/access.ts';
import { findVisitorActor } from '#lib/session/queries.ts';
import { startSession } from '#lib/session/steps.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { publishAgreement, sign } from '#lib/testing/nda.ts';
import { addListedDocument } from '#lib/testing/portal.ts';
import { addVisitor, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { blockVisitor, endVisitorSessions, moveVisitor, unblockVisitor } from './commands.ts';
import { getVisitor } from './profile-queries.ts';
import { listVisitors } from './queries.ts';

useTestDatabase();

const origin = { address: '127.0.0.1', userAgent: 'test', requestId: 'r' };

function signIn(world: World): Promise<string> {
  const { organizationId } = world;
  const { visitorId } = world.actors.visitor;
  return arrange(world, async (tenant) => {
    const context = { tenant, organizationId, now: new Date(), actor: world.actors.anonymous };
    return (await startSession(context, { visitorId })).token;
  });
}

test('whoever may not decide cannot block, unblock, move or sign out a visitor', async () => {
  const world = await createWorld();
  const { visitorId } = world.actors.visitor;
  const { auditor, employee, people, visitor, anonymous } = world.actors;
  for (const actor of [auditor, employee, people, visitor, anonymous]) {
    await expect(blockVisitor(actor, { visitorId, reason: 'x' })).rejects.toThrow(Forbidden);
    await expect(unblockVisitor(actor, { visitorId })).rejects.toThrow(Forbidden);
    await expect(endVisitorSessions(actor, { visitorId })).rejects.toThrow(Forbidden);
    await expect(moveVisitor(actor, { visitorId, customerId: null })).rejects.toThrow(Forbidden);
  }
  for (const actor of [auditor, employee, visitor]) {
    await expect(listVisitors(actor, {})).rejects.toThrow(Forbidden);
    await expect(getVisitor(actor, { visitorId })).rejects.toThrow(Forbidden);
  }
  expect((await getVisitor(world.actors.approver, { visitorId })).blocked).toBe(false);
});

test('another organization cannot see or touch a visitor, and its list is as if there were none (T01-T03)', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const { visitorId } = ours.actors.visitor;
  const { owner } = theirs.actors;
  await expect(getVisitor(owner, { visitorId })).rejects.toThrow(NotFound);
  await expect(blockVisitor(owner, { visitorId, reason: 'x' })).rejects.toThrow(NotFound);
  await expect(unblockVisitor(owner, { visitorId })).rejects.toThrow(NotFound);
  await expect(endVisitorSessions(owner, { visitorId })).rejects.toThrow(NotFound);
  await expect(moveVisitor(owner, { visitorId, customerId: null })).rejects.toThrow(NotFound);
  const before = await listVisitors(owner, { search: 'buyer' });
  await addVisitor(ours, { name: 'Buyer Two' });
  expect(await listVisitors(owner, { search: 'buyer' })).toEqual(before);
  const ourCustomer = await addCustomer(ours.actors.owner, { name: 'Ours' });
  const move = { visitorId: theirs.actors.visitor.visitorId, customerId: ourCustomer };
  await expect(moveVisitor(owner, move)).rejects.toThrow(NotFound);
});

test('a blocked visitor is signed out at once, opens nothing, and gets in again when the block is lifted', async () => {
  const world = await createWorld();
  const { approver, visitor } = world.actors;
  const { visitorId } = visitor;
  const documentId = await addListedDocument(world, { title: 'Report', tier: 'restricted' });
  await issueGrant(approver, { visitorId, documentId });
  await sign(visitor, await publishAgreement(world));
  const access = () => arrange(world, (tenant) => documentAccess(tenant, visitorId, documentId, new Date()));
  const token = await signIn(world);
  expect(await findVisitorActor(token, origin)).toMatchObject({ visitorId });
  expect((await access()).state).toBe('open');
  await blockVisitor(approver, { visitorId, reason: 'Shared a copy' });
  expect(await findVisitorActor(token, origin)).toBeNull();
  expect(await access()).toEqual({ state: 'blocked' });
  await expect(blockVisitor(approver, { visitorId, reason: 'again' })).rejects.toThrow(Conflict);
  await unblockVisitor(world.actors.owner, { visitorId });
  expect(await findVisitorActor(token, origin)).toBeNull();
  expect((await access()).state).toBe('open');
  const profile = await getVisitor(approver, { visitorId });
  expect(profile.blocks).toMatchObject([
    { reason: 'Shared a copy', blockedByName: 'Approver Person', liftedByName: 'Owner Person' },
  ]);
  const done = (await auditTrail(world)).map((event) => event.action);
  expect(done.slice(-2)).toEqual(['visitor:block', 'visitor:unblock']);
});

test('two people who block at once leave one block', async () => {
  const world = await createWorld();
  const { visitorId } = world.actors.visitor;
  const outcomes = await Promise.allSettled(
    [world.actors.owner, world.actors.approver].map((by) => blockVisitor(by, { visitorId, reason: 'x' })),
  );
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  expect((await getVisitor(world.actors.owner, { visitorId })).blocks).toHaveLength(1);
});

test('ended sessions are over at once, and the visitor is not blocked by it', async () => {
  const world = await createWorld();
  const { visitorId } = world.actors.visitor;
  const tokens = [await signIn(world), await signIn(world)];
  expect(await endVisitorSessions(world.actors.approver, { visitorId })).toBe(2);
  for (const token of tokens) expect(await findVisitorActor(token, origin)).toBeNull();
  expect(await findVisitorActor(await signIn(world), origin)).not.toBeNull();
});

test('the page of a visitor says everything that is known of them', async () => {
  const world = await createWorld();
  const { approver, visitor } = world.actors;
  const { visitorId } = visitor;
  const documentId = await addListedDocument(world, { title: 'Report', tier: 'restricted' });
  await issueGrant(approver, { visitorId, documentId });
  await sign(visitor, await publishAgreement(world));
  await signIn(world);
  const customerId = await addCustomer(approver, { name: 'Buyer' });
  await moveVisitor(approver, { visitorId, customerId });
  const profile = await getVisitor(world.actors.approver, { visitorId });
  expect(profile).toMatchObject({
    customer: { name: 'Buyer' },
    blocked: false,
    standing: { state: 'signed' },
    signer: { visitorId },
    signatures: [{ number: 1, state: 'in-force' }],
    grants: [{ document: { title: 'Report' }, state: 'active', grantedByName: 'Approver Person' }],
    sessions: [{ address: '127.0.0.1' }],
  });
  const { rows } = await listVisitors(world.actors.approver, { filters: { customer: customerId } });
  expect(rows).toMatchObject([{ customerName: 'Buyer', grants: 1, blocked: false }]);
});
