import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { listCustomers } from '#lib/customer/queries.ts';
import type { CustomerRow } from '#lib/customer/schema.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { customerSpec } from '../_components/customer-spec';

const columns: CsvColumn<CustomerRow>[] = [
  { heading: 'Name', value: (row) => row.name },
  { heading: 'Domains', value: (row) => row.domains.join(' ') },
  { heading: 'People', value: (row) => row.visitors },
  { heading: 'Added (UTC)', value: (row) => row.createdAt },
  { heading: 'Customer', value: (row) => row.id },
];

/** The list of customers with its present search, as CSV. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const { after: _, before: __, filters: ___, ...list } = listParams(customerSpec, query);
    const rows = everyPage((after) => listCustomers(actor, { ...list, after }));
    return csvResponse('Customers', columns, rows);
  });
}
