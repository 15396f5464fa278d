import type { Actor } from '#lib/auth/actor.ts';
import { isOpen } from '#lib/challenge/lifetime.ts';
import { consume, tryCode } from '#lib/challenge/steps.ts';
import { TooMany } from '#lib/errors.ts';
import { type CommandContext, command, nothing, type Operation, type Outcome } from '#lib/operation.ts';
import { endSession, startSession } from '#lib/session/steps.ts';
import { guestOf } from '#lib/throttle/address.ts';
import { countIn } from '#lib/throttle/throttle.ts';
import { codeOfFlow, demandsSignIn, dutyLinkOf, personOf } from './proof-steps.ts';
import { useCodeInput, useLinkInput } from './schema.ts';

/** Tries of codes an hour from one network; no more codes than that are mailed there either (request.ts). */
export const mostCodeTries = 400;

/** What came of a duty link: `token` is the new session's; `code`: the organization wants a fresh code besides. */
export type LinkResult = { state: 'in'; token: string } | { state: 'code' } | { state: 'over' };

/** What came of a code. `left` tries remain. */
export type CodeResult =
  | { state: 'in'; token: string }
  | { state: 'wrong'; left: number }
  | { state: 'over' };

async function begin(context: CommandContext, personId: string, how: 'link' | 'code') {
  const { token, sessionId } = await startSession(context, { personId });
  const subject = `person:${personId}` as const;
  return {
    result: { state: 'in' as const, token },
    events: [{ subject, data: { outcome: 'signed-in', how, sessionId } }] as const,
  };
}

const openLink = command(
  'person:sign-in',
  useLinkInput,
  async (context, input): Promise<Outcome<LinkResult>> => {
    const link = await dutyLinkOf(context, input.token);
    const over: Outcome<LinkResult> = {
      result: { state: 'over' },
      events: [{ subject: `challenge:${link?.id ?? 'none'}`, data: { outcome: 'over' } }],
    };
    if (!link || !isOpen(link, context.now)) return over;
    const person = await personOf(context, link);
    if (!person) return over;
    if (await demandsSignIn(context)) {
      const data = { outcome: 'code' };
      return { result: { state: 'code' }, events: [{ subject: `person:${person.id}`, data }] };
    }
    return begin(context, person.id, 'link');
  },
);

/**
 * Opens a duty link by a press of its button: a session of the person it was mailed to, each time until it ends (decision
 * 017). @throws TooMany  too many links that are none came from one network
 */
export const redeemDutyLink: Operation<{ token: string }, LinkResult> = async (actor, input) => {
  const result = await openLink(actor, input);
  // Only what fails is counted: a whole office presses good links within an hour.
  if (result.state === 'over') await count(actor, { name: 'duty-link', most: 100 });
  return result;
};

async function count({ organizationId, origin }: Actor, { name, most }: { name: string; most: number }) {
  const of = `${organizationId} ${guestOf(origin.address)}`;
  const tally = await countIn({ name, of, most, seconds: 3600 }, new Date());
  if (tally.exceeded) throw new TooMany(tally.retryAfter);
}

const useCode = command(
  'person:sign-in',
  useCodeInput,
  async (context, input): Promise<Outcome<CodeResult>> => {
    const challenge = await codeOfFlow(context, input.flow);
    const subject = `challenge:${challenge?.id ?? 'none'}` as const;
    const over: Outcome<CodeResult> = {
      result: { state: 'over' },
      events: [{ subject, data: { outcome: 'over' } }],
    };
    if (!challenge) return over;
    const tried = await tryCode(context, challenge, input.code);
    if (tried.state === 'wrong') {
      return { result: tried, events: [{ subject, data: { outcome: 'wrong', left: tried.left } }] };
    }
    if (tried.state === 'over') return over;
    const person = await personOf(context, challenge);
    // Of several at once one gets through, the others find it used.
    if (!person || !(await consume(context, challenge.id))) return over;
    return begin(context, person.id, 'code');
  },
);

/**
 * Takes the six digits of a mail in the browser that asked for them. A wrong try is counted, never thrown.
 * @throws TooMany  too many tries came from one network: five codes for each address of a company would add up to a guess
 */
export const redeemDutyCode: Operation<{ flow: string; code: string }, CodeResult> = async (actor, input) => {
  await count(actor, { name: 'duty-code', most: mostCodeTries });
  return useCode(actor, input);
};

/** Ends the employee's session in this browser. A member who came in by their own sign-in keeps it. */
export const signOutPerson = command('person:sign-out', nothing, async (context) => {
  const { actor } = context;
  const personId = actor.kind === 'person' ? actor.personId : 'unknown';
  if (actor.kind === 'person') await endSession(context, { personId }, actor.sessionId);
  return { result: undefined, events: [{ subject: `person:${personId}` }] };
});
