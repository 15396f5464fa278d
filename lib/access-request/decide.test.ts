import { expect, test } from 'vitest';
import { type Actor, roles } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type AccessWorld, createAccessWorld, mails, sendRequest } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addVisitor, arrange, auditTrail } from '#lib/testing/world.ts';
import { answerRequest, withdrawRequest } from './commands.ts';
import { askForInformation, decideRequest } from './decision-commands.ts';
import { workingTimeBetween } from './due.ts';
import { workingTime } from './steps.ts';

useTestDatabase();

const read = (world: AccessWorld, id: string) =>
  arrange(world, (tenant) =>
    tenant.accessRequest.findFirstOrThrow({
      where: { id },
      include: { items: { orderBy: { id: 'asc' } }, messages: true, grants: true },
    }),
  );
const approve = (documentId: string, more: object = {}) => ({
  documentId,
  outcome: 'approved' as const,
  ...more,
});
const deny = (documentId: string, reason = 'Customers only.') => ({
  documentId,
  outcome: 'denied' as const,
  reason,
});
const last = async (world: AccessWorld) => (await mails(world)).at(-1);

test('only deciders decide and ask; every other role and actor is refused', async () => {
  const world = await createAccessWorld();
  const requestId = await sendRequest(world);
  const actors: Actor[] = [
    ...roles.map((role) => world.actors[role]),
    world.actors.visitor,
    world.actors.anonymous,
    world.actors.system,
  ];
  const refused = actors.filter((actor) => !may(actor, 'access-request:decide'));
  expect(refused).toHaveLength(6);
  for (const actor of refused) {
    const decisions = [approve(world.documents.restricted)];
    await expect(decideRequest(actor, { requestId, decisions })).rejects.toThrow(Forbidden);
    await expect(askForInformation(actor, { requestId, body: 'Why?' })).rejects.toThrow(Forbidden);
  }
  expect((await read(world, requestId)).closedAt).toBeNull();
});

test('a request of another organization does not exist, for any verb, and one denial is on record (T01)', async () => {
  const [world, other] = [await createAccessWorld(), await createAccessWorld()];
  const requestId = await sendRequest(world);
  const { approver, visitor } = other.actors;
  const attempts = [
    () => decideRequest(approver, { requestId, decisions: [approve(world.documents.restricted)] }),
    () => askForInformation(approver, { requestId, body: 'Why?' }),
    () => answerRequest(visitor, { requestId, body: 'Because.' }),
    () => withdrawRequest(visitor, { requestId }),
  ];
  const unknown = decideRequest(approver, { requestId: newId(), decisions: [approve(newId())] });
  const sentence = await unknown.catch((error: unknown) => String(error));
  for (const attempt of attempts) {
    const error = await attempt().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NotFound);
    expect(String(error)).toBe(sentence);
  }
  expect(await read(world, requestId)).toMatchObject({ closedAt: null, messages: [] });
  expect((await auditTrail(other)).map((event) => event.action)).toContain('authorization:deny');
});

test('a visitor can neither answer nor withdraw somebody else’s request (P08)', async () => {
  const world = await createAccessWorld();
  const requestId = await sendRequest(world);
  const colleague = await addVisitor(world);
  await expect(answerRequest(colleague, { requestId, body: 'Hello' })).rejects.toThrow(NotFound);
  await expect(withdrawRequest(colleague, { requestId })).rejects.toThrow(NotFound);
});

test('an approver approves one document and denies the other; the visitor is told with the reason', async () => {
  const world = await createAccessWorld();
  const { restricted, second } = world.documents;
  const requestId = await sendRequest(world, [restricted, second]);
  const decisions = [approve(restricted, { days: 10 }), deny(second)];
  expect(await decideRequest(world.actors.approver, { requestId, decisions })).toEqual({ closed: true });
  const request = await read(world, requestId);
  const by = `member:${world.actors.approver.memberId}`;
  const item = (documentId: string) => request.items.find((one) => one.documentId === documentId);
  expect(item(restricted)).toMatchObject({ outcome: 'approved', decidedBy: by, onBehalfOf: null });
  expect(item(second)).toMatchObject({ outcome: 'denied', reason: 'Customers only.' });
  expect(request.grants).toMatchObject([
    { documentId: restricted, source: 'request', days: 10, grantedBy: by },
  ]);
  expect(await last(world)).toMatchObject({
    template: 'request-decided',
    recipient: world.actors.visitor.email,
  });
  const actions = (await auditTrail(world)).map((event) => event.action);
  expect(actions.slice(-2)).toEqual(['access-request:decide', 'grant:issue']);
});

