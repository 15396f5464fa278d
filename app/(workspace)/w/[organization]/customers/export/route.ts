import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { listCustomers } from '#lib/customer/queries.ts';
import type { CustomerRow } from '#lib/customer/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { listParams } from '@/components/table/list-params';
import { customerSpec } from '../_components/customer-spec';

const columns: CsvColumn<CustomerRow>[] = [
  { heading: 'Name', value: (row) => row.name },
  { heading: 'Domains', value: (row) => row.domains.join(' ') },
  { heading: 'People', value: (row) => row.visitors },
  { heading: 'Added (UTC)', value: (row) => row.createdAt },
  { heading: 'Customer', value: (row) => row.id },
];

type Context = { params: Promise<{ organization: string }> };

/** The list of customers with its present search, as CSV. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await memberActor(organization);
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { after: _, before: __, filters: ___, ...list } = listParams(customerSpec, query);
    const rows = everyPage((after) => listCustomers(actor, { ...list, after }));
    return csvResponse('Customers', columns, rows);
  });
}
