import { expect, test } from 'vitest';
import type { AnonymousActor } from '#lib/auth/actor.ts';
import { Forbidden, Invalid, TooMany } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { openText } from '#lib/mail/sealing.ts';
import { findVisitorActor } from '#lib/session/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addVisitor, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { mailLimits } from './challenge.ts';
import { blockVisitor, endVisitorSessions } from './commands.ts';
import { requestVisitorSignIn } from './request-sign-in.ts';
import { redeemVisitorCode, redeemVisitorLink, signOutVisitor } from './sign-in.ts';
import { findVisitorFlow, readVisitorLink } from './sign-in-queries.ts';

useTestDatabase();

let guests = 0;

/** Somebody unknown, from an address nobody else has. */
function stranger(world: World): AnonymousActor {
  guests += 1;
  const origin = { address: `2001:db8:${guests.toString(16)}::1`, userAgent: 'test', requestId: newId() };
  return { kind: 'anonymous', organizationId: world.organizationId, origin };
}

/** What the mails to an address said, newest first. */
async function mailsTo(world: World, recipient: string) {
  const rows = await arrange(world, (tenant) =>
    tenant.mail.findMany({ where: { recipient }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
  );
  return rows.map((row) => {
    const text = openText(world.organizationId, row.id, row.text);
    return {
      template: row.template,
      code: /Code: (\d{6})/.exec(text)?.[1] ?? '',
      token: /\/link\/([\w-]{43})/.exec(text)?.[1] ?? '',
      text,
    };
  });
}

async function ask(world: World, email?: string) {
  const actor = stranger(world);
  const address = email ?? (await addVisitor(world)).email;
  const { flow } = await requestVisitorSignIn(actor, { email: address });
  const [mail] = await mailsTo(world, address);
  if (!flow || !mail) throw new Error('no mail');
  return { actor, email: address, flow, ...mail };
}

const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const signedInAs = async (token: string) => {
  const found = await findVisitorActor(token, { address: '', userAgent: '', requestId: '' });
  return found?.email ?? null;
};

test('a visitor cannot be signed in by a member, nor with what another organization mailed', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { flow, code, token } = await ask(world);
  await expect(redeemVisitorCode(world.actors.owner, { flow, code })).rejects.toThrow(Forbidden);
  expect(await redeemVisitorCode(stranger(other), { flow, code })).toEqual({ state: 'over' });
  expect(await redeemVisitorLink(stranger(other), { flow, token })).toEqual({ state: 'over' });
  expect(await findVisitorFlow(stranger(other), { flow })).toBeNull();
});

test('the code signs in the browser that asked, once, and proves the address', async () => {
  const world = await createWorld();
  const { actor, email, flow, code } = await ask(world);
  const result = await redeemVisitorCode(actor, { flow, code: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
  expect(result.state).toBe('signed-in');
  expect(await signedInAs(result.state === 'signed-in' ? result.token : '')).toBe(email);
  expect(await redeemVisitorCode(actor, { flow, code })).toEqual({ state: 'over' });
  expect((await auditTrail(world)).map((event) => event.action)).toEqual(
    expect.arrayContaining(['visitor:request-sign-in', 'visitor:sign-in']),
  );
});

test('the link works only in the browser that asked; elsewhere it signs nobody in and stays good (P09)', async () => {
  const world = await createWorld();
  const { actor, flow, token } = await ask(world);
  const elsewhere = await ask(world);
  expect(await redeemVisitorLink(stranger(world), { token })).toEqual({ state: 'elsewhere' });
  expect(await redeemVisitorLink(stranger(world), { token, flow: elsewhere.flow })).toEqual({
    state: 'elsewhere',
  });
  expect(await readVisitorLink(stranger(world), { token })).toEqual({ state: 'elsewhere' });
  expect(await redeemVisitorLink(actor, { token, flow })).toMatchObject({ state: 'signed-in' });
});

test('opened elsewhere, a new code can be sent to that browser, which then gets in', async () => {
  const world = await createWorld();
  const { email, token } = await ask(world);
  const phone = stranger(world);
  const { flow } = await requestVisitorSignIn(phone, { token });
  const [mail] = await mailsTo(world, email);
  expect(await redeemVisitorCode(phone, { flow: flow ?? '', code: mail?.code ?? '' })).toMatchObject({
    state: 'signed-in',
  });
});

test('a scanner that opens the link fifty times uses nothing up (P10)', async () => {
  const world = await createWorld();
  const { actor, flow, token } = await ask(world);
  await Promise.all(Array.from({ length: 50 }, () => readVisitorLink(stranger(world), { token })));
  const before = await arrange(world, (tenant) => tenant.session.count({ where: { memberId: null } }));
  expect(before).toBe(0);
  expect(await redeemVisitorLink(actor, { token, flow })).toMatchObject({ state: 'signed-in' });
});

test('of twenty posts of one link at once, exactly one gets a session (P11)', async () => {
  const world = await createWorld();
  const { actor, flow, token, code } = await ask(world);
  const posts = Array.from({ length: 10 }, () => [
    redeemVisitorLink(actor, { token, flow }),
    redeemVisitorCode(actor, { flow, code }),
  ]).flat();
  const results = await Promise.all(posts);
  expect(results.filter((result) => result.state === 'signed-in')).toHaveLength(1);
  expect(await arrange(world, (tenant) => tenant.session.count({ where: { memberId: null } }))).toBe(1);
});

test('five wrong codes end the code, also when they come at once, and the right one is then refused', async () => {
  const world = await createWorld();
  const { actor, flow, code, token } = await ask(world);
  const wrong = wrongOf(code);
  const tries = await Promise.all(
    Array.from({ length: 9 }, () => redeemVisitorCode(actor, { flow, code: wrong })),
  );
  expect(tries.filter((result) => result.state === 'wrong')).toHaveLength(4);
  expect(await redeemVisitorCode(actor, { flow, code })).toEqual({ state: 'over' });
  expect(await redeemVisitorLink(actor, { flow, token })).toEqual({ state: 'over' });
});

test('the right code on the last try still gets in', async () => {
  const world = await createWorld();
  const { actor, flow, code } = await ask(world);
  for (let left = 4; left > 0; left -= 1) {
    expect(await redeemVisitorCode(actor, { flow, code: wrongOf(code) })).toEqual({ state: 'wrong', left });
  }
  expect(await redeemVisitorCode(actor, { flow, code })).toMatchObject({ state: 'signed-in' });
});

test('after ten minutes by the server’s clock neither link nor code work', async () => {
  const world = await createWorld();
  const { actor, flow, code, token } = await ask(world);
  const row = await arrange(world, (tenant) => tenant.challenge.findFirstOrThrow());
  expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(600_000);
  await arrange(world, (tenant) => tenant.challenge.updateMany({ data: { expiresAt: new Date() } }));
  expect(await redeemVisitorCode(actor, { flow, code })).toEqual({ state: 'over' });
  expect(await redeemVisitorLink(actor, { flow, token })).toEqual({ state: 'over' });
});

test('“the mail has not come”: a new code arrives in the same browser, and the old one stops working', async () => {
  const world = await createWorld();
  const first = await ask(world);
  const { flow } = await requestVisitorSignIn(first.actor, { flow: first.flow });
  expect(flow).toBe(first.flow);
  const [second] = await mailsTo(world, first.email);
  expect(await redeemVisitorLink(first.actor, { flow: first.flow, token: first.token })).toEqual({
    state: 'over',
  });
  expect(await redeemVisitorCode(first.actor, { flow: first.flow, code: second?.code ?? '' })).toMatchObject({
    state: 'signed-in',
  });
});

test('somebody else asking for the same address does not end the code that its owner is typing in', async () => {
  const world = await createWorld();
  const mine = await ask(world);
  await ask(world, mine.email);
  expect(await redeemVisitorCode(mine.actor, { flow: mine.flow, code: mine.code })).toMatchObject({
    state: 'signed-in',
  });
});

test('an unknown address gets the same answer, and a mail that opens nothing (S14)', async () => {
  const world = await createWorld();
  const actor = stranger(world);
  const { flow } = await requestVisitorSignIn(actor, { email: 'nobody@nowhere.example' });
  expect(flow).toMatch(/^[\w-]{43}$/);
  expect(await findVisitorFlow(actor, { flow: flow ?? '' })).toEqual({
    email: 'nobody@nowhere.example',
    open: true,
  });
  const [mail] = await mailsTo(world, 'nobody@nowhere.example');
  expect(mail).toMatchObject({ template: 'visitor-unknown', code: '', token: '' });
  expect(await redeemVisitorCode(actor, { flow: flow ?? '', code: '123456' })).toEqual({
    state: 'wrong',
    left: 4,
  });
});

test('a hundred requests for somebody’s address mail at most a few an hour, each on record (P30)', async () => {
  const world = await createWorld();
  const { email } = await addVisitor(world);
  for (let at = 0; at < mailLimits.hour + 3; at += 1) {
    const { flow } = await requestVisitorSignIn(stranger(world), { email });
    expect(flow).toMatch(/^[\w-]{43}$/);
  }
  expect(await mailsTo(world, email)).toHaveLength(mailLimits.hour);
  const asked = (await auditTrail(world)).filter((event) => event.action === 'visitor:request-sign-in');
  expect(asked).toHaveLength(mailLimits.hour + 3);
});

test('one guest, hopping through their /64, is throttled', async () => {
  const world = await createWorld();
  const from = (host: number): AnonymousActor => {
    const origin = { address: `2001:db8:ffff:1::${host}`, userAgent: '', requestId: newId() };
    return { kind: 'anonymous', organizationId: world.organizationId, origin };
  };
  const tries = Array.from({ length: 31 }, (_, at) =>
    requestVisitorSignIn(from(at), { email: `p${at}@buyer.example` }),
  );
  const refused = (await Promise.allSettled(tries)).filter((one) => one.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ reason: expect.any(TooMany) });
});

test('two addresses, objects and other people’s flows are refused (P26, T15)', async () => {
  const world = await createWorld();
  const actor = stranger(world);
  for (const email of [
    'a@x.example, b@x.example',
    'a@x@y.example',
    'a\uff20x.example',
    '',
    'x'.repeat(300),
  ]) {
    await expect(requestVisitorSignIn(actor, { email })).rejects.toThrow(Invalid);
  }
  const odd: { email: string } = JSON.parse('{"email":{"not":""}}');
  await expect(requestVisitorSignIn(actor, odd)).rejects.toThrow(Invalid);
  expect(await requestVisitorSignIn(actor, { flow: 'A'.repeat(43) })).toEqual({ flow: null });
});

test('only hashes of links, codes and sessions are in the database (S21)', async () => {
  const world = await createWorld();
  const { actor, flow, code, token } = await ask(world);
  const result = await redeemVisitorCode(actor, { flow, code });
  const session = result.state === 'signed-in' ? result.token : 'none';
  const dump = await arrange(world, async (tenant) =>
    JSON.stringify([
      await tenant.challenge.findMany(),
      await tenant.session.findMany(),
      await tenant.mail.findMany(),
      await tenant.auditEvent.findMany({ select: { body: true } }),
      await tenant.auditEventDetail.findMany(),
    ]),
  );
  for (const secret of [flow, token, session, `"${code}"`]) expect(dump).not.toContain(secret);
});

test('a blocked visitor proves the address and still does not get in; an open session ends at once', async () => {
  const world = await createWorld();
  const { actor, email, flow, code } = await ask(world);
  const first = await redeemVisitorCode(actor, { flow, code });
  const token = first.state === 'signed-in' ? first.token : '';
  expect(await signedInAs(token)).toBe(email);
  const visitor = await arrange(world, (tenant) => tenant.visitor.findFirstOrThrow({ where: { email } }));
  await blockVisitor(world.actors.security, { visitorId: visitor.id, reason: 'Left the company.' });
  expect(await signedInAs(token)).toBeNull();
  const again = await ask(world, email);
  expect(await redeemVisitorCode(again.actor, { flow: again.flow, code: again.code })).toEqual({
    state: 'blocked',
  });
});

test('a visitor’s session ends when they sign out, when a member ends it, and after 14 days', async () => {
  const world = await createWorld();
  const enter = async () => {
    const { actor, flow, code } = await ask(world);
    const result = await redeemVisitorCode(actor, { flow, code });
    const token = result.state === 'signed-in' ? result.token : '';
    const visitor = await findVisitorActor(token, actor.origin);
    if (!visitor) throw new Error('not signed in');
    return { token, visitor };
  };
  const [left, ended, old] = [await enter(), await enter(), await enter()];
  await signOutVisitor(left.visitor, {});
  await endVisitorSessions(world.actors.approver, { visitorId: ended.visitor.visitorId });
  const row = await arrange(world, (tenant) =>
    tenant.session.findFirstOrThrow({ where: { id: old.visitor.sessionId } }),
  );
  expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(14 * 86_400_000);
  await arrange(world, (tenant) =>
    tenant.session.updateMany({ where: { id: row.id }, data: { expiresAt: new Date() } }),
  );
  for (const { token } of [left, ended, old]) expect(await signedInAs(token)).toBeNull();
});

test('signing in again in the same browser makes a new session, and the old one is dead (S08)', async () => {
  const world = await createWorld();
  const first = await ask(world);
  const result = await redeemVisitorCode(first.actor, { flow: first.flow, code: first.code });
  const old = result.state === 'signed-in' ? result.token : '';
  const visitor = await findVisitorActor(old, first.actor.origin);
  const second = await ask(world, first.email);
  const again = await redeemVisitorCode(visitor ?? first.actor, { flow: second.flow, code: second.code });
  const fresh = again.state === 'signed-in' ? again.token : '';
  expect(fresh).not.toBe(old);
  expect([await signedInAs(old), await signedInAs(fresh)]).toEqual([null, first.email]);
});
