import { expect, test } from 'vitest';
import type { AnonymousActor } from '#lib/auth/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { findMemberActor } from '#lib/session/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { markOf } from '#lib/testing/mark.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { issueSignInLink, useSignInLink } from './break-glass-commands.ts';
import { changeRoles, endMemberSessions, removeMember } from './commands.ts';
import { acceptInvitation, inviteMember, resendInvitation } from './invitation-commands.ts';
import { changePassword } from './password-commands.ts';
import { listMembers } from './queries.ts';
import { signInMember } from './sign-in.ts';

useTestDatabase();

const password = 'seven quiet otters row';

function stranger(world: World, address = '203.0.113.7'): AnonymousActor {
  const origin = { address, userAgent: 'test', requestId: newId() };
  return { kind: 'anonymous', organizationId: world.organizationId, origin };
}

async function join(world: World, roles: ('owner' | 'admin' | 'approver')[] = ['approver']) {
  const email = `new-${markOf(newId())}@inside.example`;
  const invited = await inviteMember(world.actors.operator, { email, name: 'Nia Newcomer', roles });
  const token = invited.link?.split('/').at(-1) ?? '';
  const { token: session } = await acceptInvitation(stranger(world), {
    token,
    name: 'Nia Newcomer',
    password,
  });
  return { email, memberId: invited.memberId, token, session };
}

test('an approver, a visitor or a stranger cannot invite, remove or change members', async () => {
  const world = await createWorld();
  const { approver, visitor, anonymous, auditor } = world.actors;
  const input = { email: 'x@inside.example', name: 'X', roles: ['employee' as const] };
  for (const actor of [approver, visitor, anonymous, auditor]) {
    await expect(inviteMember(actor, input)).rejects.toThrow(Forbidden);
    await expect(removeMember(actor, { memberId: world.actors.employee.memberId })).rejects.toThrow(
      Forbidden,
    );
  }
});

test('a member of another organization does not exist here (T01)', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const { memberId } = theirs.actors.employee;
  await expect(removeMember(ours.actors.owner, { memberId })).rejects.toThrow(NotFound);
  await expect(changeRoles(ours.actors.owner, { memberId, roles: ['admin'] })).rejects.toThrow(NotFound);
  await expect(endMemberSessions(ours.actors.owner, { memberId })).rejects.toThrow(NotFound);
  expect((await listMembers(ours.actors.owner, {})).map((row) => row.id)).not.toContain(memberId);
});

test('an admin can neither invite, make, demote nor remove an owner (T12)', async () => {
  const world = await createWorld();
  const { admin, owner, employee } = world.actors;
  const invite = inviteMember(admin, { email: 'o@inside.example', name: 'O', roles: ['owner'] });
  await expect(invite).rejects.toThrow(Forbidden);
  await expect(changeRoles(admin, { memberId: employee.memberId, roles: ['owner'] })).rejects.toThrow(
    Forbidden,
  );
  await expect(changeRoles(admin, { memberId: owner.memberId, roles: ['auditor'] })).rejects.toThrow(
    Forbidden,
  );
  await expect(removeMember(admin, { memberId: owner.memberId })).rejects.toThrow(Forbidden);
});

test('of two owners who demote each other at once, one remains (T13)', async () => {
  const world = await createWorld();
  const { owner, admin } = world.actors;
  await changeRoles(owner, { memberId: admin.memberId, roles: ['owner'] });
  const second = { ...admin, roles: ['owner' as const] };
  const done = await Promise.allSettled([
    changeRoles(owner, { memberId: second.memberId, roles: ['auditor'] }),
    changeRoles(second, { memberId: owner.memberId, roles: ['auditor'] }),
  ]);
  const owners = (await listMembers(world.actors.operator, {})).filter((row) => row.roles.includes('owner'));
  expect(owners).toHaveLength(1);
  expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});

test('an invitation is accepted once, signs in, and is on record', async () => {
  const world = await createWorld();
  const { token, session, memberId } = await join(world);
  expect(await findMemberActor(session, stranger(world).origin)).toMatchObject({
    memberId,
    roles: ['approver'],
  });
  const again = acceptInvitation(stranger(world), { token, name: 'Thief', password });
  await expect(again).rejects.toThrow(Conflict);
  const trail = (await auditTrail(world)).map((event) => event.action);
  expect(trail).toEqual(expect.arrayContaining(['member:invite', 'member:accept-invitation']));
});

test('only hashes of links and passwords are in the database (S21)', async () => {
  const world = await createWorld();
  const { token, session } = await join(world);
  const stored = await arrange(world, async (tenant) =>
    JSON.stringify([
      await tenant.challenge.findMany(),
      await tenant.session.findMany(),
      await tenant.member.findMany(),
    ]),
  );
  for (const secret of [token, session, password]) expect(stored).not.toContain(secret);
});

