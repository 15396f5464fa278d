import { expect, test } from 'vitest';
import { renewGrant } from '#lib/access-request/commands.ts';
import { decideRequest } from '#lib/access-request/decision-commands.ts';
import { type Actor, roles } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command, nothing } from '#lib/operation.ts';
import {
  type AccessWorld,
  createAccessWorld,
  mails,
  sendRequest,
  signAgreement,
} from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { addVisitor, arrange, auditTrail } from '#lib/testing/world.ts';
import { documentAccess } from './access.ts';
import { extendGrant, reinstateGrant, revokeGrant } from './commands.ts';
import { housekeepGrants, remindOfExpiry } from './housekeeping.ts';
import { daysAfter } from './lifecycle.ts';
import { markFirstUse } from './steps.ts';

useTestDatabase();

const issue = async (world: AccessWorld, more: object = {}) => {
  const input = {
    visitorId: world.actors.visitor.visitorId,
    documentId: world.documents.restricted,
    ...more,
  };
  return (await issueGrant(world.actors.approver, input)).id;
};
const read = (world: AccessWorld, id: string) =>
  arrange(world, (tenant) =>
    tenant.grant.findFirstOrThrow({ where: { id }, include: { revocations: true, extensions: true } }),
  );
const set = (world: AccessWorld, id: string, data: object) =>
  arrange(world, (tenant) => tenant.grant.updateMany({ where: { id }, data }));
const access = (world: AccessWorld, document: keyof AccessWorld['documents'], now = new Date()) =>
  arrange(world, (tenant) =>
    documentAccess(tenant, world.actors.visitor.visitorId, world.documents[document], now),
  );
const use = (grantId: string) =>
  command('copy:make', nothing, async (context) => {
    await markFirstUse(context, grantId);
    return { result: {}, events: [{ subject: `grant:${grantId}` }] };
  });

test('only deciders give, take back, reinstate and extend', async () => {
  const world = await createAccessWorld();
  const grantId = await issue(world);
  const actors: Actor[] = [
    ...roles.map((role) => world.actors[role]),
    world.actors.visitor,
    world.actors.anonymous,
    world.actors.system,
  ];
  for (const actor of actors.filter((one) => !may(one, 'grant:revoke'))) {
    const { visitorId } = world.actors.visitor;
    await expect(issueGrant(actor, { visitorId, documentId: world.documents.second })).rejects.toThrow(
      Forbidden,
    );
    await expect(revokeGrant(actor, { grantId, reason: 'x' })).rejects.toThrow(Forbidden);
    await expect(reinstateGrant(actor, { grantId })).rejects.toThrow(Forbidden);
    await expect(extendGrant(actor, { grantId, days: 1 })).rejects.toThrow(Forbidden);
  }
});

test('grants, visitors and documents of another organization do not exist (T01, T02)', async () => {
  const [world, other] = [await createAccessWorld(), await createAccessWorld()];
  const grantId = await issue(world);
  const { approver } = other.actors;
  await expect(revokeGrant(approver, { grantId, reason: 'x' })).rejects.toThrow(NotFound);
  await expect(reinstateGrant(approver, { grantId })).rejects.toThrow(NotFound);
  await expect(extendGrant(approver, { grantId, days: 1 })).rejects.toThrow(NotFound);
  await expect(renewGrant(other.actors.visitor, { grantId })).rejects.toThrow(NotFound);
  const mixed = { visitorId: world.actors.visitor.visitorId, documentId: other.documents.restricted };
  await expect(issueGrant(approver, mixed)).rejects.toThrow(NotFound);
  await expect(issueGrant(world.actors.approver, mixed)).rejects.toThrow(NotFound);
  expect((await read(world, grantId)).revocations).toEqual([]);
});

test('who may have what: each tier, with and without NDA and grant', async () => {
  const world = await createAccessWorld();
  const states = async () => {
    const names = ['public', 'confidential', 'restricted', 'hidden'] as const;
    return Promise.all(names.map(async (name) => (await access(world, name)).state));
  };
  expect(await states()).toEqual(['open', 'needs-nda', 'needs-approval', 'unavailable']);
  await signAgreement(world);
  expect(await states()).toEqual(['open', 'open', 'needs-approval', 'unavailable']);
  await sendRequest(world);
  expect(await states()).toEqual(['open', 'open', 'pending', 'unavailable']);
  await issue(world);
  await issue(world, { documentId: world.documents.hidden });
  expect(await states()).toEqual(['open', 'open', 'open', 'open']);
  await arrange(world, (tenant) =>
    tenant.visitorBlock.create({
      data: {
        organizationId: world.organizationId,
        id: newId(),
        visitorId: world.actors.visitor.visitorId,
        reason: 'x',
        blockedAt: new Date(),
        blockedBy: 'x',
      },
    }),
  );
  expect(await states()).toEqual(['blocked', 'blocked', 'blocked', 'blocked']);
});

