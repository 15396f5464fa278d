import { issueChallenge } from '#lib/challenge/steps.ts';
import { formatPlural } from '#lib/format.ts';
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
  await mailVisitor(context, (organization) => ({
    template: 'visitor-invited',
    to: email,
    subject: `${organization} has opened ${formatPlural(titles.length, 'document')} to you`,
    paragraphs: [
      `${name}, ${organization} invites you to read:`,
      ...titles.map((one) => `- ${one}`),
      ...(note ? [note] : []),
      'Open your library and press the button there; we then mail you a code that confirms this address. There is no account and no password. Your copies carry your name and address on every page.',
    ],
    action: { label: 'Open your library', path: (portal) => portalPaths.link(portal, token) },
  }));
}
