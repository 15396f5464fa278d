import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { PersonActor } from '#lib/auth/actor.ts';
import { findOrganizationBySlug } from '#lib/db/lookup.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { findPersonActor, findPersonOfMember } from '#lib/session/queries.ts';
import { currentMember, here, requestOrigin, withNext } from './actor';
import { readPersonSession } from './cookies';

/**
 * The employee that this browser speaks for at an organization, or null: whoever pressed a duty link's button here, else
 * the signed-in member as the employee that they are.
 */
export const currentPerson = cache(async (organizationSlug: string): Promise<PersonActor | null> => {
  if (typeof organizationSlug !== 'string') return null;
  const organizationId = await findOrganizationBySlug(organizationSlug);
  if (!organizationId) return null;
  const token = await readPersonSession(organizationSlug);
  const known = token ? await findPersonActor(token, await requestOrigin()) : null;
  if (known?.organizationId === organizationId) return known;
  const member = await currentMember();
  return member?.organizationId === organizationId ? findPersonOfMember(member) : null;
});

/** The employee at an organization; anybody else is sent to where links are mailed, and comes back. */
export async function personActor(organizationSlug: string): Promise<PersonActor> {
  const person = await currentPerson(organizationSlug);
  if (person) return person;
  const slug = String(organizationSlug);
  redirect(withNext(dutyPaths.ask(slug), await here(dutyPaths.list(slug))));
}