test('a new invitation voids the old link, and a removed person’s link opens nothing', async () => {
  const world = await createWorld();
  const input = { email: 'late@inside.example', name: 'Late', roles: ['employee' as const] };
  const first = await inviteMember(world.actors.operator, input);
  await resendInvitation(world.actors.admin, { memberId: first.memberId });
  const token = first.link?.split('/').at(-1) ?? '';
  await expect(acceptInvitation(stranger(world), { token, name: 'Late', password })).rejects.toThrow(
    Conflict,
  );
  const second = await inviteMember(world.actors.operator, input);
  await removeMember(world.actors.admin, { memberId: second.memberId });
  const dead = second.link?.split('/').at(-1) ?? '';
  await expect(acceptInvitation(stranger(world), { token: dead, name: 'Late', password })).rejects.toThrow(
    Conflict,
  );
});

test('guessable passwords and the organization’s name are refused, long ones with spaces accepted (S16)', async () => {
  const world = await createWorld('Northwind Data');
  const input = { email: 'weak@inside.example', name: 'Weak', roles: ['employee' as const] };
  const { link } = await inviteMember(world.actors.operator, input);
  const token = link?.split('/').at(-1) ?? '';
  for (const weak of ['password1234', 'northwind data 1', 'short']) {
    const refused = acceptInvitation(stranger(world), { token, name: 'Weak', password: weak });
    await expect(refused).rejects.toThrow(Invalid);
  }
  const long = `${'correct horse battery staple '.repeat(4)}`.trim();
  await expect(
    acceptInvitation(stranger(world), { token, name: 'Weak', password: long }),
  ).resolves.toBeTruthy();
});

test('unknown accounts and wrong passwords get the same answer (S14)', async () => {
  const world = await createWorld();
  const { email } = await join(world);
  const said = await Promise.all(
    [email, 'nobody@inside.example', 'not an address', world.actors.admin.email].map((address) =>
      signInMember(stranger(world), { email: address, password: 'wrong horse' }).catch(
        (error: Error) => error,
      ),
    ),
  );
  expect(new Set(said.map((error) => `${error}`)).size).toBe(1);
});

test('guessing is slowed for the account, yet a browser that signed in before gets in (S13)', async () => {
  const world = await createWorld();
  const { email } = await join(world);
  const { device } = await signInMember(stranger(world), { email, password });
  for (let i = 0; i < 9; i += 1) {
    await signInMember(stranger(world, `198.51.100.${i}`), { email, password: 'no' }).catch(() => {});
  }
  await expect(signInMember(stranger(world, '198.51.100.99'), { email, password })).rejects.toThrow(TooMany);
  await expect(signInMember(stranger(world), { email, password, device })).resolves.toBeTruthy();
  await expect(signInMember(stranger(world), { email, password, device: 'forged' })).rejects.toThrow(TooMany);
});

test('a changed password, a changed role and a removal end the other sessions (S09, T20)', async () => {
  const world = await createWorld();
  const { email, memberId, session } = await join(world);
  const { origin } = stranger(world);
  const { token: here } = await signInMember(stranger(world), { email, password });
  const actor = await findMemberActor(here, origin);
  if (!actor) throw new Error('not signed in');
  await expect(changePassword(actor, { current: 'not it', next: 'nine loud herons dive' })).rejects.toThrow(
    Invalid,
  );
  await changePassword(actor, { current: password, next: 'nine loud herons dive' });
  expect(await findMemberActor(session, origin)).toBeNull();
  expect(await findMemberActor(here, origin)).not.toBeNull();
  await changeRoles(world.actors.owner, { memberId, roles: ['security'] });
  expect(await findMemberActor(here, origin)).toBeNull();
  const { token: last } = await signInMember(stranger(world), { email, password: 'nine loud herons dive' });
  await removeMember(world.actors.owner, { memberId });
  expect(await findMemberActor(last, origin)).toBeNull();
});

test('a sign-in link of the operator works once and is on record', async () => {
  const world = await createWorld();
  const { email, memberId } = await join(world);
  await expect(issueSignInLink(world.actors.owner, { email })).rejects.toThrow(Forbidden);
  const { link } = await issueSignInLink(world.actors.operator, { email });
  const token = link.split('/').at(-1) ?? '';
  const session = await useSignInLink(stranger(world), { token });
  expect(await findMemberActor(session, stranger(world).origin)).toMatchObject({ memberId });
  await expect(useSignInLink(stranger(world), { token })).rejects.toThrow(Conflict);
});

test('a link of another organization, or an expired one, opens nothing (T18)', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const input = { email: 'eve@inside.example', name: 'Eve', roles: ['employee' as const] };
  const { link } = await inviteMember(ours.actors.operator, input);
  const token = link?.split('/').at(-1) ?? '';
  const atTheirDoor = acceptInvitation(stranger(theirs), { token, name: 'Eve', password });
  await expect(atTheirDoor).rejects.toThrow(Conflict);
  await arrange(ours, (tenant) =>
    tenant.challenge.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } }),
  );
  const late = acceptInvitation(stranger(ours), { token, name: 'Eve', password });
  await expect(late).rejects.toThrow(Conflict);
});
