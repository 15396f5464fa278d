import type { Metadata } from 'next';
import { countRequests, listRequests } from '#lib/access-request/queries.ts';
import { queueFilters } from '#lib/access-request/schema.ts';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { RequestTable } from './_components/request-table';

export const metadata: Metadata = { title: 'Requests' };

const spec = {
  sorts: ['dueAt', 'submittedAt'],
  defaultSort: 'dueAt',
  filters: { state: queueFilters },
} as const;

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function RequestsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await memberActor(organization);
  const wanted = listParams(spec, { ...query, sort: query.sort ?? sortFor(query.state) });
  const all = query.state === 'all';
  const state = queueFilters.find((known) => known === wanted.filters.state) ?? 'open';
  const filters = all ? {} : { state };
  const requests = await page(listRequests(actor, { ...wanted, filters }));
  const counts = await page(countRequests(actor, {}));
  const here = workspacePaths.requests(organization);
  const tab = (label: string, value: string, count?: number) => ({
    label,
    href: value === 'open' ? here : `${here}?state=${value}`,
    current: all ? value === 'all' : state === value,
    ...(count === undefined ? {} : { count }),
  });
  return (
    <>
      <PageHeader
        title="Requests"
        description="Who asks for which documents, what is due first on top. Nobody decides on a request of their own."
      />
      <Tabs
        label="Requests by state"
        tabs={[
          tab('Open', 'open', counts.open),
          tab('Overdue', 'overdue', counts.overdue),
          tab('Waiting for answer', 'needs-information', counts.waiting),
          tab('Closed', 'closed'),
          tab('Address not confirmed', 'unverified'),
          tab('All', 'all'),
        ]}
      />
      <RequestTable
        organization={organization}
        rows={requests.rows}
        page={{ next: requests.next, previous: requests.previous, count: requests.count }}
        sort={sortName(wanted)}
        view={all ? 'all' : state}
        now={new Date()}
        canDecide={may(actor, 'access-request:decide')}
      />
    </>
  );
}

// What waits is read by its due time, what is done by when it came.
function sortFor(state: string | string[] | undefined): string {
  return state === undefined || state === 'open' || state === 'overdue' ? 'dueAt' : '-submittedAt';
}