test('a grant without the NDA opens nothing, and nothing opens what is archived or withdrawn', async () => {
  const world = await createAccessWorld();
  await issue(world);
  expect(await access(world, 'restricted')).toEqual({ state: 'needs-nda' });
  await signAgreement(world);
  expect((await access(world, 'restricted')).state).toBe('open');
  await arrange(world, (tenant) => tenant.documentRevision.updateMany({ data: { withdrawnAt: new Date() } }));
  expect(await access(world, 'restricted')).toEqual({ state: 'unavailable' });
});

test('a grant ends at its very moment, and a revoked one at once, also for what the NDA alone opens', async () => {
  const world = await createAccessWorld();
  await signAgreement(world);
  const grantId = await issue(world, { days: 7 });
  const { expiresAt } = await read(world, grantId);
  if (!expiresAt) throw new Error('no end');
  expect((await access(world, 'restricted', new Date(expiresAt.getTime() - 1))).state).toBe('open');
  expect((await access(world, 'restricted', expiresAt)).state).toBe('expired');
  const confidential = await issue(world, { documentId: world.documents.confidential });
  for (const id of [grantId, confidential])
    await revokeGrant(world.actors.security, { grantId: id, reason: 'Contract ended' });
  expect((await access(world, 'restricted')).state).toBe('revoked');
  expect((await access(world, 'confidential')).state).toBe('revoked');
  expect((await mails(world)).at(-1)?.template).toBe('grant-revoked');
  await reinstateGrant(world.actors.owner, { grantId });
  expect(await access(world, 'restricted')).toMatchObject({ state: 'open', grantId });
  expect((await auditTrail(world)).map((event) => event.action)).toEqual([
    'grant:issue',
    'grant:issue',
    'grant:revoke',
    'grant:revoke',
    'grant:reinstate',
  ]);
});

test('two people revoke at once: one revocation; the other is told (fault 19)', async () => {
  const world = await createAccessWorld();
  const grantId = await issue(world);
  const { owner, approver } = world.actors;
  const results = await Promise.allSettled(
    [owner, approver].map((one) => revokeGrant(one, { grantId, reason: 'x' })),
  );
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await read(world, grantId)).revocations).toHaveLength(1);
});

test('an approval and a revocation at once leave one order of events: the newest grant counts', async () => {
  const world = await createAccessWorld();
  await signAgreement(world);
  const old = await issue(world);
  await set(world, old, { expiresAt: new Date(Date.now() - 1000) });
  const requestId = await sendRequest(world);
  await set(world, old, { expiresAt: daysAfter(new Date(), 1) });
  const decisions = [{ documentId: world.documents.restricted, outcome: 'approved' as const }];
  const [decided, revoked] = await Promise.allSettled([
    decideRequest(world.actors.approver, { requestId, decisions }),
    revokeGrant(world.actors.security, { grantId: old, reason: 'x' }),
  ]);
  expect(decided.status).toBe('fulfilled');
  // Either the old grant was revoked and then replaced, or it was replaced and the revocation came too late.
  if (revoked.status === 'rejected') expect(revoked.reason).toBeInstanceOf(Conflict);
  expect(await arrange(world, (tenant) => tenant.grant.count({ where: { supersededAt: null } }))).toBe(1);
  expect((await access(world, 'restricted')).state).toBe('open');
});

test('of two grants given at once one stays; a newer one takes the place of the older', async () => {
  const world = await createAccessWorld();
  const results = await Promise.allSettled([issue(world), issue(world), issue(world)]);
  expect(results.filter((result) => result.status === 'fulfilled').length).toBeGreaterThan(0);
  const newest = await issue(world, { days: 3 });
  const current = await arrange(world, (tenant) => tenant.grant.findMany({ where: { supersededAt: null } }));
  expect(current.map((grant) => grant.id)).toEqual([newest]);
  const [older] = await arrange(world, (tenant) => tenant.grant.findMany({ where: { id: { not: newest } } }));
  await expect(revokeGrant(world.actors.owner, { grantId: older?.id ?? '', reason: 'x' })).rejects.toThrow(
    'newer grant',
  );
});

