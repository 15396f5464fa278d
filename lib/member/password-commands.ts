import { z } from 'zod';
import type { Actor, AnonymousActor, MemberActor } from '#lib/auth/actor.ts';
import { isOpen } from '#lib/challenge/lifetime.ts';
import { consumeLink, endChallenges, issueChallenge } from '#lib/challenge/steps.ts';
import { verifyPassword } from '#lib/crypto/passwords.ts';
import { hashToken } from '#lib/crypto/tokens.ts';
import { Conflict, Invalid, TooMany } from '#lib/errors.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { command, query } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { parse } from '#lib/parse.ts';
import { signInPaths } from '#lib/paths.ts';
import { endSessions } from '#lib/session/steps.ts';
import { id } from '#lib/text.ts';
import { guestOf } from '#lib/throttle/address.ts';
import { countIn, countWithin, notBefore } from '#lib/throttle/throttle.ts';
import { mailPasswordNotice } from './password-notice-steps.ts';
import { changePasswordInput, linkInput, requestResetInput, resetPasswordInput } from './schema.ts';
import { findActive, hashNew } from './steps.ts';

const answerMilliseconds = 300;

const mailReset = command('member:request-password-reset', requestResetInput, async (context, { email }) => {
  const { tenant, organizationId, now } = context;
  const member = await tenant.member.findFirst({
    where: { email, removedAt: null, passwordHash: { not: null } },
    select: { id: true },
  });
  const limit = { name: 'reset-mail', of: `${organizationId} ${email}`, most: 3, seconds: 3600 };
  const tally = await countWithin(tenant, limit, now);
  if (!member || tally.exceeded) return { result: null, events: [{ subject: 'member:unknown' }] };
  await endChallenges(context, member.id, ['password-reset']);
  const { token } = await issueChallenge(context, { purpose: 'password-reset', email, subjectId: member.id });
  await queueMail(context, {
    template: 'password-reset',
    to: email,
    subject: 'Choose a new password',
    paragraphs: [
      'Somebody, probably you, asked to choose a new password for the workspace. The link works once, for 15 minutes.',
      'If it was not you, there is nothing to do: your password stays as it is.',
    ],
    action: { label: 'Choose a new password', url: absolute(signInPaths.reset(token)) },
  });
  return { result: null, events: [{ subject: `member:${member.id}` }] };
});

/** Mails a link to choose a new password. One answer in one time, whether or not there is such a member (S14). */
export async function requestPasswordReset(
  actor: AnonymousActor,
  input: z.input<typeof requestResetInput>,
): Promise<void> {
  const started = performance.now();
  const of = guestOf(actor.origin.address);
  const tally = await countIn({ name: 'reset-guest', of, most: 20, seconds: 3600 }, new Date());
  if (tally.exceeded) throw new TooMany(tally.retryAfter);
  await mailReset(actor, input);
  await notBefore(started, answerMilliseconds);
}

const findReset = query('member:reset-password', linkInput, async ({ tenant, now }, { token }) => {
  const challenge = await tenant.challenge.findFirst({
    where: { tokenHash: hashToken(token), purpose: 'password-reset' },
    select: { email: true, expiresAt: true, consumedAt: true, attempts: true },
  });
  const organization = await tenant.organization.findFirstOrThrow({ select: { name: true, slug: true } });
  return challenge && isOpen(challenge, now) ? { email: challenge.email, organization } : null;
});

const reset = command(
  'member:reset-password',
  z.strictObject({ token: z.string(), passwordHash: z.string() }),
  async (context, { token, passwordHash }) => {
    const { subjectId: memberId } = await consumeLink(context, 'password-reset', token);
    const { tenant } = context;
    const changed = await tenant.member.updateMany({
      where: { id: memberId, removedAt: null },
      data: { passwordHash },
    });
    if (changed.count === 0) throw new Conflict('This link has expired or was already used.');
    const sessions = await endSessions(context, { memberId });
    await mailPasswordNotice(context, memberId, 'reset');
    return { result: null, events: [{ subject: `member:${memberId}`, data: { sessions } }] };
  },
);

/** Sets a new password by a mailed link; every session ends, and a mail says so. Throws Invalid for a weak one, Conflict for a dead link. */
export async function resetPassword(actor: Actor, input: z.input<typeof resetPasswordInput>): Promise<void> {
  const { token, password } = parse(resetPasswordInput, input);
  const found = await findReset(actor, { token });
  if (!found) throw new Conflict('This link has expired or was already used. Please ask for a new one.');
  const known = [found.email, found.organization.name, found.organization.slug];
  await reset(actor, { token, passwordHash: await hashNew(password, 'password', known) });
}

const readOwn = query(
  'member:change-password',
  z.strictObject({ memberId: id }),
  ({ tenant }, { memberId }) => findActive(tenant, memberId),
);

const change = command(
  'member:change-password',
  z.strictObject({ memberId: id, from: z.string(), passwordHash: z.string(), sessionId: id }),
  async (context, { memberId, from, passwordHash, sessionId }) => {
    const changed = await context.tenant.member.updateMany({
      where: { id: memberId, passwordHash: from, removedAt: null },
      data: { passwordHash },
    });
    if (changed.count === 0)
      throw new Conflict('Your password was changed in between. Please sign in again.');
    const sessions = await endSessions(context, { memberId }, sessionId);
    await endChallenges(context, memberId, ['password-reset', 'break-glass']);
    await mailPasswordNotice(context, memberId, 'changed');
    return { result: null, events: [{ subject: `member:${memberId}`, data: { sessions } }] };
  },
);

/** Changes one's own password, proving the old one (S23); all other sessions end, and a mail says so. Throws Invalid, TooMany. */
export async function changePassword(
  actor: MemberActor,
  input: z.input<typeof changePasswordInput>,
): Promise<void> {
  const { current, next } = parse(changePasswordInput, input);
  const limit = { name: 'change-password', of: actor.memberId, most: 10, seconds: 900 };
  const tally = await countIn(limit, new Date());
  if (tally.exceeded) throw new TooMany(tally.retryAfter);
  const { passwordHash: from } = await readOwn(actor, { memberId: actor.memberId });
  if (!from || !(await verifyPassword(from, current))) {
    throw new Invalid([{ path: 'current', message: 'This is not your current password.' }]);
  }
  const passwordHash = await hashNew(next, 'next', [actor.email, actor.name]);
  const { memberId, sessionId } = actor;
  await change(actor, { memberId, from, passwordHash, sessionId });
}
