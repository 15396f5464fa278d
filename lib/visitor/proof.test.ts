import { expect, test } from 'vitest';
import { submitRequest, withdrawRequest } from '#lib/access-request/commands.ts';
import { getOwnRequest, getRequestForm, listOwnRequests } from '#lib/access-request/visitor-queries.ts';
import type { AnonymousActor, VisitorActor } from '#lib/auth/actor.ts';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { openText } from '#lib/mail/sealing.ts';
import { findVisitorActor } from '#lib/session/queries.ts';
import { type AccessWorld, createAccessWorld, filledForm, mails } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail } from '#lib/testing/world.ts';
import { inviteVisitor } from './invitation.ts';
import { requestVisitorSignIn } from './request-sign-in.ts';
import { redeemVisitorCode, redeemVisitorLink } from './sign-in.ts';

useTestDatabase();

const email = 'ann@acme.com';
const ann = { email, name: 'Ann Acker', company: 'Acme', title: 'Buyer' };
const mallory = { email, name: 'Mallory', company: 'Rival', title: 'Spy', reason: 'Mallory was here' };

function stranger(world: AccessWorld): AnonymousActor {
  const part = () => Math.floor(Math.random() * 65_536).toString(16);
  const origin = { address: `2001:db8:${part()}:${part()}::1`, userAgent: 'test', requestId: newId() };
  return { kind: 'anonymous', organizationId: world.organizationId, origin };
}

