import { expect, test } from 'vitest';
import { clients } from '#lib/db/client.ts';
import { newId } from '#lib/id.ts';
import { type AccessWorld, createAccessWorld, filledForm, mails, sendRequest } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addVisitor, arrange, auditTrail } from '#lib/testing/world.ts';
import { submitRequest } from './commands.ts';
import { askForInformation, decideRequest } from './decision-commands.ts';
import { expireRequest, housekeepAccessRequests, notifyApprovers } from './housekeeping.ts';
import { approverDigest } from './jobs.ts';
import { collectMilliseconds } from './notice-steps.ts';

useTestDatabase();

const digests = async (world: AccessWorld) =>
  (await mails(world)).filter((mail) => mail.template === 'approver-digest');
const longAgo = (world: AccessWorld) =>
  arrange(world, (tenant) =>
    tenant.accessRequest.updateMany({
      where: { approversToldAt: { not: null } },
      data: { approversToldAt: new Date(Date.now() - collectMilliseconds - 1000) },
    }),
  );
const send = async (world: AccessWorld) =>
  sendRequest(world, [world.documents.restricted], await addVisitor(world));

test('approvers hear of the first request at once, of the next ones together, and of each exactly once', async () => {
  const world = await createAccessWorld();
  const first = await send(world);
  expect(await notifyApprovers(world.organizationId)).toEqual([first]);
  expect(await digests(world)).toMatchObject([{ recipient: world.actors.approver.email }]);
  const more = [await send(world), await send(world), await send(world)];
  expect(await notifyApprovers(world.organizationId)).toEqual([]);
  await longAgo(world);
  expect(await notifyApprovers(world.organizationId)).toEqual(more);
  expect(await notifyApprovers(world.organizationId)).toEqual([]);
  const [, second] = await digests(world);
  expect(second?.subject).toBe('3 new access requests');
  expect(await digests(world)).toHaveLength(2);
});

test('each new request leaves a job: the first for now, one for the end of the quarter of an hour', async () => {
  const world = await createAccessWorld();
  await send(world);
  await notifyApprovers(world.organizationId);
  await clients().pool.query(
    `UPDATE jobs.job SET state = 'completed' WHERE name = 'approver-digest' AND data->>'organizationId' = $1`,
    [world.organizationId],
  );
  await send(world);
  await send(world);
  const { rows } = await clients().pool.query<{ start: Date }>(
    `SELECT start_after AS start FROM jobs.job WHERE name = 'approver-digest' AND state = 'created' AND data->>'organizationId' = $1`,
    [world.organizationId],
  );
  expect(rows).toHaveLength(1);
  const wait = (rows[0]?.start.getTime() ?? 0) - Date.now();
  expect(wait).toBeGreaterThan(collectMilliseconds - 20_000);
  expect(wait).toBeLessThanOrEqual(collectMilliseconds);
});

test('two workers with the same digest send one mail (fault 20)', async () => {
  const world = await createAccessWorld();
  await send(world);
  await Promise.all([1, 2, 3].map(() => approverDigest({ organizationId: world.organizationId })));
  expect(await digests(world)).toHaveLength(1);
});

test('a digest with a forged organization fails and tells nobody (T09)', async () => {
  const world = await createAccessWorld();
  await send(world);
  await expect(approverDigest({ organizationId: 'x' })).rejects.toThrow();
  await approverDigest({ organizationId: newId() });
  expect(await digests(world)).toEqual([]);
});

test('who stands in for an approver hears of requests, too; without approvers all deciders do', async () => {
  const world = await createAccessWorld();
  const { approver, employee } = world.actors;
  const { organizationId } = world;
  const at = new Date(Date.now() - 1000);
  await arrange(world, (tenant) =>
    tenant.delegation.create({
      data: {
        organizationId,
        id: newId(),
        fromMemberId: approver.memberId,
        toMemberId: employee.memberId,
        startsAt: at,
        endsAt: new Date(Date.now() + 3_600_000),
        createdAt: at,
        createdBy: 'test',
      },
    }),
  );
  await send(world);
  await notifyApprovers(organizationId);
  expect((await digests(world)).map((mail) => mail.recipient).sort()).toEqual(
    [approver.email, employee.email].sort(),
  );

  const small = await createAccessWorld();
  await arrange(small, (tenant) =>
    tenant.member.updateMany({ where: { id: small.actors.approver.memberId }, data: { removedAt: at } }),
  );
  await send(small);
  await notifyApprovers(small.organizationId);
  const { owner, admin, security } = small.actors;
  const told = (await digests(small)).map((mail) => mail.recipient).sort();
  expect(told).toEqual([owner.email, admin.email, security.email].sort());
});

test('a request that nobody decides runs out, once, and the visitor is told; a decided one does not', async () => {
  const world = await createAccessWorld();
  const [old, decided, fresh] = [await send(world), await send(world), await send(world)];
  await decideRequest(world.actors.approver, {
    requestId: decided,
    decisions: [{ documentId: world.documents.restricted, outcome: 'approved' }],
  });
  await arrange(world, (tenant) =>
    tenant.accessRequest.updateMany({
      where: { id: { in: [old, decided] } },
      data: { expiresAt: new Date(Date.now() - 1) },
    }),
  );
  await Promise.all([
    housekeepAccessRequests(world.organizationId),
    housekeepAccessRequests(world.organizationId),
  ]);
  const states = await arrange(world, (tenant) =>
    tenant.accessRequest.findMany({ orderBy: { number: 'asc' }, select: { id: true, expiredAt: true } }),
  );
  expect(states.filter((request) => request.expiredAt).map((request) => request.id)).toEqual([old]);
  expect((await mails(world)).filter((mail) => mail.template === 'request-expired')).toHaveLength(1);
  expect((await auditTrail(world)).filter((event) => event.action === 'access-request:expire')).toHaveLength(
    1,
  );
  const actor = world.actors.system;
  await expect(expireRequest(actor, { requestId: fresh })).rejects.toThrow('not due');
});

test('a request whose address nobody confirmed is forgotten without a mail', async () => {
  const world = await createAccessWorld();
  const form = filledForm([world.documents.restricted], { email: 'victim@acme.com' });
  await submitRequest(world.actors.anonymous, form);
  const before = (await mails(world)).length;
  await arrange(world, (tenant) =>
    tenant.accessRequest.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } }),
  );
  await housekeepAccessRequests(world.organizationId);
  expect(await mails(world)).toHaveLength(before);
  expect(
    await arrange(world, (tenant) => tenant.accessRequest.count({ where: { expiredAt: { not: null } } })),
  ).toBe(1);
});

test('a question gives the visitor the whole time again to answer', async () => {
  const world = await createAccessWorld();
  const requestId = await send(world);
  const soon = new Date(Date.now() + 60_000);
  await arrange(world, (tenant) =>
    tenant.accessRequest.updateMany({ where: { id: requestId }, data: { expiresAt: soon } }),
  );
  await askForInformation(world.actors.approver, { requestId, body: 'Why?' });
  const request = await arrange(world, (tenant) =>
    tenant.accessRequest.findFirstOrThrow({ where: { id: requestId } }),
  );
  expect(request.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);
});
