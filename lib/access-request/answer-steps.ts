import type { EventDraft } from '#lib/audit-event/append.ts';
import { letterhead } from '#lib/grant/mail-steps.ts';
import { newId } from '#lib/id.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { workspacePaths } from '#lib/paths.ts';
import { addWorkingTime, workingTimeBetween } from './due.ts';
import type { LockedRequest } from './lock-steps.ts';
import { approvers } from './notice-steps.ts';
import { workingTime } from './steps.ts';

/** Writes the visitor's message, lets the stopped clock go on, and mails whoever asked. */
export async function acceptAnswer(
  context: CommandContext,
  request: LockedRequest,
  body: string,
): Promise<EventDraft> {
  const { tenant, organizationId, now, by } = context;
  const id = newId();
  await tenant.accessRequestMessage.create({
    data: { organizationId, id, requestId: request.id, author: by, fromVisitor: true, body, sentAt: now },
    select: { id: true },
  });
  if (request.question && request.dueAt) {
    // While we waited for the visitor the time to decide stood still.
    const calendar = await workingTime(tenant);
    const left = workingTimeBetween(request.question.sentAt, request.dueAt, calendar);
    const dueAt = addWorkingTime(now, left, calendar);
    await tenant.accessRequest.updateMany({ where: { id: request.id, closedAt: null }, data: { dueAt } });
  }
  await mailAsker(context, request, { id, body });
  return { subject: `access-request:${request.id}`, data: { messageId: id }, personal: { body } };
}

async function mailAsker(
  context: CommandContext,
  request: LockedRequest,
  message: { id: string; body: string },
): Promise<void> {
  const { tenant, now } = context;
  const people = await approvers(tenant, now);
  const askerId = request.question?.author.replace(/^member:/, '');
  const asker = askerId
    ? await tenant.member.findMany({
        where: { id: { in: isUuid(askerId) ? [askerId] : [] }, removedAt: null },
        select: { id: true, email: true },
      })
    : [];
  const { slug } = await letterhead(tenant);
  for (const person of asker.length > 0 ? asker : people) {
    await queueMail(context, {
      template: 'request-answered',
      to: person.email,
      subject: `${request.visitor.name} has written about request #${request.number}`,
      paragraphs: [message.body],
      action: { label: 'Open request', url: absolute(workspacePaths.request(slug, request.id)) },
      dedupeKey: `request-answered:${message.id}:${person.id}`,
    });
  }
}

// The author may also be the operator, who has a name and no id.
const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
