import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { documentAccess } from '#lib/grant/access.ts';
import { revokeGrant } from '#lib/grant/commands.ts';
import { newId } from '#lib/id.ts';
import { findVisitorActor } from '#lib/session/queries.ts';
import { startSession } from '#lib/session/steps.ts';
import { type AccessWorld, createAccessWorld, sendRequest, signAgreement } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { addVisitor, arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { blockVisitor } from './commands.ts';
import { findVisitorMerge, mergeVisitor } from './merge-commands.ts';
import { getVisitor } from './profile-queries.ts';
import { listVisitors } from './queries.ts';

useTestDatabase();

async function twoAddresses() {
  const world = await createAccessWorld();
  const old = await addVisitor(world, { email: 'ann@old.example', name: 'Ann' });
  const now = await addVisitor(world, { email: 'ann@new.example', name: 'Ann' });
  return { world, old, now, merge: { visitorId: old.visitorId, intoId: now.visitorId, regrant: false } };
}

const accessOf = (world: AccessWorld, visitorId: string, documentId: string) =>
  arrange(world, async (tenant) => (await documentAccess(tenant, visitorId, documentId, new Date())).state);

const grantsOf = (world: AccessWorld, visitorId: string) =>
  arrange(world, (tenant) =>
    tenant.grant.findMany({
      where: { visitorId },
      orderBy: { grantedAt: 'asc' },
      select: { source: true, expiresAt: true, supersededAt: true, documentId: true },
    }),
  );

test('whoever may not decide cannot merge visitors, nor see what a merge would do', async () => {
  const { world, merge } = await twoAddresses();
  const { auditor, employee, people, visitor, anonymous } = world.actors;
  for (const actor of [auditor, employee, people, visitor, anonymous]) {
    await expect(mergeVisitor(actor, merge)).rejects.toThrow(Forbidden);
    const look = { visitorId: merge.visitorId, email: 'ann@new.example' };
    await expect(findVisitorMerge(actor, look)).rejects.toThrow(Forbidden);
  }
});

test('another organization cannot merge a visitor, in either direction (T01-T03)', async () => {
  const { old, merge } = await twoAddresses();
  const theirs = await createWorld();
  const { owner, visitor } = theirs.actors;
  await expect(mergeVisitor(owner, merge)).rejects.toThrow(NotFound);
  await expect(mergeVisitor(owner, { ...merge, intoId: visitor.visitorId })).rejects.toThrow(NotFound);
  await expect(
    mergeVisitor(owner, { ...merge, visitorId: visitor.visitorId, intoId: old.visitorId }),
  ).rejects.toThrow(NotFound);
});

test('a merged visitor is signed out and opens nothing; their history is shown with the other, each with its address', async () => {
  const { world, old, now, merge } = await twoAddresses();
  const { approver } = world.actors;
  const { restricted } = world.documents;
  await issueGrant(approver, { visitorId: old.visitorId, documentId: restricted });
  await signAgreement(world, old);
  const { token } = await arrange(world, (tenant) => {
    const { organizationId } = world;
    const context = { tenant, organizationId, now: new Date(), actor: world.actors.anonymous };
    return startSession(context, { visitorId: old.visitorId });
  });
  expect(await accessOf(world, old.visitorId, restricted)).toBe('open');
  await mergeVisitor(approver, merge);
  expect(await findVisitorActor(token, old.origin)).toBeNull();
  expect(await accessOf(world, old.visitorId, restricted)).toBe('blocked');
  // Not ticked: nothing opens, and a signature is no one's but the signer's.
  expect(await accessOf(world, now.visitorId, restricted)).toBe('needs-approval');
  const profile = await getVisitor(approver, { visitorId: now.visitorId });
  expect(profile).toMatchObject({
    formerly: [{ email: 'ann@old.example' }],
    standing: { state: 'needed' },
    signatures: [{ via: 'ann@old.example' }],
    grants: [{ via: 'ann@old.example', state: 'superseded' }],
  });
  const former = await getVisitor(approver, { visitorId: old.visitorId });
  expect(former).toMatchObject({ mergedInto: { id: now.visitorId }, blocked: false });
  const { rows } = await listVisitors(approver, { search: 'ann@' });
  expect(rows.map((row) => row.email)).toEqual(['ann@new.example']);
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    action: 'visitor:merge',
    subject: `visitor:${old.visitorId}`,
  });
});

