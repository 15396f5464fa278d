import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MemberActor, type PersonActor, type Role, roles, type VisitorActor } from '#lib/auth/actor.ts';
import { sealSession } from '#lib/auth/session.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { publishPortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { startSession } from '#lib/session/steps.ts';
import { type AccessWorld, createAccessWorld, sendRequest, signAgreement } from '#lib/testing/access.ts';
import { addPerson, arrange, type World } from '#lib/testing/world.ts';
import { prepareEnvironment } from '../bin/environment.ts';
import { canary } from './canaries.ts';

/** Where the server under test answers. */
export const origin = `http://localhost:${process.env.CANDOR_JOURNEY_PORT}`;

/** Lets this process work in the database of the server under test, which is running. */
export async function joinServer(): Promise<void> {
  process.env.CANDOR_DATA_DIR = process.env.CANDOR_JOURNEY_DATA;
  process.env.PUBLIC_ORIGIN = origin;
  process.env.LOG_LEVEL = 'silent';
  await prepareEnvironment();
}

/** Secrets of the server under test, none of which may ever be seen from outside. */
export function serverSecrets(): string[] {
  const folder = process.env.CANDOR_JOURNEY_DATA ?? '';
  const secrets: { passwords: Record<string, string>; sessionSecret: string } = JSON.parse(
    readFileSync(join(folder, 'secrets.json'), 'utf8'),
  );
  const masterKey = readFileSync(join(folder, 'master.key'), 'utf8').trim();
  return [...Object.values(secrets.passwords), secrets.sessionSecret, masterKey];
}

/** The cookie of a member who has signed in. */
export async function memberCookie(world: World, member: MemberActor): Promise<string> {
  const { token } = await arrange(world, (tenant) => {
    const { organizationId, memberId } = member;
    return startSession({ tenant, organizationId, now: new Date(), actor: member }, { memberId });
  });
  return `candor-session=${canary(await sealSession(canary(token)))}`;
}

/** The cookie of a visitor whose address is proven in this browser. */
export async function visitorCookie(world: World, visitor: VisitorActor): Promise<string> {
  const { token } = await arrange(world, (tenant) => {
    const { organizationId, visitorId } = visitor;
    return startSession({ tenant, organizationId, now: new Date(), actor: visitor }, { visitorId });
  });
  return `candor-visitor-${world.slug}=${canary(token)}`;
}

/** The cookie of an employee who pressed a duty link's button. */
export async function personCookie(world: World, person: PersonActor): Promise<string> {
  const { token } = await arrange(world, (tenant) => {
    const { organizationId, personId } = person;
    return startSession({ tenant, organizationId, now: new Date(), actor: person }, { personId });
  });
  return `candor-employee-${world.slug}=${canary(token)}`;
}

/** An organization with a published portal and one thing of each kind, with somebody signed in as everybody. */
export type Place = AccessWorld & {
  cookies: Record<Role | 'visitor' | 'person', string>;
  requestId: string;
};

/** Makes such an organization in the server's database. */
export async function makePlace(): Promise<Place> {
  const world = await createAccessWorld();
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  const { id: portalId, draftSha256: sha256 } = await getPortal(world.actors.security, {});
  await publishPortal(world.actors.security, { portalId, sha256 });
  const requestId = await sendRequest(world);
  await signAgreement(world);
  const cookies: Partial<Record<Role, string>> = {};
  for (const role of roles) cookies[role] = await memberCookie(world, world.actors[role]);
  const visitor = await visitorCookie(world, world.actors.visitor);
  const person = await personCookie(world, await addPerson(world));
  return { ...world, requestId, cookies: { ...cookies, visitor, person } as Place['cookies'] };
}
