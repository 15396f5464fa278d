import { z } from 'zod';
import type { Purpose } from '#lib/challenge/lifetime.ts';
import { hashToken } from '#lib/crypto/tokens.ts';
import type { CommandContext } from '#lib/operation.ts';

/** A link's or a flow's random part, as it comes from outside. */
export const secret = z.string().regex(/^[\w-]{43}$/, 'This is not one of our links.');

const challengeFields = {
  id: true,
  email: true,
  subjectId: true,
  flowHash: true,
  codeHash: true,
  attempts: true,
  createdAt: true,
  expiresAt: true,
  consumedAt: true,
} as const;

/** Only reads. */
export type Reader = Pick<CommandContext, 'tenant'>;

/** The newest proof mailed for a flow, or null. */
export function challengeOfFlow({ tenant }: Reader, flow: string) {
  return tenant.challenge.findFirst({
    where: { purpose: 'visitor-sign-in', flowHash: hashToken(flow) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: challengeFields,
  });
}

const signIn: Purpose = 'visitor-sign-in';
const invitation: Purpose = 'visitor-invitation';

function challengeWith({ tenant }: Reader, token: string, purposes: Purpose[]) {
  return tenant.challenge.findFirst({
    where: { purpose: { in: purposes }, tokenHash: hashToken(token) },
    select: { ...challengeFields, purpose: true },
  });
}

/** The proof with this link, whatever its state, or null. An invitation is none. */
export function challengeOfToken(context: Reader, token: string) {
  return challengeWith(context, token, [signIn]);
}

/**
 * Whatever was mailed with this link, whatever its state, or null: it says to whom a fresh code may go. `invited` is an
 * invitation, which proves nothing by itself, however long it lives: mails are forwarded.
 */
export async function mailedWith(context: Reader, token: string) {
  const challenge = await challengeWith(context, token, [signIn, invitation]);
  return challenge && { ...challenge, invited: challenge.purpose === invitation };
}
