import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Forbidden } from '#lib/errors.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { daysAfter } from '#lib/grant/lifecycle.ts';
import { refuseOwn, sameMailbox } from '#lib/grant/steps.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { type Ruling, rule } from './decision-steps.ts';
import { type LockedRequest, lockRequest } from './lock-steps.ts';
import { askedMail, decidedMail } from './mail-steps.ts';
import { mayDecide } from './notice-steps.ts';
import { askInput, type Decision, decideRequestInput } from './schema.ts';

const ownSentence = 'This is your own request. Somebody else has to decide on it.';

/**
 * Decides on one or more documents of a request; the visitor is told at once, with the reasons of denials. All of it
 * happens or nothing. Throws Conflict when a document is decided already, is archived, when the visitor is blocked, and
 * for one's own request (W02); Forbidden when `onBehalfOf` has not handed over their decisions.
 */
export const decideRequest = command('access-request:decide', decideRequestInput, async (context, input) => {
  const { tenant, by } = context;
  const request = await lockRequest(tenant, input.requestId, 'decide');
  const onBehalfOf = await delegator(context, input.onBehalfOf, request.visitor.email);
  await refuseClosedDoors(tenant, request, input.decisions);
  const rulings = input.decisions.map((decision) => rulingOf(decision, by, onBehalfOf));
  const { events, closed } = await rule(context, request, rulings);
  const documentIds = input.decisions.map((decision) => decision.documentId);
  await decidedMail(context, request.id, documentIds);
  const decisions = input.decisions.map(({ documentId, outcome }) => ({ documentId, outcome }));
  const reasons = input.decisions.flatMap((decision) => ('reason' in decision ? [decision.reason] : []));
  return {
    result: { closed },
    events: [
      {
        subject: `access-request:${request.id}`,
        data: { decisions, onBehalfOf, closed },
        ...(reasons.length > 0 ? { personal: { reasons } } : {}),
      },
      ...events,
    ],
  };
});

function rulingOf(decision: Decision, by: string, onBehalfOf: string | null): Ruling {
  const { documentId, outcome } = decision;
  if (outcome === 'denied')
    return { documentId, outcome, reason: decision.reason, by, onBehalfOf, gift: null };
  const { days, countsFrom } = decision;
  const gift = {
    source: 'request',
    ...(days === undefined ? {} : { days }),
    ...(countsFrom === undefined ? {} : { countsFrom }),
  } as const;
  return { documentId, outcome, reason: null, by, onBehalfOf, gift };
}

/** For whom the actor decides; nobody decides on a request of their own, nor for somebody whose own it is. */
async function delegator(
  context: CommandContext,
  named: string | null,
  visitorEmail: string,
): Promise<string | null> {
  const { actor, tenant } = context;
  refuseOwn(actor, visitorEmail, ownSentence);
  const onBehalfOf = named ?? (await onlyStandsIn(context));
  if (onBehalfOf === null) return null;
  if (actor.kind !== 'member' || !actor.delegatedBy.includes(onBehalfOf))
    throw new Forbidden('This member has not handed their decisions over to you.');
  const member = await tenant.member.findFirst({
    where: { id: onBehalfOf, removedAt: null },
    select: { email: true, roles: { select: { role: true } } },
  });
  if (!member?.roles.some(({ role }) => mayDecide(role)))
    throw new Forbidden('This member may not decide on requests any more.');
  if (sameMailbox(member.email, visitorEmail)) throw new Conflict(ownSentence);
  return onBehalfOf;
}

/** For a member who decides only because somebody is away: that somebody, even when nobody was named. */
async function onlyStandsIn({ actor, tenant }: CommandContext): Promise<string | null> {
  if (actor.kind !== 'member') return null;
  const [first = null] = actor.delegatedBy;
  if (first === null) return null;
  const own = await tenant.memberRole.findMany({
    where: { memberId: actor.memberId },
    select: { role: true },
  });
  return own.some(({ role }) => mayDecide(role)) ? null : first;
}

async function refuseClosedDoors(
  tenant: Tenant,
  request: LockedRequest,
  decisions: readonly Decision[],
): Promise<void> {
  const approved = decisions.filter((decision) => decision.outcome === 'approved');
  if (approved.length === 0) return;
  if (await isBlocked(tenant, request.visitorId))
    throw new Conflict('This visitor is blocked. Lift the block before you approve.');
  const archived = request.items.find(
    (item) => item.document.archivedAt && approved.some((one) => one.documentId === item.documentId),
  );
  if (archived) throw new Conflict(`${archived.document.title} is archived and can no longer be approved.`);
}

/** Asks the visitor for information; the time to decide stands still until they answer. */
export const askForInformation = command('access-request:ask', askInput, async (context, input) => {
  const { tenant, organizationId, now, by, actor } = context;
  const request = await lockRequest(tenant, input.requestId, 'ask');
  refuseOwn(actor, request.visitor.email, ownSentence);
  const id = newId();
  const { body } = input;
  const question = { author: by, fromVisitor: false, asksForInformation: true, body, sentAt: now };
  await tenant.accessRequestMessage.create({
    data: { ...question, organizationId, id, requestId: request.id },
    select: { id: true },
  });
  const { requestExpiresAfterDays } = await readSetting(tenant, 'access');
  const expiresAt = daysAfter(now, requestExpiresAfterDays);
  await tenant.accessRequest.updateMany({ where: { id: request.id, closedAt: null }, data: { expiresAt } });
  await askedMail(context, request.id, { id, body });
  return {
    result: { id },
    events: [{ subject: `access-request:${request.id}`, data: { messageId: id }, personal: { body } }],
  };
});
