import type { Tenant } from '#lib/db/tenant.ts';
import type { EnteredEngagement } from '#lib/engagement/steps.ts';
import { Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { inquiryState } from './lifecycle.ts';
import { messageLimit } from './schema.ts';

/** What an inquiry is about, in words: identifier and title. */
export type About = { controlId: string | null; requirementId: string | null };

const named = { select: { id: true, identifier: true, title: true } } as const;

/** The inquiry of this engagement with its messages, oldest first. @throws NotFound also for one of another engagement */
export async function readInquiry(tenant: Tenant, engagementId: string, id: string) {
  const row = await tenant.inquiry.findFirst({
    where: { id, engagementId },
    select: {
      id: true,
      number: true,
      subject: true,
      openedAt: true,
      openedBy: true,
      settledAt: true,
      settledBy: true,
      control: named,
      requirement: named,
      messages: {
        orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
        select: { id: true, author: true, fromAuditor: true, body: true, sentAt: true },
      },
    },
  });
  if (!row) throw new NotFound('There is no such inquiry.');
  const lastFromAuditor = row.messages.at(-1)?.fromAuditor ?? true;
  return { ...row, state: inquiryState({ settledAt: row.settledAt, lastFromAuditor }) };
}

/** As `readInquiry` reads one. */
export type StoredInquiry = Awaited<ReturnType<typeof readInquiry>>;

/** Holds an inquiry against others who write at once. @throws NotFound */
export async function lockInquiry(tenant: Tenant, id: string): Promise<void> {
  const rows = await tenant.$queryRaw<unknown[]>`
    SELECT id FROM "Inquiry" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new NotFound('There is no such inquiry.');
}

/** Throws NotFound unless the control or requirement is in the engagement's scope. */
export async function requireInScope(
  tenant: Tenant,
  engagement: EnteredEngagement,
  about: About,
): Promise<void> {
  const { controlId, requirementId } = about;
  const found = controlId
    ? await tenant.$queryRaw<unknown[]>`
        SELECT 1 FROM engagement_controls(${engagement.id}::uuid) s WHERE s."controlId" = ${controlId}::uuid LIMIT 1`
    : await tenant.requirement.findMany({
        where: { id: requirementId ?? '', frameworkId: engagement.frameworkId, withdrawn: false },
        select: { id: true },
      });
  if (found.length === 0) throw new NotFound('There is no such control or requirement in this engagement.');
}

/** Writes a message; an inquiry that was settled is open again. Returns its id. @throws Invalid when there are too many */
export async function writeMessage(
  { tenant, organizationId, now, by }: CommandContext,
  inquiryId: string,
  message: { fromAuditor: boolean; body: string },
): Promise<string> {
  if ((await tenant.inquiryMessage.count({ where: { inquiryId } })) >= messageLimit)
    throw new Invalid('This inquiry is very long. Please begin another one.');
  const id = newId();
  await tenant.inquiryMessage.create({
    data: { organizationId, id, inquiryId, author: by, sentAt: now, ...message },
    select: { id: true },
  });
  await tenant.inquiry.updateMany({
    where: { id: inquiryId, settledAt: { not: null } },
    data: { settledAt: null, settledBy: null },
  });
  return id;
}