test('documents can be decided one after the other; the request closes with the last', async () => {
  const world = await createAccessWorld();
  const { restricted, second } = world.documents;
  const requestId = await sendRequest(world, [restricted, second]);
  const { security, owner } = world.actors;
  expect(await decideRequest(security, { requestId, decisions: [deny(second)] })).toEqual({ closed: false });
  await expect(decideRequest(owner, { requestId, decisions: [approve(second)] })).rejects.toThrow(
    'already decided',
  );
  expect(await decideRequest(owner, { requestId, decisions: [approve(restricted)] })).toEqual({
    closed: true,
  });
});

test('two approvers decide at once: one does, the other gets a Conflict, and there is one grant and one mail (W01, fault 19)', async () => {
  const world = await createAccessWorld();
  const requestId = await sendRequest(world);
  const before = (await mails(world)).length;
  const { approver, security } = world.actors;
  const { restricted } = world.documents;
  const results = await Promise.allSettled([
    decideRequest(approver, { requestId, decisions: [approve(restricted)] }),
    decideRequest(security, { requestId, decisions: [deny(restricted)] }),
  ]);
  const lost = results.filter((result) => result.status === 'rejected');
  expect(lost).toHaveLength(1);
  expect(lost[0]?.reason).toBeInstanceOf(Conflict);
  const request = await read(world, requestId);
  expect(request.grants).toHaveLength(request.items[0]?.outcome === 'approved' ? 1 : 0);
  expect(await mails(world)).toHaveLength(before + 1);
  const decided = (await auditTrail(world)).filter((event) => event.action === 'access-request:decide');
  expect(decided).toHaveLength(1);
});

