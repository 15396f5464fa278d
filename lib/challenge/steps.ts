import { createSecretKey, hkdfSync } from 'node:crypto';
import { constantTimeEqual, hashCode, hashToken, newCode, newToken } from '#lib/crypto/tokens.ts';
import { env } from '#lib/env.ts';
import { Conflict } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { challengeExpires, mostTries, type Purpose } from './lifetime.ts';

type Step = Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>;

/** The hash under which a code is kept: keyed, because a million codes are tried in no time, and of one proof alone. */
export function codeHashOf(challengeId: string, code: string): string {
  const pepper = hkdfSync('sha256', env().SESSION_SECRET, '', 'candor code', 32);
  return hashCode(`${challengeId}:${code}`, createSecretKey(Buffer.from(pepper)));
}

/**
 * Makes a mailed proof and returns what goes into the mail; only hashes are kept. With `flow` there is a code besides
 * the link, and both work only in the browser that holds the flow.
 */
export async function issueChallenge(
  context: Step,
  draft: { purpose: Purpose; email: string; subjectId: string | null; flow?: string },
): Promise<{ id: string; token: string; code: string; expiresAt: Date }> {
  const { tenant, organizationId, now } = context;
  const { purpose, email, subjectId, flow } = draft;
  const id = newId();
  const token = newToken();
  const code = newCode();
  const expiresAt = challengeExpires(purpose, now);
  await tenant.challenge.create({
    data: {
      organizationId,
      id,
      purpose,
      email,
      subjectId,
      tokenHash: hashToken(token),
      codeHash: flow ? codeHashOf(id, code) : null,
      flowHash: flow ? hashToken(flow) : null,
      createdAt: now,
      expiresAt,
    },
    select: { id: true },
  });
  return { id, token, code, expiresAt };
}

/** Links without codes for many people at once, in one statement. Returns the tokens, in the order of the drafts. */
export async function issueLinks(
  { tenant, organizationId, now }: Step,
  purpose: Purpose,
  drafts: readonly { email: string; subjectId: string }[],
): Promise<string[]> {
  const issued = drafts.map((draft) => ({ ...draft, token: newToken() }));
  const expiresAt = challengeExpires(purpose, now);
  await tenant.challenge.createMany({
    data: issued.map(({ email, subjectId, token }) => ({
      organizationId,
      id: newId(),
      purpose,
      email,
      subjectId,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt,
    })),
  });
  return issued.map(({ token }) => token);
}

/** Ends all open proofs of these purposes for the subject: a newer one, or a change, has overtaken them. */
export async function endChallenges(
  context: Step,
  subjectId: string,
  purposes: readonly Purpose[],
): Promise<number> {
  const { count } = await context.tenant.challenge.updateMany({
    where: { subjectId, purpose: { in: [...purposes] }, consumedAt: null, expiresAt: { gt: context.now } },
    data: { expiresAt: context.now },
  });
  return count;
}

/** Marks a proof as used, if it still can be. Of several at once, one gets true. */
export async function consume(context: Step, id: string): Promise<boolean> {
  const { count } = await context.tenant.challenge.updateMany({
    where: { id, consumedAt: null, expiresAt: { gt: context.now }, attempts: { lt: mostTries } },
    data: { consumedAt: context.now },
  });
  return count === 1;
}

/** What a try at a code was worth; `left` tries remain. */
export type Tried = { state: 'right' } | { state: 'wrong'; left: number } | { state: 'over' };

/**
 * Tries the six digits of a proof. Every try is counted before it is compared and in one statement, so that parallel
 * guesses cannot share one; the right one is not counted, or the last try would close the door it opens. A code of a
 * proof that is about nobody is never right.
 */
export async function tryCode(
  context: Step,
  challenge: { id: string; codeHash: string | null; subjectId: string | null },
  given: string,
): Promise<Tried> {
  const { tenant, now } = context;
  const tried = await tenant.challenge.updateManyAndReturn({
    where: { id: challenge.id, consumedAt: null, expiresAt: { gt: now }, attempts: { lt: mostTries } },
    data: { attempts: { increment: 1 } },
    select: { attempts: true },
  });
  const attempts = tried[0]?.attempts;
  if (attempts === undefined) return { state: 'over' };
  const code = given.normalize('NFKC').replace(/\D/g, '');
  if (
    constantTimeEqual(challenge.codeHash ?? '', codeHashOf(challenge.id, code)) &&
    challenge.subjectId !== null
  ) {
    await tenant.challenge.updateMany({ where: { id: challenge.id }, data: { attempts: attempts - 1 } });
    return { state: 'right' };
  }
  const left = mostTries - attempts;
  return left > 0 ? { state: 'wrong', left } : { state: 'over' };
}

/**
 * Uses up a mailed link of a member.
 * @throws Conflict  unknown, used, expired, or for something else: always the same sentence
 */
export async function consumeLink(
  context: Step,
  purpose: Purpose,
  token: string,
): Promise<{ id: string; subjectId: string; email: string }> {
  const challenge = await context.tenant.challenge.findFirst({
    where: { tokenHash: hashToken(token), purpose },
    select: { id: true, subjectId: true, email: true },
  });
  if (!challenge?.subjectId || !(await consume(context, challenge.id))) {
    throw new Conflict('This link has expired or was already used. Please ask for a new one.');
  }
  return { ...challenge, subjectId: challenge.subjectId };
}
