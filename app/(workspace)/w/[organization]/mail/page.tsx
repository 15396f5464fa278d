import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { mailStates } from '#lib/mail/lifecycle.ts';
import { listMails } from '#lib/mail/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { MailTable } from './_components/mail-table';

export const metadata: Metadata = { title: 'Mail' };

const spec = { sorts: ['createdAt'], defaultSort: '-createdAt', filters: { state: mailStates } } as const;

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** The outbox: every mail with its state, and what the mail server said. */
export default async function MailPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const list = listParams(spec, await searchParams);
  const { rows, ...place } = await page(listMails(actor, list));
  return (
    <>
      <PageHeader
        title="Mail"
        description="What was mailed, and what the mail server said. Links and codes are never shown: they belong to their readers."
      />
      <MailTable
        organization={organization}
        rows={rows}
        page={place}
        sort={sortName(list)}
        editable={may(actor, 'mail:retry')}
      />
    </>
  );
}
