import { expect, test } from 'vitest';
import { Forbidden, Invalid, TooMany } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import {
  type AccessWorld,
  confirmAddress,
  createAccessWorld,
  filledForm,
  mails,
  sendRequest,
} from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addVisitor, arrange, auditTrail } from '#lib/testing/world.ts';
import { mostPerAddress, mostPerGuest, submitRequest } from './commands.ts';

useTestDatabase();

const requests = (world: AccessWorld) =>
  arrange(world, (tenant) =>
    tenant.accessRequest.findMany({
      orderBy: { number: 'asc' },
      select: {
        id: true,
        number: true,
        submittedAt: true,
        dueAt: true,
        closedAt: true,
        visitorId: true,
        items: { select: { documentId: true, outcome: true, decidedBy: true } },
      },
    }),
  );

/** A guest that no other test is. */
function stranger(world: AccessWorld) {
  const part = () => Math.floor(Math.random() * 65_536).toString(16);
  const address = `2001:db8:${part()}:${part()}::1`;
  return { ...world.actors.anonymous, origin: { ...world.actors.anonymous.origin, address } };
}

const setting = (world: AccessWorld, value: object) =>
  arrange(world, (tenant) =>
    tenant.setting.create({
      data: {
        organizationId: world.organizationId,
        section: 'access',
        value,
        updatedAt: new Date(),
        updatedBy: 'test',
      },
    }),
  );

test('a member and the operator cannot send a request: the form is for visitors', async () => {
  const world = await createAccessWorld();
  for (const actor of [world.actors.owner, world.actors.operator, world.actors.system]) {
    await expect(submitRequest(actor, filledForm([world.documents.restricted]))).rejects.toThrow(Forbidden);
  }
  expect(await requests(world)).toEqual([]);
});

