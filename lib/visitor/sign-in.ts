import { z } from 'zod';
import { acceptProof } from '#lib/access-request/proof-steps.ts';
import { isOpen } from '#lib/challenge/lifetime.ts';
import { consume, tryCode } from '#lib/challenge/steps.ts';
import { hashToken } from '#lib/crypto/tokens.ts';
import { type CommandContext, command, type Outcome } from '#lib/operation.ts';
import { endSession, startSession } from '#lib/session/steps.ts';
import { challengeOfFlow, challengeOfToken, secret } from './proof-steps.ts';

/** What came of a code or a link. `over`: expired, used, or tried too often. `token` is the new session's. */
export type SignInResult =
  | { state: 'signed-in'; token: string }
  | { state: 'wrong'; left: number }
  | { state: 'elsewhere' }
  | { state: 'blocked' }
  | { state: 'over' };

type Finished = Outcome<SignInResult>;

async function finish(
  context: CommandContext,
  challenge: { id: string; subjectId: string | null; email: string; flowHash: string | null },
) {
  const { tenant, actor } = context;
  const over: Finished = { result: { state: 'over' }, events: [{ subject: `challenge:${challenge.id}` }] };
  // Of several at once one gets through, the others find it used (P11).
  if (!challenge.subjectId || !(await consume(context, challenge.id))) return over;
  const visitor = await tenant.visitor.findFirst({
    where: { id: challenge.subjectId, email: challenge.email, mergedIntoId: null },
    select: { id: true, blocks: { where: { liftedAt: null }, select: { id: true } } },
  });
  if (!visitor) return over;
  const subject = `visitor:${visitor.id}` as const;
  if (visitor.blocks.length > 0) {
    return {
      result: { state: 'blocked' },
      events: [{ subject, data: { outcome: 'blocked' } }],
    } satisfies Finished;
  }
  const events = await acceptProof(context, visitor.id, challenge.flowHash);
  if (!events) return over;
  // A browser that was signed in gets a new session, and its old one is dead (S08).
  if (actor.kind === 'visitor') await endSession(context, { visitorId: actor.visitorId }, actor.sessionId);
  const { token, sessionId } = await startSession(context, { visitorId: visitor.id });
  return {
    result: { state: 'signed-in', token },
    events: [{ subject, data: { outcome: 'signed-in', sessionId } }, ...events],
  } satisfies Finished;
}

/** Proves the address by the six digits, in the browser that holds the flow. A wrong try is counted, never thrown. */
export const redeemVisitorCode = command(
  'visitor:sign-in',
  z.strictObject({ flow: secret, code: z.string().max(40) }),
  async (context, input): Promise<Finished> => {
    const challenge = await challengeOfFlow(context, input.flow);
    if (!challenge) return { result: { state: 'over' }, events: [{ subject: 'challenge:none' }] };
    const subject = `challenge:${challenge.id}` as const;
    const tried = await tryCode(context, challenge, input.code);
    if (tried.state === 'right') return finish(context, challenge);
    const left = tried.state === 'wrong' ? tried.left : 0;
    return { result: tried, events: [{ subject, data: { outcome: tried.state, left } }] };
  },
);

/** Proves the address by the mailed link, posted from the browser that holds the flow. */
export const redeemVisitorLink = command(
  'visitor:sign-in',
  z.strictObject({ token: secret, flow: secret.optional() }),
  async (context, { token, flow }): Promise<Finished> => {
    const challenge = await challengeOfToken(context, token);
    if (!challenge) return { result: { state: 'over' }, events: [{ subject: 'challenge:none' }] };
    const subject = `challenge:${challenge.id}` as const;
    if (!isOpen(challenge, context.now)) {
      return { result: { state: 'over' }, events: [{ subject, data: { outcome: 'over' } }] };
    }
    if (!flow || challenge.flowHash !== hashToken(flow)) {
      return { result: { state: 'elsewhere' }, events: [{ subject, data: { outcome: 'elsewhere' } }] };
    }
    return finish(context, challenge);
  },
);

/** Ends the visitor's session in this browser. */
export const signOutVisitor = command('visitor:sign-out', z.strictObject({}), async (context) => {
  const { actor } = context;
  if (actor.kind === 'visitor') await endSession(context, { visitorId: actor.visitorId }, actor.sessionId);
  const subject = actor.kind === 'visitor' ? (`visitor:${actor.visitorId}` as const) : 'visitor:unknown';
  return { result: undefined, events: [{ subject }] };
});
