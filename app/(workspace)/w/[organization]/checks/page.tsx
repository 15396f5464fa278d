import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listChecks } from '#lib/check/queries.ts';
import { checkKinds } from '#lib/check/schema.ts';
import { listCourseChoices } from '#lib/training/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { CheckTable } from './_components/check-table';

export const metadata: Metadata = { title: 'Checks' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

const spec = {
  sorts: ['title', 'createdAt'],
  defaultSort: 'title',
  filters: { kind: checkKinds, state: ['active', 'archived'] },
} as const;

/** What must be so about people: background checks, devices, confidentiality. */
export default async function ChecksPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const wanted = listParams(spec, await searchParams);
  const { rows, ...where } = await page(listChecks(actor, wanted));
  const { audiences } = await page(listCourseChoices(actor, {}));
  return (
    <>
      <PageHeader
        title="Checks"
        description="What must be so about people, before they start or again and again. What came out of it is shown to owners, admins and people managers only."
      />
      <CheckTable
        organization={organization}
        rows={rows}
        audiences={audiences}
        editable={may(actor, 'check:add')}
        page={where}
        sort={sortName(wanted)}
      />
    </>
  );
}
