import { consumeLink, endChallenges, issueChallenge } from '#lib/challenge/steps.ts';
import { NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { signInPaths } from '#lib/paths.ts';
import { startSession } from '#lib/session/steps.ts';
import { linkInput, requestResetInput } from './schema.ts';
import { findActive } from './steps.ts';

/** Makes a link that signs a member in once, within 15 minutes, for when nothing else works. Printed, never mailed. */
export const issueSignInLink = command(
  'member:issue-sign-in-link',
  requestResetInput,
  async (context, { email }) => {
    const found = await context.tenant.member.findFirst({
      where: { email, removedAt: null },
      select: { id: true },
    });
    if (!found) throw new NotFound(`There is no member with the address ${email}.`);
    await endChallenges(context, found.id, ['break-glass']);
    const { token, expiresAt } = await issueChallenge(context, {
      purpose: 'break-glass',
      email,
      subjectId: found.id,
    });
    const link = absolute(signInPaths.breakGlass(token));
    return { result: { link, expiresAt }, events: [{ subject: `member:${found.id}` }] };
  },
);

/** Uses such a link up and signs in. Throws Conflict when it is used, expired or unknown. */
export const useSignInLink = command('member:sign-in', linkInput, async (context, { token: link }) => {
  const { subjectId: memberId } = await consumeLink(context, 'break-glass', link);
  await findActive(context.tenant, memberId);
  const { token, sessionId } = await startSession(context, { memberId });
  const data = { outcome: 'break-glass', sessionId };
  return { result: token, events: [{ subject: `member:${memberId}`, data }] };
});
