import { z } from 'zod';
import type { AnonymousActor, VisitorActor } from '#lib/auth/actor.ts';
import { TooMany } from '#lib/errors.ts';
import { command, type Outcome } from '#lib/operation.ts';
import { email } from '#lib/text.ts';
import { guestOf } from '#lib/throttle/address.ts';
import { countIn, notBefore } from '#lib/throttle/throttle.ts';
import { issueVisitorChallenge } from './challenge.ts';
import { challengeOfFlow, challengeOfToken, type Reader, secret } from './proof-steps.ts';

const next = z.string().max(500).optional();

/** Whose mail: a typed address, the one of this browser's flow, or the one a link was mailed to. */
const signInRequest = z.union([
  z.strictObject({ email, next }),
  z.strictObject({ flow: secret, next }),
  z.strictObject({ token: secret, flow: secret.optional(), next }),
]);

type SignInRequest = z.output<typeof signInRequest>;

async function addressOf(context: Reader, input: SignInRequest): Promise<string | null> {
  if ('email' in input) return input.email;
  const challenge =
    'token' in input
      ? await challengeOfToken(context, input.token)
      : await challengeOfFlow(context, input.flow);
  return challenge?.email ?? null;
}

type Sent = Outcome<{ flow: string | null }>;

const sendProof = command('visitor:request-sign-in', signInRequest, async (context, input): Promise<Sent> => {
  const address = await addressOf(context, input);
  if (!address) return { result: { flow: null }, events: [{ subject: 'challenge:none' }] };
  const visitor = await context.tenant.visitor.findFirst({ where: { email: address }, select: { id: true } });
  const { flow, mailed } = await issueVisitorChallenge(context, {
    visitorId: visitor?.id ?? null,
    email: address,
    purposeText: 'because you asked to open your documents',
    ...('flow' in input && input.flow ? { flow: input.flow } : {}),
    ...(input.next ? { next: input.next } : {}),
  });
  const subject = visitor ? (`visitor:${visitor.id}` as const) : 'visitor:unknown';
  return { result: { flow }, events: [{ subject, data: { mailed }, personal: { email: address } }] };
});

/**
 * Mails a link and a code, and returns the flow to be set as cookie (null when the link or flow named no address). The
 * answer and its time are the same for every address. @throws TooMany  too many asked from one network address
 */
export async function requestVisitorSignIn(
  actor: AnonymousActor | VisitorActor,
  input: z.input<typeof signInRequest>,
): Promise<{ flow: string | null }> {
  const started = performance.now();
  const of = `${actor.organizationId} ${guestOf(actor.origin.address)}`;
  const tally = await countIn({ name: 'visitor-sign-in', of, most: 30, seconds: 3600 }, new Date());
  if (tally.exceeded) throw new TooMany(tally.retryAfter);
  const result = await sendProof(actor, input);
  await notBefore(started, 300);
  return result;
}
