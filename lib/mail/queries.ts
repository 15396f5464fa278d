import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { type MailState, mailState, whyNotRetry } from './lifecycle.ts';
import { type MailRow, mailListInput } from './schema.ts';

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
