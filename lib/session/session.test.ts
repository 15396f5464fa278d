import { expect, test } from 'vitest';
import { type MemberActor, systemActor } from '#lib/auth/actor.ts';
import { findMember, sealSession } from '#lib/auth/session.ts';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { endMemberSessions, removeMember } from '#lib/member/commands.ts';
import { signOutMember } from '#lib/member/sign-out.ts';
import { command, nothing } from '#lib/operation.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { isFresh, isLive, sessionEnds } from './lifetime.ts';
import { findMemberActor, findVisitorActor } from './queries.ts';
import { requireFreshSession, startSession } from './steps.ts';

useTestDatabase();

const nowhere = { address: '', userAgent: '', requestId: 'test' };
const hour = 3_600_000;

/** Signs a member in and returns the token, with the actor as a request would have it. */
async function enter(world: World, member: MemberActor) {
  const begin = command('session:resolve', nothing, async (context) => {
    const result = await startSession(context, { memberId: member.memberId });
    return { result, events: [{ subject: 'session:test' }] };
  });
  const { token } = await begin(systemActor(world.organizationId, 'test'), {});
  const actor = await findMemberActor(token, nowhere);
  if (!actor) throw new Error('not signed in');
  return { token, actor };
}

const change = (world: World, id: string, data: { lastSeenAt?: Date; expiresAt?: Date; createdAt?: Date }) =>
  arrange(world, (tenant) => tenant.session.updateMany({ where: { id }, data }));

test('nobody but the system resolves sessions, and a session belongs to one organization', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { token, actor } = await enter(world, world.actors.security);
  expect(actor).toMatchObject({ organizationId: world.organizationId, roles: ['security'] });
  const theirs = await arrange(other, (tenant) =>
    tenant.session.findMany({ where: { id: actor.sessionId } }),
  );
  expect(theirs).toEqual([]);
  expect(await findVisitorActor(token, nowhere)).toBeNull();
});

test('a member idles out after twelve hours and is out after seven days, whatever the browser’s clock says (S10)', async () => {
  const world = await createWorld();
  const { token, actor } = await enter(world, world.actors.owner);
  const now = Date.now();
  await change(world, actor.sessionId, { lastSeenAt: new Date(now - 12 * hour + 60_000) });
  expect(await findMemberActor(token, nowhere)).not.toBeNull();
  await change(world, actor.sessionId, { lastSeenAt: new Date(now - 12 * hour - 1000) });
  expect(await findMemberActor(token, nowhere)).toBeNull();
  await change(world, actor.sessionId, { lastSeenAt: new Date(), expiresAt: new Date(now - 1) });
  expect(await findMemberActor(token, nowhere)).toBeNull();
  expect(sessionEnds('member', new Date(0)).getTime()).toBe(7 * 24 * hour);
  expect(sessionEnds('visitor', new Date(0)).getTime()).toBe(14 * 24 * hour);
});

test('a used session stays awake: its use is noted at most once a minute', async () => {
  const world = await createWorld();
  const { token, actor } = await enter(world, world.actors.owner);
  const seen = () =>
    arrange(world, (tenant) => tenant.session.findFirstOrThrow({ where: { id: actor.sessionId } }));
  const long = new Date(Date.now() - 11 * hour);
  await change(world, actor.sessionId, { lastSeenAt: long });
  await findMemberActor(token, nowhere);
  const first = (await seen()).lastSeenAt;
  expect(first.getTime()).toBeGreaterThan(long.getTime() + 10 * hour);
  await findMemberActor(token, nowhere);
  expect((await seen()).lastSeenAt).toEqual(first);
});

test('the cookie is worthless from the next request on after sign-out, wherever it was copied to (S08, S09)', async () => {
  const world = await createWorld();
  const { token, actor } = await enter(world, world.actors.owner);
  const cookie = await sealSession(token);
  expect((await findMember(cookie, nowhere))?.memberId).toBe(actor.memberId);
  await signOutMember(actor, {});
  expect(await findMember(cookie, nowhere)).toBeNull();
  expect(await auditTrail(world)).toContainEqual({
    action: 'member:sign-out',
    actor: `member:${actor.memberId}`,
    subject: `session:${actor.sessionId}`,
  });
});

test('a removed or signed-out member is out within one request (T20)', async () => {
  const world = await createWorld();
  const [gone, ended] = [await enter(world, world.actors.approver), await enter(world, world.actors.auditor)];
  await removeMember(world.actors.owner, { memberId: gone.actor.memberId });
  await endMemberSessions(world.actors.admin, { memberId: ended.actor.memberId });
  expect(await findMemberActor(gone.token, nowhere)).toBeNull();
  expect(await findMemberActor(ended.token, nowhere)).toBeNull();
});

test('a member ends another session of their own, never somebody else’s', async () => {
  const world = await createWorld();
  const [here, there] = [await enter(world, world.actors.owner), await enter(world, world.actors.owner)];
  const stranger = await enter(world, world.actors.admin);
  await signOutMember(here.actor, { sessionId: there.actor.sessionId });
  expect(await findMemberActor(there.token, nowhere)).toBeNull();
  await expect(signOutMember(here.actor, { sessionId: stranger.actor.sessionId })).rejects.toThrow(NotFound);
  expect(await findMemberActor(stranger.token, nowhere)).not.toBeNull();
  await expect(signOutMember(world.actors.visitor, {})).rejects.toThrow(Forbidden);
});

test('malformed, forged and huge cookies are nobody’s, without an error (S05)', async () => {
  const world = await createWorld();
  const { token } = await enter(world, world.actors.owner);
  const cookie = await sealSession(token);
  const flipped = `${cookie.slice(0, -4)}${cookie.slice(-4) === 'AAAA' ? 'BBBB' : 'AAAA'}`;
  const forged = [
    undefined,
    '',
    'x',
    '%%%',
    'a.b.c',
    flipped,
    token,
    'A'.repeat(1_000_000),
    await sealSession('short'),
  ];
  for (const value of forged) expect(await findMember(value, nowhere)).toBeNull();
  expect(await findMemberActor('A'.repeat(43), nowhere)).toBeNull();
});

test('weighty changes ask a member who signed in more than an hour ago to sign in again (S23)', async () => {
  const world = await createWorld();
  const { actor } = await enter(world, world.actors.owner);
  const weighty = command('member:remove', nothing, async (context) => {
    await requireFreshSession(context);
    return { result: 'done', events: [{ subject: 'test:1' }] };
  });
  expect(await weighty(actor, {})).toBe('done');
  await change(world, actor.sessionId, { createdAt: new Date(Date.now() - hour - 1000) });
  await expect(weighty(actor, {})).rejects.toThrow(/sign out and in again/);
});

test('a session is live in every state exactly as its times say', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const at = (hours: number) => new Date(now.getTime() + hours * hour);
  const session = { lastSeenAt: at(-1), expiresAt: at(1), endedAt: null };
  expect(isLive('member', session, now)).toBe(true);
  expect(isLive('member', { ...session, lastSeenAt: at(-13) }, now)).toBe(false);
  expect(isLive('visitor', { ...session, lastSeenAt: at(-13) }, now)).toBe(true);
  expect(isLive('visitor', { ...session, endedAt: at(-2) }, now)).toBe(false);
  expect(isLive('member', { ...session, expiresAt: now }, now)).toBe(false);
  expect([isFresh(at(-0.9), now), isFresh(at(-1), now)]).toEqual([true, false]);
});
