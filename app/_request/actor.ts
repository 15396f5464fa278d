import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { AnonymousActor, MemberActor, Origin, VisitorActor } from '#lib/auth/actor.ts';
import { findMember } from '#lib/auth/session.ts';
import { findOrganizationBySlug, findPortalBySlug } from '#lib/db/lookup.ts';
import { newId } from '#lib/id.ts';
import { portalPaths, safeNext, signInPaths, workspacePaths } from '#lib/paths.ts';
import { findVisitorActor } from '#lib/session/queries.ts';
import { canonicalAddress } from '#lib/throttle/address.ts';
import { readMemberSession, readVisitorSession } from './cookies';

/** From where this request comes. The server in front sets these headers itself and takes none from outside. */
export const requestOrigin = cache(async (): Promise<Origin> => {
  const given = await headers();
  return {
    address: canonicalAddress(given.get('x-candor-client-ip') ?? ''),
    userAgent: (given.get('user-agent') ?? '').slice(0, 300),
    requestId: given.get('x-request-id') ?? newId(),
  };
});

/** The path being asked for, as the server in front tells; only ever a place to come back to. */
export async function here(fallback: string): Promise<string> {
  const path = (await headers()).get('x-candor-path') ?? '';
  // The framework marks its own reading of a page in the address.
  return safeNext(path.replace(/[?&]_rsc=[^&]*/, ''), fallback);
}

/** A way in that leads on to `next`. */
export const withNext = (path: string, next: string) => `${path}?next=${encodeURIComponent(next)}`;

/** The member signed in on this browser, in whatever organization, or null. */
export const currentMember = cache(
  async (): Promise<MemberActor | null> => findMember(await readMemberSession(), await requestOrigin()),
);

/**
 * The member of this organization. Without a session the browser is sent to sign in and comes back; another
 * organization's member, and an organization that does not exist, look the same: 404.
 */
export const memberActor = cache(async (organizationSlug: string): Promise<MemberActor> => {
  // Actions are called with whatever somebody sends.
  if (typeof organizationSlug !== 'string') notFound();
  const member = await currentMember();
  if (!member) {
    redirect(
      withNext(signInPaths.organization(organizationSlug), await here(workspacePaths.home(organizationSlug))),
    );
  }
  if ((await findOrganizationBySlug(organizationSlug)) !== member.organizationId) notFound();
  return member;
});

/** Somebody unknown at an organization's door. */
export async function anonymousActor(organizationId: string): Promise<AnonymousActor> {
  return { kind: 'anonymous', organizationId, origin: await requestOrigin() };
}

/** Somebody unknown at the door of the organization with this slug; 404 if there is none. */
export async function anonymousAt(organizationSlug: string): Promise<AnonymousActor> {
  const organizationId = await findOrganizationBySlug(organizationSlug);
  if (!organizationId) notFound();
  return anonymousActor(organizationId);
}

/** Who looks at a portal, and which one. */
export type PortalRequest<Actor> = { actor: Actor; portalId: string; organizationId: string };

/** The visitor signed in to this portal, or nobody known. 404 where there is no such portal. */
export const portalActor = cache(
  async (portalSlug: string): Promise<PortalRequest<VisitorActor | AnonymousActor>> => {
    const portal = await findPortalBySlug(portalSlug);
    if (!portal) notFound();
    const origin = await requestOrigin();
    const { organizationId, id: portalId } = portal;
    const token = await readVisitorSession(portalSlug);
    const visitor = token ? await findVisitorActor(token, origin) : null;
    const known = visitor?.organizationId === organizationId ? visitor : null;
    return { actor: known ?? { kind: 'anonymous', organizationId, origin }, portalId, organizationId };
  },
);

/** The visitor signed in to this portal; anybody else is sent to its sign-in and comes back. */
export async function visitorActor(portalSlug: string): Promise<PortalRequest<VisitorActor>> {
  const { actor, ...portal } = await portalActor(portalSlug);
  if (actor.kind === 'visitor') return { actor, ...portal };
  redirect(withNext(portalPaths.signIn(portalSlug), await here(portalPaths.library(portalSlug))));
}

/** Who asks a portal, as far as the browser itself says: its session there, else its address. Not checked. */
export async function browserAt(portalSlug: string): Promise<string> {
  return (await readVisitorSession(portalSlug)) ?? `address ${(await requestOrigin()).address}`;
}
