import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { AnonymousActor } from '#lib/auth/actor.ts';
import { verifyPassword } from '#lib/crypto/passwords.ts';
import { constantTimeEqual, hashToken } from '#lib/crypto/tokens.ts';
import { env } from '#lib/env.ts';
import { Forbidden, TooMany } from '#lib/errors.ts';
import { command, query } from '#lib/operation.ts';
import { parse } from '#lib/parse.ts';
import { startSession } from '#lib/session/steps.ts';
import { email as emailSchema, id } from '#lib/text.ts';
import { guestOf } from '#lib/throttle/address.ts';
import { countIn, isTelling, type Tally } from '#lib/throttle/throttle.ts';
import { signInInput } from './schema.ts';

const wrong = 'This e-mail address and password do not belong together.';

// Ten tries in a quarter of an hour for an account, sixty for a guest. A browser that signed in before is counted apart,
// so that nobody can lock a member out by guessing (S13).
const perAccount = { most: 10, seconds: 900 };
const perGuest = { most: 60, seconds: 900 };

/** What a browser keeps to show that this member signed in from it before. Void once the password changes. */
export function deviceProof(memberId: string, passwordHash: string): string {
  return `${memberId}.${createHmac('sha256', env().SESSION_SECRET).update(`device ${memberId} ${passwordHash}`).digest('base64url')}`;
}

const findCredentials = query(
  'member:sign-in',
  z.strictObject({ email: emailSchema }),
  async ({ tenant }, { email }) =>
    tenant.member.findFirst({
      where: { email, removedAt: null },
      select: { id: true, passwordHash: true },
    }),
);

const begin = command(
  'member:sign-in',
  z.strictObject({ memberId: id, passwordHash: z.string() }),
  async (context, { memberId, passwordHash }) => {
    // The password may have changed, or the member been removed, while it was being verified.
    const still = await context.tenant.member.count({
      where: { id: memberId, passwordHash, removedAt: null },
    });
    if (still === 0) throw new Forbidden(wrong);
    const { token, sessionId } = await startSession(context, { memberId });
    return {
      result: token,
      events: [{ subject: `member:${memberId}`, data: { outcome: 'signed-in', sessionId } }],
    };
  },
);

const recordFailure = command(
  'member:sign-in',
  z.strictObject({ subject: z.string(), count: z.number() }),
  async (_, { subject, count }) => ({
    result: null,
    events: [{ subject: `member:${subject}`, data: { outcome: 'refused', count } }],
  }),
);

async function count(actor: AnonymousActor, account: string, known: boolean): Promise<Tally[]> {
  const now = new Date();
  const { organizationId, origin } = actor;
  const of = `${organizationId} ${account}`;
  if (known) return [await countIn({ name: 'sign-in-device', of, ...perAccount }, now)];
  return [
    await countIn({ name: 'sign-in-account', of, ...perAccount }, now),
    await countIn({ name: 'sign-in-guest', of: guestOf(origin.address), ...perGuest }, now),
  ];
}

/**
 * Signs a member in by e-mail and password; returns the session's token and the proof to keep in the browser. Unknown
 * accounts, wrong passwords and removed members get one answer in one time (S14). Throws Forbidden, TooMany.
 */
export async function signInMember(
  actor: AnonymousActor,
  input: z.input<typeof signInInput>,
): Promise<{ token: string; device: string }> {
  const { email, password, device } = parse(signInInput, input);
  const address = emailSchema.safeParse(email);
  const member = address.success ? await findCredentials(actor, { email: address.data }) : null;
  const expected = member?.passwordHash ? deviceProof(member.id, member.passwordHash) : '';
  const known = constantTimeEqual(hashToken(expected || 'none'), hashToken(device ?? ''));
  const account = address.success ? address.data : 'no address';
  const tallies = await count(actor, account, known);
  const exceeded = tallies.find((tally) => tally.exceeded);
  if (exceeded) throw new TooMany(exceeded.retryAfter);
  const right = await verifyPassword(member?.passwordHash ?? null, password);
  if (right && member?.passwordHash) {
    const token = await begin(actor, { memberId: member.id, passwordHash: member.passwordHash });
    return { token, device: expected };
  }
  const [tally] = tallies;
  if (tally && isTelling(tally.count)) {
    await recordFailure(actor, { subject: member?.id ?? 'unknown', count: tally.count });
  }
  throw new Forbidden(wrong);
}
