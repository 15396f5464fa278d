import { sql } from 'kysely';
import { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { NotFound, Unavailable } from '#lib/errors.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, query } from '#lib/operation.ts';
import { type MailState, mailState, whyNotRetry } from './lifecycle.ts';
import { type MailRow, mailInput, mailListInput } from './schema.ts';
import { openText } from './sealing.ts';
import { withoutSecrets } from './secrets.ts';

const stateOf = {
  sent: sql<boolean>`"sentAt" IS NOT NULL`,
  failed: sql<boolean>`"sentAt" IS NULL AND "failedAt" IS NOT NULL`,
  trying: sql<boolean>`"sentAt" IS NULL AND "failedAt" IS NULL AND "lastError" IS NOT NULL`,
  waiting: sql<boolean>`"sentAt" IS NULL AND "failedAt" IS NULL AND "lastError" IS NULL`,
} satisfies Record<MailState, unknown>;

function matching(tenant: TenantReader, { search, filters }: z.output<typeof mailListInput>) {
  let mails = tenant.selectFrom('Mail');
  if (filters.state) mails = mails.where(stateOf[filters.state]);
  if (!search) return mails;
  const pattern = likePattern(search);
  return mails.where((where) =>
    where.or([where('recipient', 'ilike', pattern), where('subject', 'ilike', pattern)]),
  );
}

/** The outbox, newest first. */
export const listMails = list(
  'mail:list',
  mailListInput,
  async ({ tenant }, input): Promise<Page<MailRow>> => {
    const rows = matching(tenant, input).select([
      'id',
      'recipient',
      'subject',
      'template',
      'createdAt',
      'attempts',
      'sentAt',
      'failedAt',
      'lastError',
    ]);
    const count = await countUpTo(tenant, matching(tenant, input).select('id'));
    const order = {
      by: sql.ref('createdAt'),
      id: sql.ref('id'),
      type: 'timestamptz' as const,
      valueOf: (row: { createdAt: Date }) => row.createdAt.toISOString(),
    };
    const page = await readPage(rows, order, input, count);
    return {
      ...page,
      rows: page.rows.map(({ failedAt, ...row }) => {
        const state = mailState({ ...row, failedAt });
        return { ...row, state, whyNotRetry: whyNotRetry(state) };
      }),
    };
  },
);

const attached = z.array(z.object({ name: z.string() }));

function textOf(organizationId: string, mailId: string, sealed: string): string | null {
  try {
    return withoutSecrets(openText(organizationId, mailId, sealed));
  } catch (error) {
    if (error instanceof Unavailable) return null;
    throw error;
  }
}

/**
 * One mail: what was sent, to whom, when, and how its sending went. `text` is without links, tokens and codes; null when
 * its key is not configured any more. @throws NotFound
 */
export const getMail = query('mail:list', mailInput, async ({ tenant, organizationId }, { mailId }) => {
  const mail = await tenant.mail.findFirst({
    where: { id: mailId },
    select: {
      id: true,
      template: true,
      recipient: true,
      subject: true,
      text: true,
      messageId: true,
      attachments: true,
      createdAt: true,
      notBefore: true,
      attempts: true,
      triedAt: true,
      sentAt: true,
      failedAt: true,
      lastError: true,
    },
  });
  if (!mail) throw new NotFound('There is no such mail.');
  const { text, attachments, ...facts } = mail;
  const state = mailState(mail);
  return {
    ...facts,
    state,
    whyNotRetry: whyNotRetry(state),
    text: textOf(organizationId, mailId, text),
    attachments: attached.parse(attachments).map((file) => file.name),
  };
});
