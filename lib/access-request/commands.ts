import type { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from '#lib/errors.ts';
import { whyNotGrant } from '#lib/grant/lifecycle.ts';
import { grantInput } from '#lib/grant/schema.ts';
import { lockGrant } from '#lib/grant/steps.ts';
import { translator } from '#lib/messages/translator.ts';
import { command, type Operation } from '#lib/operation.ts';
import { parse } from '#lib/parse.ts';
import { unprintable } from '#lib/pdf/printable.ts';
import { guestOf } from '#lib/throttle/address.ts';
import { countIn, notBefore } from '#lib/throttle/throttle.ts';
import { acceptAnswer } from './answer-steps.ts';
import { writeDraft } from './draft-steps.ts';
import { lockRequest } from './lock-steps.ts';
import { closedMail } from './mail-steps.ts';
import { answerInput, requestInput, submitRequestInput } from './schema.ts';
import { acceptRequest } from './steps.ts';
import {
  ignoreFlood,
  ignoreRobot,
  type Submitted,
  submitAsStranger,
  submitAsVisitor,
} from './submission-steps.ts';

/** Requests that one guest, or one visitor, may send in an hour, and mails that one address may be sent in a day for them. */
export const mostPerGuest = 20;
export const mostPerAddress = 5;

const answerMilliseconds = 250;

const submit = command('access-request:submit', submitRequestInput, async (context, input) => {
  const { actor } = context;
  const { website, email, former, ...form } = input;
  if (actor.kind === 'visitor') return submitAsVisitor(context, form, actor.visitorId);
  if (!email) throw new Invalid([{ path: 'email', message: 'Please fill in your e-mail address.' }]);
  return website === '' ? submitAsStranger(context, form, email, former) : ignoreRobot(context, email);
});

const flood = command('access-request:submit', submitRequestInput, async (context, { email = '' }) =>
  ignoreFlood(context, email),
);

/** The parsed form. Throws Invalid with the problems of its fields, also for what our fonts cannot print on a copy. */
async function parseForm(input: unknown): Promise<z.output<typeof submitRequestInput>> {
  const form = parse(submitRequestInput, input);
  const { name, company, title } = form;
  const problems = await unprintable(
    { name, company, title },
    translator('request')('problem.character', { character: '{character}' }),
  );
  if (problems.length > 0) throw new Invalid(problems);
  return form;
}

/**
 * Sends the form of a request, as a stranger or as a signed-in visitor (whose proven address counts, whatever was
 * typed). A stranger always gets a flow, after the same time. Throws Invalid with problems of fields, and TooMany for a
 * guest who sends too many forms. Of one address more than a few a day are dropped unseen (P30).
 */
export const submitRequest: Operation<unknown, Submitted> = async (actor, input) => {
  const started = performance.now();
  const who = actor.kind === 'visitor' ? actor.visitorId : guestOf(actor.origin.address);
  const of = `${actor.organizationId} ${who}`;
  const guest = { name: 'request-guest', of, most: mostPerGuest, seconds: 3600 };
  const tally = await countIn(guest, new Date());
  if (tally.exceeded) throw new TooMany(tally.retryAfter);
  const form = await parseForm(input);
  if (actor.kind === 'visitor') return submit(actor, form);
  const dropped = form.email !== undefined && (await isFlood(actor, form.email));
  const submitted = await (dropped ? flood : submit)(actor, form);
  await notBefore(started, answerMilliseconds);
  return submitted;
};

/** Counts the form for its address; beyond a few a day nothing is mailed to it any more. */
async function isFlood(actor: Actor, email: string): Promise<boolean> {
  const of = `${actor.organizationId} ${email}`;
  const day = { name: 'request-address', of, most: mostPerAddress, seconds: 86_400 };
  return (await countIn(day, new Date())).exceeded;
}

function visitorOf(actor: { kind: string; visitorId?: string }): string {
  if (actor.kind !== 'visitor' || !actor.visitorId) throw new Forbidden();
  return actor.visitorId;
}

/** The visitor answers on the thread of an open request; a clock that a question had stopped goes on. */
export const answerRequest = command('access-request:answer', answerInput, async (context, input) => {
  const request = await lockRequest(context.tenant, input.requestId, 'answer', visitorOf(context.actor));
  return { result: {}, events: [await acceptAnswer(context, request, input.body)] };
});

/** The visitor takes an open request back. */
export const withdrawRequest = command('access-request:withdraw', requestInput, async (context, input) => {
  const { tenant, now, actor } = context;
  const request = await lockRequest(tenant, input.requestId, 'withdraw', visitorOf(actor));
  await tenant.accessRequest.updateMany({
    where: { id: request.id, closedAt: null },
    data: { withdrawnAt: now, closedAt: now },
  });
  await closedMail(context, request.id, 'withdrawn');
  return { result: {}, events: [{ subject: `access-request:${request.id}` }] };
});

/** Asks, in one step, for a document again whose grant ends or has ended; joins an open request for it. */
export const renewGrant = command('grant:renew', grantInput, async (context, { grantId }) => {
  const { tenant, now, actor } = context;
  const visitorId = visitorOf(actor);
  const own = await tenant.grant.count({ where: { id: grantId, visitorId } });
  if (own === 0) throw new NotFound('There is no such grant.');
  const grant = await lockGrant(tenant, grantId, now);
  const sentence = whyNotGrant(grant.state, 'renew');
  if (sentence) throw new Conflict(sentence);
  const { documentId } = grant;
  const open = await tenant.accessRequestItem.findFirst({
    where: { documentId, outcome: null, request: { visitorId, closedAt: null, submittedAt: { not: null } } },
    select: { requestId: true },
  });
  if (open) {
    const subject = `access-request:${open.requestId}` as const;
    return { result: open, events: [{ subject, data: { joined: true, grantId } }] };
  }
  const last = await tenant.accessRequest.findFirst({
    where: { visitorId, submittedAt: { not: null } },
    orderBy: { number: 'desc' },
    select: { relationship: true },
  });
  const { name, company, title } = grant.visitor;
  const { requestId, event } = await writeDraft(context, {
    visitorId,
    documentIds: [documentId],
    name,
    company,
    title,
    relationship: last?.relationship ?? 'other',
    reason: 'Renewal of access that ends.',
    renewsGrantId: grantId,
  });
  const accepted = await acceptRequest(context, requestId);
  return { result: { requestId }, events: [event, ...accepted] };
});
