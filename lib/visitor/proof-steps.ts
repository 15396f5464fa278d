import { z } from 'zod';
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

/** The proof with this link, whatever its state, or null. */
export function challengeOfToken({ tenant }: Reader, token: string) {
  return tenant.challenge.findFirst({
    where: { purpose: 'visitor-sign-in', tokenHash: hashToken(token) },
    select: challengeFields,
  });
}
