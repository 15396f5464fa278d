import { listRequests } from '#lib/access-request/queries.ts';
import { queueFilters, type RequestRow, requestStateLabels } from '#lib/access-request/schema.ts';
import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { listParams } from '@/components/table/list-params';

const spec = {
  sorts: ['dueAt', 'submittedAt'],
  defaultSort: '-submittedAt',
  filters: { state: queueFilters },
} as const;

const columns: readonly CsvColumn<RequestRow>[] = [
  { heading: 'Number', value: (row) => row.number },
  { heading: 'Name', value: (row) => row.name },
  { heading: 'E-mail', value: (row) => row.email },
  { heading: 'Company', value: (row) => row.company },
  { heading: 'Customer', value: (row) => row.customerName },
  { heading: 'State', value: (row) => requestStateLabels[row.state] },
  { heading: 'Documents', value: (row) => row.titles.join('; ') },
  { heading: 'Submitted', value: (row) => row.submittedAt },
  { heading: 'Due', value: (row) => row.dueAt },
  { heading: 'Overdue', value: (row) => row.overdue },
];

type Context = { params: Promise<{ organization: string }> };

/** The queue as CSV, narrowed as the page is. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const wanted = listParams(spec, query);
    const state = queueFilters.find((known) => known === wanted.filters.state) ?? 'open';
    const filters = query.state === 'all' ? {} : { state };
    const all = everyPage((after) =>
      listRequests(actor, { ...wanted, filters, before: null, after: after ?? null }),
    );
    return csvResponse('Access requests', columns, all);
  });
}
