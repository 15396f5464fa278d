import { roles } from '#lib/auth/actor.ts';
import { isGiven } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import type { EnteredEngagement } from '#lib/engagement/steps.ts';
import { letterhead } from '#lib/grant/mail-steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { workspacePaths } from '#lib/paths.ts';

type MailContext = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue' | 'by'>;
type Written = { inquiryId: string; number: number; messageId: string };

const mayAnswer = (role: string) =>
  roles.some((known) => known === role && isGiven('engagement:answer', known));

/** Who answers: whoever opened the engagement and the owner of the control; if neither may, everybody who may. */
async function answerers(tenant: Tenant, openedBy: string, ownerId: string | null) {
  const members = await tenant.member.findMany({
    where: { removedAt: null },
    select: { id: true, email: true, roles: { select: { role: true } } },
  });
  const able = members.filter((member) => member.roles.some(({ role }) => mayAnswer(role)));
  const near = able.filter(({ id }) => `member:${id}` === openedBy || id === ownerId);
  return near.length > 0 ? near : able;
}

async function tell(
  context: MailContext,
  engagement: EnteredEngagement,
  written: Written,
  mail: { template: string; subject: string; people: readonly { id: string; email: string }[] },
): Promise<void> {
  const { slug } = await letterhead(context.tenant);
  const url = absolute(workspacePaths.inquiry(slug, engagement.id, written.inquiryId));
  for (const person of mail.people) {
    if (`member:${person.id}` === context.by) continue;
    await queueMail(context, {
      template: mail.template,
      to: person.email,
      subject: mail.subject,
      // What was written stands on the page alone: a mailbox is no place for it.
      paragraphs: [`In ${engagement.name}. It is read and answered on its page.`],
      action: { label: 'Open inquiry', url },
      dedupeKey: `${mail.template}:${written.messageId}:${person.id}`,
    });
  }
}

/** Tells the team that an auditor has written. */
export async function tellTeam(
  context: MailContext,
  engagement: EnteredEngagement,
  written: Written & { ownerId: string | null },
): Promise<void> {
  const people = await answerers(context.tenant, engagement.createdBy, written.ownerId);
  const subject = `An auditor asks: inquiry ${written.number}`;
  await tell(context, engagement, written, { template: 'inquiry-asked', subject, people });
}

/** Tells the auditor who asked that there is an answer; if they are no auditor of it any more, all who are. */
export async function tellAuditor(
  context: MailContext,
  engagement: EnteredEngagement,
  written: Written & { openedBy: string },
): Promise<void> {
  const auditors = await context.tenant.member.findMany({
    where: {
      id: { in: engagement.memberIds },
      removedAt: null,
      roles: { some: { role: 'auditor' } },
    },
    select: { id: true, email: true },
  });
  const asker = auditors.filter(({ id }) => `member:${id}` === written.openedBy);
  const people = asker.length > 0 ? asker : auditors;
  const subject = `There is an answer to your inquiry ${written.number}`;
  await tell(context, engagement, written, { template: 'inquiry-answered', subject, people });
}
