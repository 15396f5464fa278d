import { z } from 'zod';
import { isOpen } from '#lib/challenge/lifetime.ts';
import { hashToken } from '#lib/crypto/tokens.ts';
import { query } from '#lib/operation.ts';
import { challengeOfFlow, mailedWith, secret } from './proof-steps.ts';

/** What a mailed link is worth in this browser; reads only, however often mail scanners open it (P10). */
export const readVisitorLink = query(
  'visitor:sign-in',
  z.strictObject({ token: z.string().max(200), flow: secret.optional() }),
  async (context, { token, flow }) => {
    const challenge = await mailedWith(context, token);
    if (!challenge) return { state: 'unknown' as const };
    if (challenge.invited) return { state: 'invited' as const, email: challenge.email };
    if (!isOpen(challenge, context.now)) return { state: 'over' as const };
    const here = flow !== undefined && challenge.flowHash === hashToken(flow);
    return here ? { state: 'ready' as const, email: challenge.email } : { state: 'elsewhere' as const };
  },
);

/** The address that this browser's flow waits for, or null. It typed the address itself. */
export const findVisitorFlow = query(
  'visitor:sign-in',
  z.strictObject({ flow: secret }),
  async (context, { flow }) => {
    const challenge = await challengeOfFlow(context, flow);
    return challenge && { email: challenge.email, open: isOpen(challenge, context.now) };
  },
);