/** The newest mail to the address. */
async function lastMail(world: AccessWorld) {
  const row = await arrange(world, (tenant) =>
    tenant.mail.findFirstOrThrow({
      where: { recipient: email, template: { in: ['visitor-sign-in', 'visitor-unknown'] } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
  );
  const text = openText(world.organizationId, row.id, row.text);
  const code = /Code: (\d{6})/.exec(text)?.[1] ?? '';
  return { template: row.template, code, token: /\/link\/([\w-]{43})/.exec(text)?.[1] ?? '', text };
}

/** Sends the form as a browser that is not signed in, and returns what the mailed proof needs. */
async function send(world: AccessWorld, form: object, documentId = world.documents.restricted) {
  const { flow } = await submitRequest(stranger(world), filledForm([documentId], { ...form }));
  return { flow: flow ?? '', ...(await lastMail(world)) };
}

async function enter(world: AccessWorld, proof: { flow: string; code: string }): Promise<VisitorActor> {
  const result = await redeemVisitorCode(stranger(world), { flow: proof.flow, code: proof.code });
  const token = result.state === 'signed-in' ? result.token : '';
  const actor = await findVisitorActor(token, { address: '', userAgent: '', requestId: '' });
  if (!actor) throw new Error(`not signed in: ${result.state}`);
  return actor;
}

const personOf = (world: AccessWorld) =>
  arrange(world, (tenant) =>
    tenant.visitor.findFirst({
      where: { email },
      select: { name: true, company: true, title: true, verifiedAt: true },
    }),
  );

const requestsOf = (world: AccessWorld) =>
  arrange(world, (tenant) =>
    tenant.accessRequest.findMany({
      orderBy: { number: 'asc' },
      select: { id: true, name: true, submittedAt: true, items: { select: { documentId: true } } },
    }),
  );

test('two strangers type one address: only the one who proves it says who this is, and asks (P01)', async () => {
  const world = await createAccessWorld();
  const { restricted, second } = world.documents;
  const mine = await send(world, ann);
  await send(world, mallory, second);
  expect(await personOf(world)).toEqual({ name: '', company: '', title: '', verifiedAt: null });
  await enter(world, mine);
  expect(await personOf(world)).toMatchObject({ name: 'Ann Acker', company: 'Acme', title: 'Buyer' });
  const requests = await requestsOf(world);
  expect(requests.map(({ name, submittedAt }) => [name, submittedAt !== null])).toEqual([
    ['Ann Acker', true],
    ['Mallory', false],
  ]);
  expect(requests[0]?.items).toEqual([{ documentId: restricted }]);
  expect((await mails(world)).map((mail) => mail.template)).not.toContain('approver-digest');
});

test('the owner of the address finds nothing of what somebody else typed with it', async () => {
  const world = await createAccessWorld();
  await send(world, mallory, world.documents.second);
  const mine = await send(world, ann);
  const actor = await enter(world, mine);
  const seen = JSON.stringify([
    await listOwnRequests(actor, {}),
    await getRequestForm(actor, {}),
    mine.text,
    (await lastMail(world)).text,
  ]);
  expect(seen).not.toMatch(/Mallory|Rival|Spy/);
  expect(seen).not.toContain('Business continuity plan');
  const foreign = (await requestsOf(world)).find((request) => request.name === 'Mallory');
  const requestId = foreign?.id ?? '';
  await expect(getOwnRequest(actor, { requestId })).rejects.toThrow(NotFound);
  await expect(withdrawRequest(actor, { requestId })).rejects.toThrow(NotFound);
});

test('a name that nobody proved is not taken by signing in without it: the mail says that nothing is there', async () => {
  const world = await createAccessWorld();
  await send(world, mallory);
  const { flow } = await requestVisitorSignIn(stranger(world), { email });
  const { template, code } = await lastMail(world);
  expect([template, code]).toEqual(['visitor-unknown', '']);
  expect(await arrange(world, (tenant) => tenant.session.count({ where: { memberId: null } }))).toBe(0);
  expect(flow).toMatch(/^[\w-]{43}$/);
});

test('the name that the team gave in an invitation stays until its owner proves the address and says otherwise', async () => {
  const world = await createAccessWorld();
  const named = { email, name: 'Ann (by the team)', company: 'Acme Ltd', title: '' };
  const documentIds = [world.documents.restricted];
  await inviteVisitor(world.actors.approver, { ...named, documentIds, note: '' });
  const mine = await send(world, ann, world.documents.second);
  await send(world, mallory, world.documents.second);
  expect(await personOf(world)).toMatchObject({ name: 'Ann (by the team)', company: 'Acme Ltd' });
  await enter(world, mine);
  expect(await personOf(world)).toMatchObject({ name: 'Ann Acker', company: 'Acme' });
});

test('an invited person who only signs in keeps the name of the invitation, whatever strangers typed', async () => {
  const world = await createAccessWorld();
  const named = { email, name: 'Ann (by the team)', company: 'Acme Ltd', title: '' };
  await inviteVisitor(world.actors.approver, { ...named, documentIds: [world.documents.hidden], note: '' });
  await send(world, mallory);
  const { flow } = await requestVisitorSignIn(stranger(world), { email });
  await enter(world, { flow: flow ?? '', code: (await lastMail(world)).code });
  expect(await personOf(world)).toMatchObject({ name: 'Ann (by the team)', company: 'Acme Ltd' });
  expect((await requestsOf(world)).map((request) => request.submittedAt)).toEqual([null]);
});

test('a person whose address is proven is renamed by nobody who types it again', async () => {
  const world = await createAccessWorld();
  await enter(world, await send(world, ann));
  const again = await send(world, mallory, world.documents.second);
  expect(await personOf(world)).toMatchObject({ name: 'Ann Acker' });
  await enter(world, again);
  expect(await personOf(world)).toMatchObject({ name: 'Ann Acker', company: 'Acme' });
});

test('two forms from one browser are one request, with what was typed last', async () => {
  const world = await createAccessWorld();
  const { restricted, second } = world.documents;
  const first = await send(world, { ...ann, name: 'Ann Aker' });
  const corrected = await send(world, { ...ann, former: first.flow }, second);
  await enter(world, corrected);
  const [request, ...more] = await requestsOf(world);
  expect(more).toEqual([]);
  expect(request?.items.map((item) => item.documentId).sort()).toEqual([restricted, second].sort());
  expect(await personOf(world)).toMatchObject({ name: 'Ann Acker' });
});

test('the request comes along to the sign-in page and to the phone on which the mailed link was opened', async () => {
  const world = await createAccessWorld();
  const typed = await send(world, ann);
  const laptop = await requestVisitorSignIn(stranger(world), { email, former: typed.flow });
  const { token } = await lastMail(world);
  const phone = stranger(world);
  const { flow } = await requestVisitorSignIn(phone, { token });
  expect(flow).not.toBe(laptop.flow);
  await enter(world, { flow: flow ?? '', code: (await lastMail(world)).code });
  expect(await requestsOf(world)).toMatchObject([{ name: 'Ann Acker' }]);
  expect((await requestsOf(world))[0]?.submittedAt).toBeInstanceOf(Date);
});

test('a flow that somebody else holds takes no request along: another address, another organization', async () => {
  const [world, other] = [await createAccessWorld(), await createAccessWorld()];
  const mine = await send(world, ann);
  await requestVisitorSignIn(stranger(world), { email: 'eve@acme.com', former: mine.flow });
  await requestVisitorSignIn(stranger(other), { email, former: mine.flow });
  await submitRequest(
    stranger(other),
    filledForm([other.documents.restricted], { ...mallory, former: mine.flow }),
  );
  await enter(world, mine);
  expect((await requestsOf(world))[0]?.submittedAt).toBeInstanceOf(Date);
  expect((await requestsOf(other)).map((request) => [request.name, request.submittedAt])).toEqual([
    ['Mallory', null],
  ]);
});

test('of two flows proven at once the first names the person, and each submits its own request alone', async () => {
  const world = await createAccessWorld();
  const one = await send(world, ann);
  const two = await send(world, mallory, world.documents.second);
  const results = await Promise.all([
    redeemVisitorLink(stranger(world), { token: one.token, flow: one.flow }),
    redeemVisitorLink(stranger(world), { token: two.token, flow: two.flow }),
  ]);
  expect(results.map((result) => result.state)).toEqual(['signed-in', 'signed-in']);
  const person = await personOf(world);
  expect([
    ['Ann Acker', 'Acme', 'Buyer'],
    ['Mallory', 'Rival', 'Spy'],
  ]).toContainEqual([person?.name, person?.company, person?.title]);
  const requests = await requestsOf(world);
  expect(requests.map((request) => [request.name, request.items.length])).toEqual([
    ['Ann Acker', 1],
    ['Mallory', 1],
  ]);
  const submitted = (await auditTrail(world)).filter((event) => event.action === 'access-request:submit');
  expect(submitted).toHaveLength(4);
});
