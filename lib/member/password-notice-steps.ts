import { formatDateTime } from '#lib/format.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { signInPaths } from '#lib/paths.ts';
import { browserOf } from '#lib/session/browser.ts';

const ways = {
  changed: 'The password of your account was changed by somebody who was signed in and knew the old one.',
  reset: 'A new password was chosen for your account, with a link that was mailed to this address.',
};

/**
 * Tells a member that their password is another one, when and from where that was done, and what to do if it was not
 * them. It goes out with the change or not at all.
 */
export async function mailPasswordNotice(
  context: CommandContext,
  memberId: string,
  way: keyof typeof ways,
): Promise<void> {
  const { tenant, actor, now } = context;
  const { email } = await tenant.member.findFirstOrThrow({
    where: { id: memberId },
    select: { email: true },
  });
  const { slug, timeZone } = await tenant.organization.findFirstOrThrow({
    select: { slug: true, timeZone: true },
  });
  const { address, userAgent } = actor.origin;
  const others = way === 'changed' ? 'Every other browser was signed out.' : 'Every browser was signed out.';
  await queueMail(context, {
    template: 'password-changed',
    to: email,
    subject: 'Your password was changed',
    paragraphs: [
      `${ways[way]} ${others}`,
      `When: ${formatDateTime(now, timeZone)}`,
      `From: ${[browserOf(userAgent), address].filter(Boolean).join(', ')}`,
      'If it was you, there is nothing to do.',
      'If it was not you, choose a new password at once: that signs everybody out. Then tell an owner or admin of your workspace; if somebody else may read your mail, secure your mailbox first.',
    ],
    action: { label: 'It was not me: choose a new password', url: absolute(signInPaths.forgotten(slug)) },
  });
}
