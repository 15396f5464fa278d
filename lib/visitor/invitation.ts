import { Conflict, Invalid } from '#lib/errors.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { type Gift, giveGrant, grantGivenEvent, refuseOwn } from '#lib/grant/steps.ts';
import { type CommandContext, command, nothing, query } from '#lib/operation.ts';
import { mailInvitation } from './invitation-steps.ts';
import { inviteVisitorInput } from './schema.ts';
import { findOrNameVisitor } from './steps.ts';

const ownSentence = 'You cannot open documents to yourself. Another approver has to do this.';

// What an invitation can name: everything that a copy can be made of and that is not open to everybody anyway.
const givable = {
  archivedAt: null,
  tier: { not: 'public' },
  currentRevision: { state: 'ready', publishedAt: { not: null }, withdrawnAt: null },
};

/** Documents that can be given by an invitation, hidden ones included, in their order. */
export const listGivableDocuments = query('visitor:invite', nothing, ({ tenant }) =>
  tenant.document.findMany({
    where: givable,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, title: true, tier: true },
  }),
);

async function titlesOf({ tenant }: CommandContext, ids: readonly string[]): Promise<string[]> {
  const found = await tenant.document.findMany({
    where: { ...givable, id: { in: [...ids] } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { title: true },
  });
  if (found.length !== ids.length) {
    const message =
      'One of these documents cannot be given: it is unknown, public, archived or not published.';
    throw new Invalid([{ path: 'documentIds', message }]);
  }
  return found.map((document) => document.title);
}

/**
 * Invites a person with named documents: the visitor is made where there is none, each document is granted with source
 * `invitation`, and a mail leads to the portal. What is restricted still needs the NDA.
 * Throws Invalid for documents that cannot be given; Conflict for a blocked person and for oneself.
 */
export const inviteVisitor = command('visitor:invite', inviteVisitorInput, async (context, input) => {
  const { tenant, actor } = context;
  const { email, name, company, title, documentIds, days, countsFrom, note } = input;
  refuseOwn(actor, email, ownSentence);
  const titles = await titlesOf(context, documentIds);
  const visitorId = await findOrNameVisitor(context, { email, name, company, title });
  if (await isBlocked(tenant, visitorId))
    throw new Conflict('This person or their domain is blocked, or they were merged into another visitor.');
  const terms = { ...(days ? { days } : {}), ...(countsFrom ? { countsFrom } : {}) };
  const events = [];
  for (const documentId of documentIds) {
    const gift: Gift = { visitorId, documentId, source: 'invitation', ...terms };
    events.push(grantGivenEvent(await giveGrant(context, gift), gift));
  }
  await mailInvitation(context, { visitorId, email, name, titles, note });
  const invited = { subject: `visitor:${visitorId}` as const, data: { documentIds } };
  return { result: { visitorId }, events: [invited, ...events] };
});