test('a decision and a withdrawal at once: one of them happens', async () => {
  const world = await createAccessWorld();
  for (let i = 0; i < 3; i += 1) {
    const visitor = await addVisitor(world);
    const requestId = await sendRequest(world, [world.documents.restricted], visitor);
    const results = await Promise.allSettled([
      decideRequest(world.actors.approver, { requestId, decisions: [approve(world.documents.restricted)] }),
      withdrawRequest(visitor, { requestId }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { withdrawnAt, grants } = await read(world, requestId);
    expect(grants).toHaveLength(withdrawnAt ? 0 : 1);
  }
});

test('nobody decides on a request of their own, under any tag of their address (W02)', async () => {
  const world = await createAccessWorld();
  const { approver, owner } = world.actors;
  for (const email of [approver.email, approver.email.replace('@', '+trust@')]) {
    const self = await addVisitor(world, { email });
    const requestId = await sendRequest(world, [world.documents.restricted], self);
    const input = { requestId, decisions: [approve(world.documents.restricted)] };
    await expect(decideRequest(approver, input)).rejects.toThrow('your own request');
    await expect(askForInformation(approver, { requestId, body: 'Why?' })).rejects.toThrow(Conflict);
    const standIn = { ...owner, delegatedBy: [approver.memberId] };
    await expect(decideRequest(standIn, { ...input, onBehalfOf: approver.memberId })).rejects.toThrow(
      Conflict,
    );
    expect(await decideRequest(owner, input)).toEqual({ closed: true });
  }
});

test('a decision for somebody who is away names both', async () => {
  const world = await createAccessWorld();
  const { approver, security } = world.actors;
  const requestId = await sendRequest(world);
  const input = {
    requestId,
    decisions: [approve(world.documents.restricted)],
    onBehalfOf: approver.memberId,
  };
  await expect(decideRequest(security, input)).rejects.toThrow(Forbidden);
  const standIn = { ...security, delegatedBy: [approver.memberId] };
  await decideRequest(standIn, input);
  expect((await read(world, requestId)).items).toMatchObject([
    { decidedBy: `member:${security.memberId}`, onBehalfOf: approver.memberId },
  ]);
});

test('who decides only because somebody is away always decides for them', async () => {
  const world = await createAccessWorld();
  const { approver, employee } = world.actors;
  const requestId = await sendRequest(world);
  const standIn = { ...employee, roles: ['employee', 'approver'] as const, delegatedBy: [approver.memberId] };
  await decideRequest(standIn, { requestId, decisions: [approve(world.documents.restricted)] });
  expect((await read(world, requestId)).items).toMatchObject([{ onBehalfOf: approver.memberId }]);
});

test('what was not asked for, is archived, or is for a blocked visitor is not approved; denying stays possible', async () => {
  const world = await createAccessWorld();
  const { approver, visitor } = world.actors;
  const { restricted, second, hidden } = world.documents;
  const requestId = await sendRequest(world, [restricted, second]);
  const decide = (...decisions: (ReturnType<typeof approve> | ReturnType<typeof deny>)[]) =>
    decideRequest(approver, { requestId, decisions });
  await expect(decide(approve(hidden))).rejects.toThrow(Invalid);
  await arrange(world, (tenant) =>
    tenant.document.updateMany({ where: { id: second }, data: { archivedAt: new Date() } }),
  );
  await expect(decide(approve(restricted), approve(second))).rejects.toThrow('archived');
  await arrange(world, (tenant) =>
    tenant.visitorBlock.create({
      data: {
        organizationId: world.organizationId,
        id: newId(),
        visitorId: visitor.visitorId,
        reason: 'No',
        blockedAt: new Date(),
        blockedBy: 'test',
      },
    }),
  );
  await expect(decide(approve(restricted))).rejects.toThrow('blocked');
  expect((await read(world, requestId)).items.map((item) => item.outcome)).toEqual([null, null]);
  await decide(deny(restricted), deny(second));
  expect((await read(world, requestId)).grants).toEqual([]);
});

test.each([
  ['no reason for a denial', { documentId: newId(), outcome: 'denied', reason: ' ' }],
  ['a decision that is none', { documentId: newId(), outcome: 'maybe' }],
  ['four thousand days', { documentId: newId(), outcome: 'approved', days: 4000 }],
  ['a foreign field (T14)', { documentId: newId(), outcome: 'approved', grantedBy: 'operator:root' }],
  ['an operator object (T15)', { documentId: { not: '' }, outcome: 'approved' }],
])('a decision with %s is refused', async (_, decision) => {
  const world = await createAccessWorld();
  const input = JSON.parse(JSON.stringify({ requestId: newId(), decisions: [decision] }));
  await expect(decideRequest(world.actors.approver, input)).rejects.toThrow(Invalid);
});

test('while we wait for an answer the clock stands still; the answer starts it again and mails who asked', async () => {
  const world = await createAccessWorld();
  const { approver, visitor } = world.actors;
  const requestId = await sendRequest(world);
  await askForInformation(approver, { requestId, body: 'Which product do you consider?' });
  expect(await last(world)).toMatchObject({ template: 'request-asked', recipient: visitor.email });
  const asked = await read(world, requestId);
  const { dueAt } = asked;
  const sentAt = asked.messages[0]?.sentAt;
  if (!dueAt || !sentAt) throw new Error('nothing was asked');
  await answerRequest(visitor, { requestId, body: 'The data platform.' });
  const answered = await read(world, requestId);
  const answer = answered.messages.find((message) => message.fromVisitor);
  const calendar = await arrange(world, workingTime);
  // What was left of the time to decide when we asked is left when the answer comes.
  expect(workingTimeBetween(answer?.sentAt ?? sentAt, answered.dueAt ?? sentAt, calendar)).toBe(
    workingTimeBetween(sentAt, dueAt, calendar),
  );
  expect(answered.messages.map((message) => message.fromVisitor).sort()).toEqual([false, true]);
  expect(await last(world)).toMatchObject({ template: 'request-answered', recipient: approver.email });
});

test('a withdrawn request can be neither decided, asked about, answered nor withdrawn again', async () => {
  const world = await createAccessWorld();
  const { approver, visitor } = world.actors;
  const requestId = await sendRequest(world);
  await withdrawRequest(visitor, { requestId });
  const again = [
    () => decideRequest(approver, { requestId, decisions: [approve(world.documents.restricted)] }),
    () => askForInformation(approver, { requestId, body: 'Why?' }),
    () => answerRequest(visitor, { requestId, body: 'So.' }),
    () => withdrawRequest(visitor, { requestId }),
  ];
  for (const attempt of again) await expect(attempt()).rejects.toThrow(Conflict);
  expect(
    (await auditTrail(world)).filter((event) => event.action === 'access-request:withdraw'),
  ).toHaveLength(1);
});
