import { formatDate } from '#lib/format.ts';
import { letterhead } from '#lib/grant/mail-steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { workspacePaths } from '#lib/paths.ts';

type MailContext = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue'>;

type Told = { id: string; name: string; beginsOn: string; endsOn: string };

/** Tells auditors that they may come in: when, and where. What is to be seen there is not in the mail. */
export async function tellAuditors(
  context: MailContext,
  engagement: Told,
  memberIds: readonly string[],
): Promise<void> {
  const { tenant } = context;
  const { slug, organization } = await letterhead(tenant);
  const people = await tenant.member.findMany({
    where: { id: { in: [...memberIds] }, removedAt: null },
    select: { id: true, email: true },
  });
  const day = (text: string) => formatDate(new Date(text));
  for (const person of people) {
    await queueMail(context, {
      template: 'engagement-opened',
      to: person.email,
      subject: `${organization} has named you an auditor of ${engagement.name}`,
      paragraphs: [
        `From ${day(engagement.beginsOn)} to ${day(engagement.endsOn)} you can read its controls and evidence, and ask for more.`,
      ],
      action: { label: 'Open engagement', url: absolute(workspacePaths.engagement(slug, engagement.id)) },
      dedupeKey: `engagement-opened:${engagement.id}:${person.id}`,
    });
  }
}
