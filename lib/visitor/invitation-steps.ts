import { issueChallenge } from '#lib/challenge/steps.ts';
import { mailVisitor } from '#lib/grant/mail-steps.ts';
import type { CommandContext } from '#lib/operation.ts';
import { portalPaths } from '#lib/paths.ts';

type Invitation = { visitorId: string; email: string; name: string; titles: readonly string[]; note: string };

/**
 * Mails a person that documents are open to them. The link knows the address, so that one button there has a fresh code
 * mailed to it; a forwarded invitation lets nobody in.
 */
export async function mailInvitation(context: CommandContext, invitation: Invitation): Promise<void> {
  const { visitorId, email, name, titles, note } = invitation;
  const { token } = await issueChallenge(context, {
    purpose: 'visitor-invitation',
    email,
    subjectId: visitorId,
  });
  await mailVisitor(context, email, (organization, t) => ({
    template: 'visitor-invited',
    subject: t('invited.subject', { organization, count: titles.length }),
    paragraphs: [
      t('invited.intro', { name, organization }),
      ...titles.map((one) => `- ${one}`),
      ...(note ? [note] : []),
      t('invited.how'),
    ],
    action: { label: t('openLibrary'), path: (portal) => portalPaths.link(portal, token) },
  }));
}
