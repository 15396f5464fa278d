import type { Actor } from '#lib/auth/actor.ts';
import { issueGrants } from '#lib/grant/issue-commands.ts';

type Wanted = { visitorId: string; documentId: string; days?: number; countsFrom?: 'approval' | 'first-use' };

/** Gives one visitor one document by hand, whatever that replaces, and returns the grant's id. */
export async function issueGrant(actor: Actor, wanted: Wanted): Promise<{ id: string }> {
  const { visitorId, documentId, days, countsFrom, ...rest } = wanted;
  const until =
    countsFrom === 'first-use' ? 'first-use' : days !== undefined || countsFrom ? 'days' : 'usual';
  const { grants } = await issueGrants(actor, {
    ...rest,
    visitorIds: [visitorId],
    documentIds: [documentId],
    until,
    ...(days === undefined ? {} : { days }),
    reason: 'Test',
    notify: true,
    replaces: 'any',
  });
  const [grant] = grants;
  if (!grant) throw new Error('no grant was given');
  return { id: grant.id };
}
