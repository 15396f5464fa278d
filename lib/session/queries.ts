import { z } from 'zod';
import {
  type MemberActor,
  type Origin,
  type PersonActor,
  roles,
  systemActor,
  type VisitorActor,
} from '#lib/auth/actor.ts';
import { hashToken } from '#lib/crypto/tokens.ts';
import { findSessionByTokenHash, touchSession } from '#lib/db/lookup.ts';
import { delegationsTo } from '#lib/delegation/standing.ts';
import { presentPerson } from '#lib/duty-link/presence-steps.ts';
import { query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { isLive } from './lifetime.ts';

const times = { id: true, lastSeenAt: true, expiresAt: true, endedAt: true } as const;
const roleOf = z.enum(roles);

const readMember = query('session:resolve', z.strictObject({ id }), async ({ tenant, now }, input) => {
  const session = await tenant.session.findFirst({
    where: { id: input.id, member: { removedAt: null } },
    select: {
      ...times,
      member: { select: { id: true, name: true, email: true, roles: { select: { role: true } } } },
    },
  });
  if (!session?.member || !isLive('member', session, now)) return null;
  const { member } = session;
  const delegations = await delegationsTo(tenant, member.id, now);
  const own = member.roles.map((row) => roleOf.parse(row.role));
  // Whoever stands in decides as an approver, however little the person they stand in for may do besides.
  const held = delegations.length > 0 && !own.includes('approver') ? [...own, 'approver' as const] : own;
  return { ...member, sessionId: session.id, lastSeenAt: session.lastSeenAt, roles: held, delegations };
});

const readVisitor = query('session:resolve', z.strictObject({ id }), async ({ tenant, now }, input) => {
  const session = await tenant.session.findFirst({
    where: { id: input.id, visitor: { verifiedAt: { not: null }, mergedIntoId: null } },
    select: {
      ...times,
      visitor: {
        select: { id: true, email: true, blocks: { where: { liftedAt: null }, select: { id: true } } },
      },
    },
  });
  if (!session?.visitor || !isLive('visitor', session, now)) return null;
  // A blocked visitor counts as nobody, from the next request on.
  if (session.visitor.blocks.length > 0) return null;
  return { ...session.visitor, sessionId: session.id, lastSeenAt: session.lastSeenAt };
});

const personFields = { id: true, name: true, email: true } as const;

// Whoever left counts as nobody, from the next request on, whatever became of their sessions.
const readPerson = query('session:resolve', z.strictObject({ id }), async ({ tenant, now }, input) => {
  const session = await tenant.session.findFirst({
    where: { id: input.id, person: await presentPerson(tenant, now) },
    select: { ...times, person: { select: personFields } },
  });
  if (!session?.person || !isLive('person', session, now)) return null;
  return { ...session.person, sessionId: session.id, lastSeenAt: session.lastSeenAt };
});

const readOwnPerson = query(
  'session:resolve',
  z.strictObject({ memberId: id }),
  async ({ tenant, now }, { memberId }) =>
    tenant.person.findFirst({
      where: { memberId, ...(await presentPerson(tenant, now)) },
      select: personFields,
    }),
);

async function touch(hash: string, lastSeenAt: Date, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() > 60_000) await touchSession(hash, now);
}

async function locate(token: string, now: Date) {
  // A token of another form is nobody's; a megabyte of cookie is not worth hashing.
  if (!/^[\w-]{43}$/.test(token)) return null;
  const hash = hashToken(token);
  const located = await findSessionByTokenHash(hash, now);
  return located && { ...located, hash, system: systemActor(located.organizationId, 'session') };
}

/** The member whose browser holds this session token, or null if it is nobody's, over, idle, or the member is gone. */
export async function findMemberActor(token: string, origin: Origin): Promise<MemberActor | null> {
  const now = new Date();
  const found = await locate(token, now);
  const member = found && (await readMember(found.system, { id: found.id }));
  if (!found || !member) return null;
  await touch(found.hash, member.lastSeenAt, now);
  return {
    kind: 'member',
    organizationId: found.organizationId,
    origin,
    memberId: member.id,
    sessionId: member.sessionId,
    name: member.name,
    email: member.email,
    roles: member.roles,
    delegatedBy: member.delegations,
  };
}

/** The visitor whose browser holds this session token, or null if it is nobody's, over, or the visitor is blocked. */
export async function findVisitorActor(token: string, origin: Origin): Promise<VisitorActor | null> {
  const now = new Date();
  const found = await locate(token, now);
  const visitor = found && (await readVisitor(found.system, { id: found.id }));
  if (!found || !visitor) return null;
  await touch(found.hash, visitor.lastSeenAt, now);
  const { id: visitorId, email, sessionId } = visitor;
  return { kind: 'visitor', organizationId: found.organizationId, origin, visitorId, sessionId, email };
}

/** The employee whose browser holds this session token, or null if it is nobody's, over, or the employee has left. */
export async function findPersonActor(token: string, origin: Origin): Promise<PersonActor | null> {
  const now = new Date();
  const found = await locate(token, now);
  const person = found && (await readPerson(found.system, { id: found.id }));
  if (!found || !person) return null;
  await touch(found.hash, person.lastSeenAt, now);
  const { id: personId, name, email, sessionId } = person;
  const { organizationId } = found;
  return { kind: 'person', organizationId, origin, personId, sessionId, name, email, via: 'link' };
}

/** The employee that a signed-in member is, or null where their organization has no record of them as one, or they left. */
export async function findPersonOfMember(member: MemberActor): Promise<PersonActor | null> {
  const { organizationId, origin, memberId, sessionId } = member;
  const person = await readOwnPerson(systemActor(organizationId, 'session'), { memberId });
  if (!person) return null;
  const { id: personId, name, email } = person;
  return { kind: 'person', organizationId, origin, personId, sessionId, name, email, via: 'member' };
}
