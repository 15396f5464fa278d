import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { isOpen } from '#lib/challenge/lifetime.ts';
import { consumeLink, endChallenges, issueChallenge } from '#lib/challenge/steps.ts';
import { hashToken } from '#lib/crypto/tokens.ts';
import { Conflict } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { type CommandContext, command, query } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { parse } from '#lib/parse.ts';
import { signInPaths } from '#lib/paths.ts';
import { linkMembers } from '#lib/person/link-steps.ts';
import { startSession } from '#lib/session/steps.ts';
import { acceptInvitationInput, inviteMemberInput, linkInput, memberInput } from './schema.ts';
import { findActive, hashNew, requireOwnerFor, writeRoles } from './steps.ts';

async function sendInvitation(context: CommandContext, member: { id: string; email: string; name: string }) {
  await endChallenges(context, member.id, ['invitation']);
  const { token, expiresAt } = await issueChallenge(context, {
    purpose: 'invitation',
    email: member.email,
    subjectId: member.id,
  });
  const { name } = await context.tenant.organization.findFirstOrThrow({ select: { name: true } });
  await queueMail(context, {
    template: 'member-invitation',
    to: member.email,
    subject: `Join ${name} on Candor`,
    paragraphs: [
      `You are invited to the security workspace of ${name}.`,
      'Open the link, choose a password, and you are in. The link works once, for seven days.',
    ],
    action: { label: 'Accept the invitation', url: absolute(signInPaths.invitation(token)) },
  });
  return { token, expiresAt };
}

/**
 * Invites a person by a mailed link of seven days; an open invitation is mailed again with the new roles, and a removed
 * member comes back. Only owners invite owners. Throws Conflict for somebody who is a member already.
 */
export const inviteMember = command('member:invite', inviteMemberInput, async (context, input) => {
  const { tenant, organizationId, actor, now, by } = context;
  requireOwnerFor(actor, input.roles);
  const known = await tenant.member.findFirst({
    where: { email: input.email },
    select: { id: true, passwordHash: true, removedAt: true, roles: { select: { role: true } } },
  });
  if (known?.passwordHash && !known.removedAt) throw new Conflict('This person is a member already.');
  requireOwnerFor(actor, known?.roles.map(({ role }) => role) ?? []);
  const { email, name } = input;
  const id = known?.id ?? newId();
  if (known) {
    const back = { name, removedAt: null, removedBy: null, invitedBy: by };
    await tenant.member.updateMany({ where: { id }, data: back });
  } else {
    await tenant.member.create({ data: { organizationId, id, email, name, invitedBy: by, createdAt: now } });
  }
  await writeRoles(context, id, input.roles);
  const { token, expiresAt } = await sendInvitation(context, { id, email, name });
  // The operator sees the link at the command line, for the first owner of an organization without mail.
  const link = actor.kind === 'operator' ? absolute(signInPaths.invitation(token)) : null;
  return {
    result: { memberId: id, expiresAt, link },
    events: [{ subject: `member:${id}`, data: { roles: input.roles.toSorted() }, personal: { email, name } }],
  };
});

/** Mails an open invitation again, with a new link; the old one is void. */
export const resendInvitation = command('member:invite', memberInput, async (context, { memberId }) => {
  const member = await findActive(context.tenant, memberId);
  requireOwnerFor(context.actor, member.roles);
  if (member.passwordHash) throw new Conflict('This person has accepted the invitation already.');
  await sendInvitation(context, member);
  return { result: null, events: [{ subject: `member:${memberId}`, data: { again: true } }] };
});

/** Whom an open invitation is for, or null when the link is used, expired or unknown. Reading it uses nothing up. */
export const findInvitation = query(
  'member:accept-invitation',
  linkInput,
  async ({ tenant, now }, { token }) => {
    const challenge = await tenant.challenge.findFirst({
      where: { tokenHash: hashToken(token), purpose: 'invitation' },
      select: { email: true, expiresAt: true, consumedAt: true, attempts: true, subjectId: true },
    });
    if (!challenge?.subjectId || !isOpen(challenge, now)) return null;
    const member = await tenant.member.findFirst({
      where: { id: challenge.subjectId, removedAt: null },
      select: { name: true },
    });
    const organization = await tenant.organization.findFirstOrThrow({ select: { name: true, slug: true } });
    return member && { email: challenge.email, name: member.name, organization };
  },
);

const hashedInput = acceptInvitationInput.omit({ password: true }).extend({ passwordHash: z.string() });

const accept = command('member:accept-invitation', hashedInput, async (context, input) => {
  const { tenant } = context;
  const { subjectId: memberId } = await consumeLink(context, 'invitation', input.token);
  const { passwordHash, name } = input;
  const joined = await tenant.member.updateMany({
    where: { id: memberId, removedAt: null },
    data: { passwordHash, name },
  });
  if (joined.count === 0) throw new Conflict('This invitation was taken back.');
  await linkMembers(tenant, { memberId });
  const { token, sessionId } = await startSession(context, { memberId });
  return { result: { token, memberId }, events: [{ subject: `member:${memberId}`, data: { sessionId } }] };
});

/**
 * Accepts an invitation: sets name and password and signs in. Returns the token of the new session.
 * Throws Invalid for a weak password, Conflict for a link that is used or expired.
 */
export async function acceptInvitation(actor: Actor, input: z.input<typeof acceptInvitationInput>) {
  const parsed = parse(acceptInvitationInput, input);
  const invitation = await findInvitation(actor, { token: parsed.token });
  if (!invitation) throw new Conflict('This link has expired or was already used. Please ask for a new one.');
  const known = [invitation.email, parsed.name, invitation.organization.name, invitation.organization.slug];
  const passwordHash = await hashNew(parsed.password, 'password', known);
  return accept(actor, { token: parsed.token, name: parsed.name, passwordHash });
}