test('a grant that counts from first use starts with it, once', async () => {
  const world = await createAccessWorld();
  const grantId = await issue(world, { days: 5, countsFrom: 'first-use' });
  expect((await read(world, grantId)).expiresAt).toBeNull();
  await expect(extendGrant(world.actors.owner, { grantId, days: 1 })).rejects.toThrow('first use');
  await use(grantId)(world.actors.visitor, {});
  const { firstUsedAt, expiresAt } = await read(world, grantId);
  expect(expiresAt).toEqual(daysAfter(firstUsedAt ?? new Date(0), 5));
  await use(grantId)(world.actors.visitor, {});
  expect(await read(world, grantId)).toMatchObject({ firstUsedAt, expiresAt });
});

test('an extension counts from the end, or from now once that has passed', async () => {
  const world = await createAccessWorld();
  const grantId = await issue(world, { days: 10 });
  const { expiresAt } = await read(world, grantId);
  await extendGrant(world.actors.approver, { grantId, days: 20 });
  const longer = await read(world, grantId);
  expect(longer.expiresAt).toEqual(daysAfter(expiresAt ?? new Date(0), 20));
  expect(longer.extensions).toMatchObject([{ previousExpiresAt: expiresAt, expiresAt: longer.expiresAt }]);
  await set(world, grantId, { expiresAt: new Date(Date.now() - 86_400_000), remindedAt: new Date() });
  await extendGrant(world.actors.approver, { grantId, days: 1 });
  const revived = await read(world, grantId);
  expect(revived.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 86_390_000);
  expect(revived.remindedAt).toBeNull();
});

test('nobody gives documents to themselves, to a blocked person, or where no grant is needed', async () => {
  const world = await createAccessWorld();
  const { approver } = world.actors;
  const self = await addVisitor(world, { email: approver.email });
  await expect(issue(world, { visitorId: self.visitorId })).rejects.toThrow('to yourself');
  await expect(issue(world, { documentId: world.documents.public })).rejects.toThrow('public');
  await expect(issue(world, { days: 0 })).rejects.toThrow(Invalid);
  await expect(issue(world, { source: 'operator' })).rejects.toThrow(Invalid);
  await arrange(world, (tenant) =>
    tenant.blockedDomain.create({
      data: {
        organizationId: world.organizationId,
        domain: 'buyer.example',
        reason: 'x',
        blockedAt: new Date(),
        blockedBy: 'x',
      },
    }),
  );
  await expect(issue(world)).rejects.toThrow('blocked');
});

test('the holder is reminded once before the end, may renew with one click, and is not asked twice', async () => {
  const world = await createAccessWorld();
  await signAgreement(world);
  const grantId = await issue(world, { days: 60 });
  await housekeepGrants(world.organizationId);
  const reminders = async () => (await mails(world)).filter((mail) => mail.template === 'grant-ending');
  expect(await reminders()).toEqual([]);
  await set(world, grantId, { expiresAt: daysAfter(new Date(), 6) });
  await Promise.all([housekeepGrants(world.organizationId), housekeepGrants(world.organizationId)]);
  await housekeepGrants(world.organizationId);
  expect(await reminders()).toHaveLength(1);
  await expect(remindOfExpiry(world.actors.system, { grantId })).rejects.toThrow('reminded already');

  const { visitor } = world.actors;
  const { requestId } = await renewGrant(visitor, { grantId });
  expect((await renewGrant(visitor, { grantId })).requestId).toBe(requestId);
  await decideRequest(world.actors.approver, {
    requestId,
    decisions: [{ documentId: world.documents.restricted, outcome: 'approved', days: 90 }],
  });
  const request = await arrange(world, (tenant) =>
    tenant.accessRequest.findFirstOrThrow({ include: { grants: true } }),
  );
  expect(request).toMatchObject({ renewsGrantId: grantId, grants: [{ days: 90 }] });
  await expect(renewGrant(visitor, { grantId })).rejects.toThrow('newer grant');
});
