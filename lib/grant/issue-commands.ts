import type { EventDraft } from '#lib/audit-event/append.ts';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { keepFile } from '#lib/file/steps.ts';
import { writeWaiver } from '#lib/nda/steps.ts';
import { type Proof, withProof } from '#lib/nda-waiver/commands.ts';
import { type CommandContext, command, query } from '#lib/operation.ts';
import { mailInvitation } from '#lib/visitor/invitation-steps.ts';
import { findOrNameVisitor } from '#lib/visitor/steps.ts';
import { issueGrantsInput, type PlannedHolder, previewIssueInput } from './issue-schema.ts';
import { planIssue } from './issue-steps.ts';
import { mailVisitor } from './mail-steps.ts';
import { type Gift, giveGrant, grantGivenEvent, lockVisitor } from './steps.ts';

/** Who would be able to get what until when, and what would be replaced. Throws as `issueGrants`. */
export const previewIssue = query('grant:issue', previewIssueInput, planIssue);

type Holder = PlannedHolder & { visitorId: string };
type Input = ReturnType<typeof issueGrantsInput.parse>;

/** What is given puts an end to what is held: only with the knowledge of whoever gives. */
function requireKnown(holders: readonly PlannedHolder[], replaces: Input['replaces']): void {
  for (const { name, whyNot, grants } of holders) {
    if (whyNot) throw new Conflict(`${name}: ${whyNot}`);
    if (replaces === 'any') continue;
    const unknown = grants.find(({ held }) => held && !replaces.includes(held.grantId));
    if (unknown)
      throw new Conflict(
        `${name} has a grant of “${unknown.title}” already, which this would replace. Please look again at what will happen.`,
      );
  }
}

/** Until when a waiver counts that comes with these grants: as long as the longest of them. */
function longest({ grants }: PlannedHolder): Date | null {
  const ends = grants.map(({ expiresAt }) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...ends);
  return Number.isFinite(last) ? new Date(last) : null;
}

/** Writes the waiver that the input asks for, where one is needed. An agreement that was uploaded is never dropped silently. */
async function waive(context: CommandContext, holder: Holder, input: Input): Promise<EventDraft[]> {
  const { nda, proof } = input;
  if (nda === 'needed') return [];
  if (!may(context.actor, 'nda:waive')) throw new Forbidden();
  if (holder.nda === 'signed' || holder.nda === 'waived') {
    if (proof) throw new Conflict(`${holder.name} has signed already, or the NDA is waived for them.`);
    return [];
  }
  const proofFileId = proof ? await keepFile(context, proof) : undefined;
  const reason = input.reason.replace(/\s+/g, ' ');
  const expiresAt = longest(holder);
  const { visitorId } = holder;
  return [(await writeWaiver(context, { visitorId, kind: nda, reason, proofFileId, expiresAt })).event];
}

async function give(context: CommandContext, holder: Holder, input: Input, source: Gift['source']) {
  const { visitorId } = holder;
  const given = [];
  for (const { documentId, days, countsFrom, expiresAt, held } of holder.grants) {
    const gift: Gift = { visitorId, documentId, source, days, countsFrom, expiresAt };
    const id = await giveGrant(context, gift);
    const { data, ...event } = grantGivenEvent(id, gift);
    const personal = { reason: input.reason };
    const replaces = held?.grantId ?? null;
    given.push({ id, documentId, event: { ...event, data: { ...data, replaces }, personal } });
  }
  return given;
}

async function mailHolder(context: CommandContext, { email, grants }: Holder, firstId: string) {
  const titles = grants.map(({ title }) => title);
  const [only = ''] = titles;
  await mailVisitor(context, email, (organization, t) => ({
    template: 'grant-issued',
    subject: t('issued.subject', { organization, count: titles.length }),
    paragraphs: [
      ...(titles.length === 1
        ? [t('issued.one', { organization, title: only })]
        : [t('issued.several', { organization }), ...titles.map((one) => `- ${one}`)]),
      t('issued.how'),
    ],
    dedupeKey: `grant-issued:${firstId}`,
  }));
}

/** Everybody who gets something, held until the end, with what they hold now. `invitedId` is a person nobody knew. */
async function holdersOf(context: CommandContext, input: Input) {
  const { tenant } = context;
  const { person } = input;
  const known = person && (await tenant.visitor.count({ where: { email: person.email } })) > 0;
  const personId = person && (await findOrNameVisitor(context, person));
  const ids = [...new Set([...input.visitorIds, ...(personId ? [personId] : [])])];
  // In one order, so that two people who give to the same visitors wait for each other instead of for ever.
  for (const id of ids.toSorted()) await lockVisitor(tenant, id);
  const planned = await planIssue(context, { ...input, visitorIds: ids, person: null });
  const holders = planned.flatMap(({ visitorId, ...one }) => (visitorId ? [{ ...one, visitorId }] : []));
  return { holders, invitedId: known ? null : personId };
}

/** Gives one person all documents, with the waiver where one is wished, and tells them. */
async function giveTo(context: CommandContext, holder: Holder, input: Input, invited: boolean) {
  const { visitorId } = holder;
  const events = await waive(context, holder, input);
  const byHand = context.actor.kind === 'operator' ? 'operator' : 'hand';
  const given = await give(context, holder, input, invited ? 'invitation' : byHand);
  events.push(...given.map(({ event }) => event));
  if (invited) {
    const titles = holder.grants.map(({ title }) => title);
    await mailInvitation(context, { ...holder, titles, note: '' });
    const data = { documentIds: input.documentIds };
    events.push({ subject: `visitor:${visitorId}`, action: 'visitor:invite', data });
  } else if (input.notify) await mailHolder(context, holder, given[0]?.id ?? '');
  return { grants: given.map(({ id, documentId }) => ({ id, visitorId, documentId })), events };
}

/**
 * Gives documents by hand: to visitors, or to a new person, who is invited by that. The reason stands with each event. What
 * the new grants replace has to be known. Throws NotFound; Invalid for a term that cannot be; Conflict for a blocked
 * person, for oneself, for a public or archived document, and for a grant that was not known of.
 */
export const issueGrants = command('grant:issue', issueGrantsInput, async (context, input) => {
  const { holders, invitedId } = await holdersOf(context, input);
  requireKnown(holders, input.replaces);
  const given = [];
  for (const holder of holders)
    given.push(await giveTo(context, holder, input, holder.visitorId === invitedId));
  const [first, ...rest] = given.flatMap(({ events }) => events);
  if (!first) throw new NotFound('There is no such visitor.');
  return { result: { grants: given.flatMap(({ grants }) => grants) }, events: [first, ...rest] };
});

/** Gives with the agreement that was signed elsewhere, where there is one. Throws as `issueGrants` and `withProof`. */
export async function issueWithProof(
  actor: Actor,
  input: Omit<Parameters<typeof issueGrants>[1], 'proof'>,
  proof: Proof | null,
): ReturnType<typeof issueGrants> {
  if (!proof) return issueGrants(actor, input);
  return withProof(actor, proof, (staged) => issueGrants(actor, { ...input, proof: staged }));
}
