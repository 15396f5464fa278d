import type { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { readSetting } from '#lib/setting/read.ts';
import { domainOf } from '#lib/text.ts';
import { isBlocked } from './access.ts';
import type { PlannedHolder, previewIssueInput } from './issue-schema.ts';
import { grantState } from './lifecycle.ts';
import { sameMailbox } from './steps.ts';
import { grantTerm, termProblems } from './term.ts';

type Offer = z.output<typeof previewIssueInput>;
type Reader = { tenant: Tenant; actor: Actor; now: Date };
type Person = { visitorId: string | null; name: string; email: string };

const ownSentence = 'You cannot open documents to yourself. Another approver has to do this.';
const blockedSentence = 'This person or their domain is blocked, or they were merged into another visitor.';

/** Whom the offer names, the new person last. Throws NotFound for an unknown visitor. */
async function peopleOf(tenant: Tenant, { visitorIds, person }: Offer): Promise<Person[]> {
  const select = { id: true, name: true, email: true };
  const known = await tenant.visitor.findMany({ where: { id: { in: visitorIds } }, select });
  if (known.length !== visitorIds.length) throw new NotFound('There is no such visitor.');
  const people = visitorIds.flatMap((id) => known.filter((one) => one.id === id));
  if (person && !people.some(({ email }) => email === person.email)) {
    const there = await tenant.visitor.findFirst({ where: { email: person.email }, select });
    people.push(there ?? { id: '', name: person.name, email: person.email });
  }
  return people.map(({ id, name, email }) => ({ visitorId: id || null, name: name || email, email }));
}

async function whyNobody({ tenant, actor }: Reader, { visitorId, email }: Person): Promise<string | null> {
  if (actor.kind === 'member' && sameMailbox(actor.email, email)) return ownSentence;
  const blocked = visitorId
    ? await isBlocked(tenant, visitorId)
    : (await tenant.blockedDomain.count({ where: { domain: domainOf(email) } })) > 0;
  return blocked ? blockedSentence : null;
}

/** The documents of the offer in their order. Throws NotFound; Conflict for one that nobody needs a grant for. */
async function documentsOf(tenant: Tenant, ids: readonly string[]) {
  const found = await tenant.document.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      tier: true,
      archivedAt: true,
      currentRevision: { select: { state: true, publishedAt: true, withdrawnAt: true } },
    },
  });
  if (found.length !== ids.length) throw new NotFound('There is no such document.');
  for (const { title, tier, archivedAt } of found) {
    if (tier === 'public') throw new Conflict(`“${title}” is public; everybody can have it.`);
    if (archivedAt) throw new Conflict(`“${title}” is archived.`);
  }
  return found.map(({ currentRevision, ...document }) => ({
    ...document,
    published:
      currentRevision?.state === 'ready' && !!currentRevision.publishedAt && !currentRevision.withdrawnAt,
  }));
}

async function heldBy(tenant: Tenant, visitorId: string, documentIds: readonly string[], now: Date) {
  const rows = await tenant.grant.findMany({
    where: { visitorId, documentId: { in: [...documentIds] }, supersededAt: null },
    select: {
      id: true,
      documentId: true,
      expiresAt: true,
      revocations: { where: { reinstatedAt: null }, select: { reason: true } },
    },
  });
  return rows.flatMap(({ id, documentId, expiresAt, revocations }) => {
    const facts = { supersededAt: null, expiresAt, revoked: revocations.length > 0 };
    const state = grantState(facts, now);
    const held = { grantId: id, state, expiresAt, revokedReason: revocations[0]?.reason ?? null };
    return state === 'expired' ? [] : [{ documentId, held }];
  });
}

/**
 * Who would be able to get what until when. The same for the preview and for giving, which holds the visitors meanwhile.
 * Throws NotFound, Conflict for documents that need no grant, Invalid for a term that cannot be.
 */
export async function planIssue(reader: Reader, offer: Offer): Promise<PlannedHolder[]> {
  const { tenant, now } = reader;
  const problems = termProblems(offer, now);
  if (problems.length > 0) throw new Invalid(problems);
  const documents = await documentsOf(tenant, offer.documentIds);
  const setting = await readSetting(tenant, 'access');
  const planned: PlannedHolder[] = [];
  for (const person of await peopleOf(tenant, offer)) {
    const { visitorId } = person;
    const held = visitorId ? await heldBy(tenant, visitorId, offer.documentIds, now) : [];
    const nda = visitorId ? await ndaStanding(tenant, visitorId, now) : { state: 'needed' as const };
    const grants = documents.map(({ id, title, tier, published }) => {
      const days = tier === 'confidential' ? setting.confidentialDays : setting.restrictedDays;
      const term = grantTerm(offer, { days, countsFrom: setting.countsFrom }, now);
      const before = held.find(({ documentId }) => documentId === id)?.held ?? null;
      return { documentId: id, title, published, ...term, held: before };
    });
    const ndaUntil = 'until' in nda ? nda.until : null;
    const whyNot = await whyNobody(reader, person);
    planned.push({ ...person, whyNot, nda: nda.state, ndaUntil, grants });
  }
  return planned;
}
