import { z } from 'zod';
import { carryDraft } from '#lib/access-request/draft-steps.ts';
import type { AnonymousActor, VisitorActor } from '#lib/auth/actor.ts';
import { hashToken, newToken } from '#lib/crypto/tokens.ts';
import { TooMany } from '#lib/errors.ts';
import { type CommandContext, command, type Outcome } from '#lib/operation.ts';
import { email } from '#lib/text.ts';
import { guestOf } from '#lib/throttle/address.ts';
import { countIn, notBefore } from '#lib/throttle/throttle.ts';
import { issueVisitorChallenge } from './challenge.ts';
import { challengeOfFlow, mailedWith, type Reader, secret } from './proof-steps.ts';

const next = z.string().max(500).optional();

/**
 * Whose mail: a typed address (`former` is the flow that the browser holds, whatever its cookie says), the one of this
 * browser's flow, or the one a link was mailed to.
 */
const signInRequest = z.union([
  z.strictObject({ email, former: secret.optional().catch(undefined), next }),
  z.strictObject({ flow: secret, next }),
  z.strictObject({ token: secret, flow: secret.optional(), next }),
]);

type SignInRequest = z.output<typeof signInRequest>;

type Wanted = { email: string; formerFlow: string | null };

/** The address, and the flow whose waiting request comes along: the browser's own, or that of a link it was shown. */
async function readWanted(context: Reader, input: SignInRequest): Promise<Wanted | null> {
  if ('email' in input)
    return { email: input.email, formerFlow: input.former ? hashToken(input.former) : null };
  const challenge =
    'token' in input ? await mailedWith(context, input.token) : await challengeOfFlow(context, input.flow);
  return challenge && { email: challenge.email, formerFlow: challenge.flowHash };
}

/**
 * The visitor that a proof from this flow would let in, or null: unknown, merged into another one, or known by a request
 * alone that somebody else typed.
 */
async function visitorFor({ tenant }: CommandContext, { email, formerFlow }: Wanted, flow: string) {
  const visitor = await tenant.visitor.findFirst({
    where: { email, mergedIntoId: null },
    select: { id: true, name: true, verifiedAt: true },
  });
  if (!visitor) return null;
  const flowHash = hashToken(flow);
  if (formerFlow) await carryDraft(tenant, { visitorId: visitor.id, from: formerFlow, to: flowHash });
  if (visitor.verifiedAt || visitor.name !== '') return visitor;
  const own = { visitorId: visitor.id, flowHash, submittedAt: null, closedAt: null };
  return (await tenant.accessRequest.count({ where: own })) > 0 ? visitor : null;
}

type Sent = Outcome<{ flow: string | null }>;

const sendProof = command('visitor:request-sign-in', signInRequest, async (context, input): Promise<Sent> => {
  const wanted = await readWanted(context, input);
  if (!wanted) return { result: { flow: null }, events: [{ subject: 'challenge:none' }] };
  const { email: address } = wanted;
  const present = 'flow' in input ? input.flow : undefined;
  const fresh = newToken();
  const visitor = await visitorFor(context, wanted, present ?? fresh);
  const { flow, mailed } = await issueVisitorChallenge(context, {
    visitorId: visitor?.id ?? null,
    email: address,
    why: 'library',
    fresh,
    ...(present ? { flow: present } : {}),
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