test('when the approver says so, what is open is given to the other until the same moment, and needs their own NDA', async () => {
  const { world, old, now, merge } = await twoAddresses();
  const { approver } = world.actors;
  const { restricted, second } = world.documents;
  await issueGrant(approver, { visitorId: old.visitorId, documentId: restricted, days: 40 });
  await issueGrant(approver, { visitorId: old.visitorId, documentId: second, days: 5 });
  await issueGrant(approver, { visitorId: now.visitorId, documentId: second, days: 90 });
  await signAgreement(world, old);
  const [wanted] = await grantsOf(world, old.visitorId);
  await mergeVisitor(approver, { ...merge, regrant: true });
  const held = await grantsOf(world, now.visitorId);
  expect(held.map((grant) => [grant.documentId, grant.source, grant.supersededAt])).toEqual([
    [second, 'hand', null],
    [restricted, 'merge', null],
  ]);
  expect(held[1]?.expiresAt).toEqual(wanted?.expiresAt);
  expect((await grantsOf(world, old.visitorId)).every((grant) => grant.supersededAt !== null)).toBe(true);
  expect(await accessOf(world, now.visitorId, restricted)).toBe('needs-nda');
});

test('what was taken back from one address is taken back from the other, even what the NDA alone would open', async () => {
  const { world, old, now, merge } = await twoAddresses();
  const { approver } = world.actors;
  const { confidential } = world.documents;
  const { id } = await issueGrant(approver, { visitorId: old.visitorId, documentId: confidential });
  await revokeGrant(approver, { grantId: id, reason: 'Left the company' });
  await signAgreement(world, now);
  await mergeVisitor(approver, { ...merge, regrant: true });
  expect(await accessOf(world, now.visitorId, confidential)).toBe('revoked');
});

test('an address that never proved itself gets nothing by a merge; nor does a blocked one, nor one with a request open', async () => {
  const { world, old, now, merge } = await twoAddresses();
  const { owner, approver } = world.actors;
  const unproven = { where: { id: now.visitorId } };
  await arrange(world, (tenant) => tenant.visitor.updateMany({ ...unproven, data: { verifiedAt: null } }));
  await expect(mergeVisitor(owner, merge)).rejects.toThrow(/never confirmed/);
  await arrange(world, (tenant) =>
    tenant.visitor.updateMany({ ...unproven, data: { verifiedAt: new Date() } }),
  );
  await sendRequest(world, [world.documents.restricted], old);
  await expect(mergeVisitor(owner, merge)).rejects.toThrow(/open request/);
  const back = { visitorId: now.visitorId, intoId: old.visitorId, regrant: true };
  await blockVisitor(owner, { visitorId: now.visitorId, reason: 'x' });
  await expect(mergeVisitor(approver, back)).rejects.toThrow(/blocked/);
  expect(await findVisitorMerge(owner, { visitorId: old.visitorId, email: 'nobody@new.example' })).toBeNull();
});

test('no circle and no second merge: into itself, back again, twice or across each other at once', async () => {
  const { world, old, now, merge } = await twoAddresses();
  const { owner, admin } = world.actors;
  await expect(mergeVisitor(owner, { ...merge, intoId: merge.visitorId })).rejects.toThrow(Invalid);
  await expect(mergeVisitor(owner, { ...merge, intoId: newId() })).rejects.toThrow(NotFound);
  const outcomes = await Promise.allSettled([
    mergeVisitor(owner, merge),
    mergeVisitor(admin, { ...merge, visitorId: now.visitorId, intoId: old.visitorId }),
    mergeVisitor(owner, merge),
  ]);
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
  const merged = await arrange(world, (tenant) =>
    tenant.visitor.count({ where: { mergedIntoId: { not: null } } }),
  );
  expect(merged).toBe(1);
});

test('addresses merged one after another are all shown with the last, and nobody merges their own address', async () => {
  const { world, now, merge } = await twoAddresses();
  const { owner } = world.actors;
  const last = await addVisitor(world, { email: 'ann@newest.example' });
  const own = await addVisitor(world, { email: owner.email.replace('@', '+buyer@') });
  await mergeVisitor(owner, merge);
  await expect(
    mergeVisitor(owner, { visitorId: now.visitorId, intoId: own.visitorId, regrant: true }),
  ).rejects.toThrow(/your own address/);
  await mergeVisitor(owner, { visitorId: now.visitorId, intoId: last.visitorId, regrant: false });
  const { formerly } = await getVisitor(owner, { visitorId: last.visitorId });
  expect(formerly.map((one) => one.email)).toEqual(['ann@old.example', 'ann@new.example']);
});
