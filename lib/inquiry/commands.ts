import { enterEngagement, lockEngagement } from '#lib/engagement/steps.ts';
import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { whyNotInquiry } from './lifecycle.ts';
import { tellAuditor, tellTeam } from './mail-steps.ts';
import { answerInput, askInput, inquiryInput, inquiryLimit, writeInput } from './schema.ts';
import { lockInquiry, readInquiry, requireInScope, writeMessage } from './steps.ts';

/** The engagement, if it is open to this actor as one of its auditors. @throws NotFound, Forbidden for the team */
async function enterAsAuditor(context: CommandContext, engagementId: string) {
  const engagement = await enterEngagement(context, engagementId);
  if (!engagement.asAuditor) throw new Forbidden('Only its auditors ask in an engagement.');
  return engagement;
}

async function ownerOf(context: CommandContext, controlId: string | null): Promise<string | null> {
  if (!controlId) return null;
  const control = await context.tenant.control.findFirst({
    where: { id: controlId },
    select: { ownerId: true },
  });
  return control?.ownerId ?? null;
}

/**
 * Asks for more about a control or a requirement, and mails the team a link. Returns the id of the inquiry. Throws NotFound
 * for what is not in the engagement, Forbidden, Invalid.
 */
export const ask = command('engagement:ask', askInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { engagementId, controlId, requirementId, subject, body } = input;
  await lockEngagement(tenant, engagementId);
  const engagement = await enterAsAuditor(context, engagementId);
  await requireInScope(tenant, engagement, input);
  const last = await tenant.inquiry.aggregate({ where: { engagementId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  if (number > inquiryLimit) throw new Invalid(`An engagement has at most ${inquiryLimit} inquiries.`);
  const id = newId();
  const about = { controlId, requirementId };
  await tenant.inquiry.create({
    data: { organizationId, id, engagementId, number, subject, ...about, openedAt: now, openedBy: by },
    select: { id: true },
  });
  const messageId = await writeMessage(context, id, { fromAuditor: true, body });
  const ownerId = await ownerOf(context, controlId);
  await tellTeam(context, engagement, { inquiryId: id, number, messageId, ownerId });
  const data = { engagementId, messageId, ...about };
  return { result: id, events: [{ subject: `inquiry:${id}`, data, personal: { subject, body } }] };
});

/** Writes on in an inquiry as its auditor, and mails the team. Throws NotFound, Forbidden, Invalid. */
export const askFurther = command('engagement:ask', writeInput, async (context, input) => {
  const { tenant } = context;
  const { engagementId, inquiryId, body } = input;
  const engagement = await enterAsAuditor(context, engagementId);
  await lockInquiry(tenant, inquiryId);
  const inquiry = await readInquiry(tenant, engagementId, inquiryId);
  const messageId = await writeMessage(context, inquiryId, { fromAuditor: true, body });
  const ownerId = await ownerOf(context, inquiry.control?.id ?? null);
  await tellTeam(context, engagement, { inquiryId, number: inquiry.number, messageId, ownerId });
  const data = { engagementId, messageId };
  return {
    result: undefined,
    events: [{ subject: `inquiry:${inquiryId}`, data, personal: { body } }],
  };
});

/**
 * Answers an inquiry, hands over revisions of evidence with it, and mails whoever asked. Throws NotFound; Conflict when the
 * engagement is closed; Invalid for evidence that is not there or was archived.
 */
export const answerInquiry = command('engagement:answer', answerInput, async (context, input) => {
  const { tenant, organizationId } = context;
  const { engagementId, inquiryId, body, revisionIds } = input;
  const engagement = await enterEngagement(context, engagementId);
  if (engagement.closedAt) throw new Conflict('This engagement is closed. Open it again first.');
  await lockInquiry(tenant, inquiryId);
  const inquiry = await readInquiry(tenant, engagementId, inquiryId);
  const found = await tenant.evidenceRevision.count({
    where: { id: { in: revisionIds }, item: { archivedAt: null } },
  });
  if (found < revisionIds.length)
    throw new Invalid([{ path: 'revisionIds', message: 'Some of this evidence is not there any more.' }]);
  const messageId = await writeMessage(context, inquiryId, { fromAuditor: false, body });
  await tenant.inquiryEvidence.createMany({
    data: revisionIds.map((revisionId) => ({ organizationId, messageId, revisionId })),
  });
  const { number, openedBy } = inquiry;
  await tellAuditor(context, engagement, { inquiryId, number, messageId, openedBy });
  const data = { engagementId, messageId, revisionIds };
  return {
    result: undefined,
    events: [{ subject: `inquiry:${inquiryId}`, data, personal: { body } }],
  };
});

/** Settles an inquiry: nothing more is wanted. Throws NotFound; Conflict when it is settled already. */
export const settleInquiry = command('engagement:settle', inquiryInput, async (context, input) => {
  const { tenant, now, by } = context;
  const { engagementId, inquiryId } = input;
  await enterEngagement(context, engagementId);
  await lockInquiry(tenant, inquiryId);
  const inquiry = await readInquiry(tenant, engagementId, inquiryId);
  const why = whyNotInquiry(inquiry.state, 'settle');
  if (why) throw new Conflict(why);
  const { count } = await tenant.inquiry.updateMany({
    where: { id: inquiryId, settledAt: null },
    data: { settledAt: now, settledBy: by },
  });
  if (count === 0) throw new Conflict('This inquiry is settled already.');
  return { result: undefined, events: [{ subject: `inquiry:${inquiryId}`, data: { engagementId } }] };
});