test('documents of another organization, hidden, public, unknown or withdrawn ones cannot be asked for, in the same words (T02, T11)', async () => {
  const [world, other] = [await createAccessWorld(), await createAccessWorld()];
  const ids = [other.documents.restricted, world.documents.hidden, world.documents.public, newId()];
  const answers = [];
  for (const id of ids) {
    const sent = submitRequest(stranger(world), filledForm([id], { email: 'ann@acme.com' }));
    answers.push(await sent.catch((error: unknown) => String(error)));
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('can no longer be requested');
  expect(await requests(world)).toEqual([]);
});

test('nobody is bothered before the address is proven; then the clock starts and the visitor is told', async () => {
  const world = await createAccessWorld();
  const form = filledForm([world.documents.restricted], { email: 'Ann@Acme.com' });
  const { flow, requestId } = await submitRequest(stranger(world), form);
  expect(flow).toMatch(/^[\w-]{43}$/);
  expect(requestId).toBeNull();
  expect((await mails(world)).map((mail) => mail.template)).toEqual(['visitor-sign-in']);
  expect(await requests(world)).toMatchObject([{ number: 1, submittedAt: null, dueAt: null }]);

  await confirmAddress(world, 'ann@acme.com');
  const [request] = await requests(world);
  expect(request?.submittedAt).toBeInstanceOf(Date);
  expect(request?.dueAt?.getTime()).toBeGreaterThan(Date.now());
  expect((await mails(world)).map((mail) => mail.template)).toEqual(['visitor-sign-in', 'request-received']);
  const subject = `access-request:${request?.id}`;
  expect((await auditTrail(world)).filter((event) => event.subject === subject)).toEqual([
    { action: 'access-request:submit', actor: 'anonymous', subject },
    { action: 'access-request:submit', actor: 'anonymous', subject },
  ]);
});

test('strangers get the same answer whether their address, company or block is known (P01)', async () => {
  const world = await createAccessWorld();
  const blocked = await addVisitor(world, { email: 'eve@blocked.example' });
  const known = await addVisitor(world, { email: 'kim@acme.com' });
  await sendRequest(world, [world.documents.restricted], known);
  await arrange(world, async (tenant) => {
    const { organizationId } = world;
    const by = { blockedAt: new Date(), blockedBy: 'test', reason: 'No' };
    await tenant.visitorBlock.create({
      data: { organizationId, id: newId(), visitorId: blocked.visitorId, ...by },
    });
    await tenant.blockedDomain.create({ data: { organizationId, domain: 'rival.example', ...by } });
  });
  const answers = [];
  for (const email of ['new@acme.com', 'kim@acme.com', 'eve@blocked.example', 'spy@rival.example']) {
    const started = performance.now();
    const answer = await submitRequest(stranger(world), filledForm([world.documents.restricted], { email }));
    answers.push({ ...answer, flow: answer.flow?.length });
    expect(performance.now() - started).toBeGreaterThanOrEqual(249);
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  // Each flow is waited for on the next page, also the one that no code belongs to.
  expect(await arrange(world, (tenant) => tenant.challenge.count())).toBe(4);
  const refusals = (await mails(world)).filter((mail) => mail.template === 'request-refused');
  expect(refusals.map((mail) => mail.recipient)).toEqual(['eve@blocked.example', 'spy@rival.example']);
  expect((await requests(world)).map((request) => request.visitorId)).not.toContain(blocked.visitorId);
});

test('a robot that fills in the hidden field is answered like a person and leaves no request and no mail', async () => {
  const world = await createAccessWorld();
  const form = filledForm([world.documents.restricted], { email: 'bot@acme.com', website: 'https://spam' });
  expect((await submitRequest(stranger(world), form)).flow).toMatch(/^[\w-]{43}$/);
  expect(await requests(world)).toEqual([]);
  expect(await mails(world)).toEqual([]);
});

test('personal addresses are refused only where the organization says so', async () => {
  const world = await createAccessWorld();
  const form = filledForm([world.documents.restricted], { email: 'ann@gmail.com' });
  await submitRequest(stranger(world), form);
  await setting(world, { freeMail: 'refuse' });
  await expect(submitRequest(stranger(world), form)).rejects.toThrow('work e-mail');
  expect(await requests(world)).toHaveLength(1);
});

test.each([
  ['two addresses', { email: 'a@acme.com,b@acme.com' }],
  ['an object for an address (T15)', { email: { not: '' } }],
  ['an object for the documents (T15)', { documentIds: { in: [] } }],
  ['no document', { documentIds: [] }],
  ['a name of line breaks', { name: 'Ann\r\nBcc: all@acme.com' }],
  ['a name with a reversed text', { name: 'Ann \u202eevil' }],
  ['a ten-megabyte name', { name: 'A'.repeat(10_000_000) }],
  ['half a character', { reason: 'x\ud800' }],
  ['a NUL', { company: 'Acme\u0000' }],
  ['an unknown relationship', { relationship: 'boss' }],
  ['fields that decide by themselves (T14)', { approvedAt: '2026-01-01', outcome: 'approved' }],
  ['a foreign organization (T14)', { organizationId: newId() }],
])('a form with %s is refused with a sentence and changes nothing', async (_, change) => {
  const world = await createAccessWorld();
  const form = filledForm([world.documents.restricted], { email: 'ann@acme.com', ...change });
  await expect(submitRequest(stranger(world), form)).rejects.toThrow(Invalid);
  expect(await requests(world)).toEqual([]);
});

test('the same request sent twice, also at once, is one request once the address is proven (fault 18)', async () => {
  const world = await createAccessWorld();
  const guest = stranger(world);
  const send = (ids: string[]) => submitRequest(guest, filledForm(ids, { email: 'ann@acme.com' }));
  const { restricted } = world.documents;
  await Promise.all([send([restricted]), send([restricted]), send([restricted])]);
  const submitted = async () =>
    (await requests(world)).filter((request) => request.submittedAt !== null).map((request) => request.id);
  expect(await submitted()).toEqual([]);
  const visitor = await confirmAddress(world, 'ann@acme.com');
  const again = await submitRequest(visitor, filledForm([restricted]));
  await send([restricted]);
  expect(await submitted()).toEqual([again.requestId]);
});

test('a signed-in visitor asks under the proven address, whatever is typed, and gets what a stranger typed not mixed in', async () => {
  const world = await createAccessWorld();
  const { visitor } = world.actors;
  await submitRequest(stranger(world), filledForm([world.documents.second], { email: visitor.email }));
  const typed = filledForm([world.documents.restricted], { email: 'somebody@else.example' });
  const { requestId, flow } = await submitRequest(visitor, typed);
  expect(flow).toBeNull();
  const made = (await requests(world)).find((request) => request.id === requestId);
  expect(made?.visitorId).toBe(visitor.visitorId);
  expect(made?.items.map((item) => item.documentId)).toEqual([world.documents.restricted]);
});

test('a thousand requests for a victim’s address become a handful of mails and an audit event each (P30)', async () => {
  const world = await createAccessWorld();
  const form = filledForm([world.documents.restricted], { email: 'victim@acme.com' });
  for (let i = 0; i < mostPerAddress + 8; i += 1) await submitRequest(stranger(world), form);
  expect(
    (await mails(world)).filter((mail) => mail.recipient === 'victim@acme.com').length,
  ).toBeLessThanOrEqual(mostPerAddress);
  // Each form beyond is on record; how many there can be, the limit of each guest says.
  expect((await auditTrail(world)).filter((event) => event.subject.startsWith('organization:'))).toHaveLength(
    8,
  );
  const kept = await requests(world);
  expect(kept.length).toBeLessThanOrEqual(mostPerAddress);
  expect(kept.every((request) => request.submittedAt === null)).toBe(true);
});

test('a guest who hops about in one IPv6 network is one guest (P06)', async () => {
  const world = await createAccessWorld();
  const { origin } = stranger(world);
  const network = origin.address.replace(/::1$/, '');
  const send = (i: number) => {
    const actor = {
      ...world.actors.anonymous,
      origin: { ...origin, address: `${network}:1::${i.toString(16)}` },
    };
    return submitRequest(actor, { ...filledForm([newId()]), email: `a${i}@acme.com` });
  };
  for (let i = 1; i <= mostPerGuest; i += 1) await expect(send(i)).rejects.toThrow(Invalid);
  await expect(send(99)).rejects.toThrow(TooMany);
});

test('what the NDA alone opens is not put before a person; the request is closed at once', async () => {
  const world = await createAccessWorld();
  const id = await sendRequest(world, [world.documents.confidential]);
  const [request] = await requests(world);
  expect(request).toMatchObject({ id, items: [{ outcome: 'approved', decidedBy: 'system:nda-alone' }] });
  expect(request?.closedAt).toBeInstanceOf(Date);
  expect((await mails(world)).map((mail) => mail.template)).toEqual(['request-decided']);
});

test('two visitors at once get two numbers', async () => {
  const world = await createAccessWorld();
  const visitors = await Promise.all([1, 2, 3, 4].map(() => addVisitor(world)));
  await Promise.all(visitors.map((visitor) => sendRequest(world, [world.documents.restricted], visitor)));
  expect((await requests(world)).map((request) => request.number)).toEqual([1, 2, 3, 4]);
});
