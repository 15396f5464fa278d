import { expect, test } from 'vitest';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import {
  type AccessWorld,
  createAccessWorld,
  filledForm,
  sendRequest,
  signAgreement,
} from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addVisitor, arrange } from '#lib/testing/world.ts';
import { approveAll } from './bulk.ts';
import { answerRequest, submitRequest, withdrawRequest } from './commands.ts';
import { askForInformation, decideRequest } from './decision-commands.ts';
import { getRequest } from './desk-queries.ts';
import { expireRequest } from './housekeeping.ts';
import { requestStates } from './lifecycle.ts';
import { countRequests, listRequests } from './queries.ts';
import { getOwnRequest, getRequestForm, listOwnRequests } from './visitor-queries.ts';

useTestDatabase();

/** One request in each state, by the way that leads there. */
async function oneOfEach(world: AccessWorld) {
  const { restricted, second } = world.documents;
  const { approver, anonymous, system } = world.actors;
  const send = async () => {
    const visitor = await addVisitor(world);
    return { visitor, requestId: await sendRequest(world, [restricted, second], visitor) };
  };
  const approve = (documentId: string) => ({ documentId, outcome: 'approved' as const });
  const deny = (documentId: string) => ({ documentId, outcome: 'denied' as const, reason: 'No.' });
  await submitRequest(anonymous, filledForm([restricted], { email: 'new@acme.com' }));
  await send();
  await askForInformation(approver, { requestId: (await send()).requestId, body: 'Why?' });
  await decideRequest(approver, {
    requestId: (await send()).requestId,
    decisions: [approve(restricted), approve(second)],
  });
  await decideRequest(approver, {
    requestId: (await send()).requestId,
    decisions: [approve(restricted), deny(second)],
  });
  await decideRequest(approver, {
    requestId: (await send()).requestId,
    decisions: [deny(restricted), deny(second)],
  });
  const withdrawn = await send();
  await withdrawRequest(withdrawn.visitor, { requestId: withdrawn.requestId });
  const { requestId } = await send();
  await arrange(world, (tenant) =>
    tenant.accessRequest.updateMany({ where: { id: requestId }, data: { expiresAt: new Date(0) } }),
  );
  await expireRequest(system, { requestId });
}

test('the queue and the desk say the same state of each request, and each filter finds its own', async () => {
  const world = await createAccessWorld();
  await oneOfEach(world);
  const { rows } = await listRequests(world.actors.approver, {});
  expect(rows.map((row) => row.state).sort()).toEqual([...requestStates].sort());
  for (const row of rows) {
    const desk = await getRequest(world.actors.approver, { requestId: row.id });
    expect(desk.state).toBe(row.state);
    const found = await listRequests(world.actors.approver, { filters: { state: row.state } });
    expect(found.rows.map((one) => one.id)).toEqual([row.id]);
  }
  const counts = await countRequests(world.actors.approver, {});
  expect(counts).toEqual({ open: 2, overdue: 0, waiting: 1 });
  await arrange(world, (tenant) =>
    tenant.accessRequest.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: new Date(0) } }),
  );
  const overdue = await listRequests(world.actors.approver, { filters: { state: 'overdue' } });
  // What waits for the visitor is not late on our side.
  expect(overdue.rows.map((row) => row.state)).toEqual(['submitted']);
});

test('lists, counts and searches are the same whether or not another organization has requests (T03)', async () => {
  const [world, other] = [await createAccessWorld(), await createAccessWorld()];
  await sendRequest(world);
  const look = async () => [
    await listRequests(world.actors.approver, {}),
    await listRequests(world.actors.approver, { search: 'Vera' }),
    await countRequests(world.actors.approver, {}),
  ];
  const before = await look();
  await oneOfEach(other);
  expect(await look()).toEqual(before);
});

test('the queue pages by due time in both directions, without losing or repeating a request', async () => {
  const world = await createAccessWorld();
  const { organizationId } = world;
  const at = new Date();
  await arrange(world, async (tenant) => {
    await tenant.accessRequest.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        organizationId,
        id: newId(),
        number: index + 1,
        visitorId: world.actors.visitor.visitorId,
        name: `P ${index}`,
        company: 'C',
        title: '',
        relationship: 'other',
        reason: 'r',
        address: '',
        createdAt: at,
        submittedAt: at,
        dueAt: index % 3 === 0 ? null : new Date(at.getTime() + (index % 5) * 1000),
        expiresAt: new Date(at.getTime() + 1e9),
      })),
    });
  });
  const seen: string[] = [];
  let after: string | null = null;
  for (let turn = 0; turn < 3; turn += 1) {
    const page = await listRequests(world.actors.approver, { after });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  }
  expect(after).toBeNull();
  expect(new Set(seen).size).toBe(120);
});

test('a search by number, address or customer finds the request; a percent sign finds nothing by chance', async () => {
  const world = await createAccessWorld();
  const visitor = await addVisitor(world, { email: 'ann@acme.com' });
  await sendRequest(world, [world.documents.restricted], visitor);
  const find = async (search: string) => (await listRequests(world.actors.owner, { search })).rows.length;
  expect([await find('#1'), await find('ACME.com'), await find('%'), await find('nobody')]).toEqual([
    1, 1, 0, 0,
  ]);
});

test('a visitor reads only their own requests, and no name of a member', async () => {
  const world = await createAccessWorld();
  const { visitor, approver } = world.actors;
  const requestId = await sendRequest(world);
  await askForInformation(approver, { requestId, body: 'Why?' });
  await answerRequest(visitor, { requestId, body: 'So.' });
  const colleague = await addVisitor(world);
  await expect(getOwnRequest(colleague, { requestId })).rejects.toThrow(NotFound);
  await expect(getOwnRequest(approver, { requestId })).rejects.toThrow(Forbidden);
  const own = JSON.stringify([
    await getOwnRequest(visitor, { requestId }),
    await listOwnRequests(visitor, {}),
  ]);
  expect(own).toContain('Why?');
  expect(own).not.toContain(approver.name);
  expect(own).not.toContain(approver.memberId);
});

test('the form tells a stranger nothing of people, and a visitor what is open or pending already (P02)', async () => {
  const world = await createAccessWorld();
  const { visitor, anonymous } = world.actors;
  await signAgreement(world);
  await sendRequest(world);
  const stranger = await getRequestForm(anonymous, {});
  expect(stranger).toMatchObject({ visitor: null, known: [] });
  expect(JSON.stringify(stranger)).not.toContain('@');
  expect(stranger.documentIds).not.toContain(world.documents.hidden);
  expect((await getRequestForm(visitor, {})).known).toEqual([world.documents.restricted]);
});

test('several requests are approved at once; one that somebody was faster with does not stop the others', async () => {
  const world = await createAccessWorld();
  const { restricted } = world.documents;
  const ids = [];
  for (let i = 0; i < 3; i += 1) ids.push(await sendRequest(world, [restricted], await addVisitor(world)));
  const [first = ''] = ids;
  await decideRequest(world.actors.owner, {
    requestId: first,
    decisions: [{ documentId: restricted, outcome: 'denied', reason: 'No.' }],
  });
  const picked = ids.map((requestId) => ({ requestId, documentIds: [restricted] }));
  const result = await approveAll(world.actors.approver, picked);
  expect(result).toEqual({
    approved: 2,
    failures: ['Every document of this request has already been decided.'],
  });
  expect(await approveAll(world.actors.auditor, picked)).toMatchObject({ approved: 0 });
  await expect(
    approveAll(world.actors.approver, [{ requestId: { not: '' }, documentIds: [] }]),
  ).rejects.toThrow();
});
