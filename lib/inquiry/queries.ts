import { may } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { enterEngagement } from '#lib/engagement/steps.ts';
import { Forbidden } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { inquiryState } from './lifecycle.ts';
import { aboutInput, type InquiryRow, inquiryInput, listInquiriesInput } from './schema.ts';
import { readInquiry, requireInScope, type StoredInquiry } from './steps.ts';

const mostShown = 500;

/** The inquiries of an engagement, newest first, or those about one thing. @throws NotFound as the engagement does */
export const listInquiries = query(
  'engagement:read',
  listInquiriesInput,
  async (context, { engagementId, aboutId }): Promise<InquiryRow[]> => {
    const { tenant } = context;
    await enterEngagement(context, engagementId);
    const about = aboutId ? { OR: [{ controlId: aboutId }, { requirementId: aboutId }] } : {};
    const rows = await tenant.inquiry.findMany({
      where: { engagementId, ...about },
      orderBy: { number: 'desc' },
      take: mostShown,
      select: {
        id: true,
        number: true,
        subject: true,
        settledAt: true,
        openedAt: true,
        control: { select: { identifier: true } },
        requirement: { select: { identifier: true } },
        messages: {
          orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
          take: 1,
          select: { fromAuditor: true, sentAt: true },
        },
        _count: { select: { messages: true } },
      },
    });
    return rows.map(({ messages: [last], control, requirement, settledAt, openedAt, _count, ...row }) => ({
      ...row,
      about: control?.identifier ?? requirement?.identifier ?? '',
      state: inquiryState({ settledAt, lastFromAuditor: last?.fromAuditor ?? true }),
      lastAt: last?.sentAt ?? openedAt,
      messages: _count.messages,
    }));
  },
);

/** Evidence that was handed over with messages, by message. */
async function readHandedOver(tenant: Tenant, messageIds: readonly string[]) {
  const rows = await tenant.inquiryEvidence.findMany({
    where: { messageId: { in: [...messageIds] } },
    orderBy: { revisionId: 'asc' },
    select: {
      messageId: true,
      revision: {
        select: {
          id: true,
          number: true,
          collectedOn: true,
          url: true,
          fileId: true,
          item: { select: { title: true } },
        },
      },
    },
  });
  return rows.map(({ messageId, revision: { item, fileId, collectedOn, ...revision } }) => ({
    messageId,
    ...revision,
    title: item.title,
    collectedOn: dayOf(collectedOn),
    hasFile: fileId !== null,
  }));
}

/** Current evidence of what an inquiry is about, newest first: what an answer can hand over. */
async function readChoices(tenant: Tenant, inquiry: StoredInquiry) {
  const about = inquiry.control
    ? { id: inquiry.control.id }
    : { requirements: { some: { requirementId: inquiry.requirement?.id ?? '' } } };
  const rows = await tenant.evidenceItem.findMany({
    where: {
      archivedAt: null,
      currentRevisionId: { not: null },
      controls: { some: { removedAt: null, control: about } },
    },
    orderBy: [{ collectedOn: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { title: true, collectedOn: true, currentRevisionId: true },
  });
  return rows.flatMap(({ currentRevisionId: revisionId, title, collectedOn }) =>
    revisionId ? [{ revisionId, title, collectedOn: dayOf(collectedOn) }] : [],
  );
}

/**
 * One inquiry: its messages by name with what was handed over, and for the team what an answer can hand over.
 * @throws NotFound also for an inquiry of another engagement
 */
export const getInquiry = query('engagement:read', inquiryInput, async (context, input) => {
  const { tenant, actor } = context;
  const engagement = await enterEngagement(context, input.engagementId);
  const inquiry = await readInquiry(tenant, engagement.id, input.inquiryId);
  const nameOf = await namesOf(tenant, [
    inquiry.openedBy,
    inquiry.settledBy,
    ...inquiry.messages.map(({ author }) => author),
  ]);
  const handedOver = await readHandedOver(
    tenant,
    inquiry.messages.map(({ id }) => id),
  );
  const answers = may(actor, 'engagement:answer') && !engagement.asAuditor && !engagement.closedAt;
  const { messages, settledBy, openedBy: _, ...facts } = inquiry;
  return {
    ...facts,
    engagement,
    settledByName: settledBy && nameOf(settledBy),
    messages: messages.map(({ author, ...message }) => ({
      ...message,
      authorName: nameOf(author),
      evidence: handedOver.filter(({ messageId }) => messageId === message.id),
    })),
    mayAnswer: answers,
    mayAsk: engagement.asAuditor,
    choices: answers ? await readChoices(tenant, inquiry) : [],
  };
});

/** What the form of a new inquiry says: the engagement, and what is asked about. @throws NotFound for what is not in it */
export const getAskForm = query('engagement:ask', aboutInput, async (context, input) => {
  const { tenant } = context;
  const engagement = await enterEngagement(context, input.engagementId);
  if (!engagement.asAuditor) throw new Forbidden('Only its auditors ask in an engagement.');
  await requireInScope(tenant, engagement, input);
  const { controlId, requirementId } = input;
  const select = { identifier: true, title: true };
  const about = controlId
    ? await tenant.control.findFirstOrThrow({ where: { id: controlId }, select })
    : await tenant.requirement.findFirstOrThrow({ where: { id: requirementId ?? '' }, select });
  return { name: engagement.name, ...about };
});
