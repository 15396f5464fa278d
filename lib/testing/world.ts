import type { Actor, AnonymousActor, MemberActor, PersonActor, Role, VisitorActor } from '#lib/auth/actor.ts';
import { roles, systemActor } from '#lib/auth/actor.ts';
import { type Tenant, withTenant } from '#lib/db/tenant.ts';
import { newId } from '#lib/id.ts';
import { worldZone } from '#lib/testing/day.ts';
import { markOf } from '#lib/testing/mark.ts';

/** One actor of each kind and role in one organization. */
export type Actors = Record<Role, MemberActor> & {
  visitor: VisitorActor;
  anonymous: AnonymousActor;
  operator: Actor;
  system: Actor;
};

/** A small believable organization: a member of each role, one verified visitor, nothing else. */
export type World = { organizationId: string; slug: string; actors: Actors };

const origin = { address: '127.0.0.1', userAgent: 'test', requestId: 'test-request' };

/** Runs `write` in the organization without an operation: for arranging tests only. */
export function arrange<T>(
  world: Pick<World, 'organizationId'>,
  write: (tenant: Tenant) => Promise<T>,
): Promise<T> {
  return withTenant(world.organizationId, { readOnly: false }, write);
}

/** The rows of a member with one role, signed in just now, as weighty changes ask for, and their actor. */
function memberWith(organizationId: string, role: Role) {
  const memberId = newId();
  const at = new Date();
  const email = `${role}@${markOf(organizationId)}.example`;
  const name = `${role[0]?.toUpperCase()}${role.slice(1)} Person`;
  const sessionId = newId();
  const times = { createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 3_600_000) };
  const browser = { address: '127.0.0.1', userAgent: 'test', tokenHash: `test ${sessionId}` };
  const actor: MemberActor = {
    kind: 'member',
    organizationId,
    origin,
    memberId,
    sessionId,
    name,
    email,
    roles: [role],
    delegatedBy: [],
  };
  return {
    actor,
    member: { organizationId, id: memberId, email, name, invitedBy: 'operator:test', createdAt: at },
    grant: { organizationId, memberId, role, grantedAt: at, grantedBy: 'operator:test' },
    session: { organizationId, id: sessionId, memberId, ...browser, ...times },
  };
}

/** Adds an employee record and returns the actor of their browser, opened by a duty link. */
export async function addPerson(
  world: Pick<World, 'organizationId'>,
  given: { email?: string; name?: string; team?: string; startedOn?: Date } = {},
): Promise<PersonActor> {
  const { organizationId } = world;
  const personId = newId();
  const email = given.email ?? `person-${markOf(personId)}@inside.example`;
  const { name = 'Petra Person', team = '', startedOn = null } = given;
  const at = new Date();
  const sessionId = newId();
  const times = { createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 3_600_000) };
  const browser = { address: '127.0.0.1', userAgent: 'test', tokenHash: `test ${sessionId}` };
  await arrange(world, async (tenant) => {
    const stamps = { createdAt: at, createdBy: 'operator:test', changedAt: at };
    await tenant.person.create({
      data: { organizationId, id: personId, email, name, team, startedOn, ...stamps },
    });
    await tenant.session.create({ data: { organizationId, id: sessionId, personId, ...browser, ...times } });
  });
  return { kind: 'person', organizationId, origin, personId, sessionId, name, email, via: 'link' };
}

/** Adds a verified visitor and returns the actor of their signed-in browser (without a session row). */
export async function addVisitor(
  world: Pick<World, 'organizationId'>,
  person: { email?: string; name?: string; company?: string } = {},
): Promise<VisitorActor> {
  const { organizationId } = world;
  const visitorId = newId();
  const email = person.email ?? `visitor-${markOf(visitorId)}@buyer.example`;
  const at = new Date();
  await withTenant(organizationId, { readOnly: false }, (tenant) =>
    tenant.visitor.create({
      data: {
        organizationId,
        id: visitorId,
        email,
        name: person.name ?? 'Vera Visitor',
        company: person.company ?? 'Buyer Ltd',
        createdAt: at,
        verifiedAt: at,
      },
    }),
  );
  return { kind: 'visitor', organizationId, origin, visitorId, sessionId: newId(), email };
}

/** Makes an organization with every actor in it. */
export async function createWorld(name = 'Northwind Data'): Promise<World> {
  const organizationId = newId();
  const slug = `org-${markOf(organizationId, 12)}`;
  const members = await withTenant(organizationId, { readOnly: false }, async (tenant) => {
    await tenant.organization.create({
      data: { id: organizationId, slug, name, timeZone: worldZone, createdAt: new Date() },
    });
    // Thousands of worlds are made in a run, so their rows go in together.
    const made = roles.map((role) => memberWith(organizationId, role));
    await tenant.member.createMany({ data: made.map(({ member }) => member) });
    await tenant.memberRole.createMany({ data: made.map(({ grant }) => grant) });
    await tenant.session.createMany({ data: made.map(({ session }) => session) });
    const actors = made.map(({ actor }) => [actor.roles[0], actor]);
    return Object.fromEntries(actors) as Record<Role, MemberActor>;
  });
  const visitor = await addVisitor({ organizationId });
  const operator: Actor = { kind: 'operator', organizationId, name: 'test', origin };
  const anonymous: AnonymousActor = { kind: 'anonymous', organizationId, origin };
  const system = systemActor(organizationId, 'test');
  return { organizationId, slug, actors: { ...members, visitor, anonymous, operator, system } };
}

/** The log of an organization, oldest first: what was done, by whom, to what. */
export async function auditTrail(
  world: World,
): Promise<{ action: string; actor: string; subject: string }[]> {
  return arrange(world, (tenant) =>
    tenant.auditEvent.findMany({
      orderBy: { sequence: 'asc' },
      select: { action: true, actor: true, subject: true },
    }),
  );
}
