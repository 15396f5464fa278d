import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { listVisitors } from '#lib/visitor/queries.ts';
import type { VisitorRow } from '#lib/visitor/schema.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { visitorFilters, visitorSpec } from '../_components/visitor-spec';

const columns: CsvColumn<VisitorRow>[] = [
  { heading: 'Name', value: (row) => row.name },
  { heading: 'E-mail', value: (row) => row.email },
  { heading: 'Company', value: (row) => row.company },
  { heading: 'Customer', value: (row) => row.customerName },
  { heading: 'First seen (UTC)', value: (row) => row.createdAt },
  { heading: 'Address confirmed (UTC)', value: (row) => row.verifiedAt },
  { heading: 'Blocked', value: (row) => row.blocked },
  { heading: 'Open documents', value: (row) => row.grants },
  { heading: 'Visitor', value: (row) => row.id },
];

/** The list of visitors with its present filters, as CSV. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const { after: _, before: __, filters: parsed, ...list } = listParams(visitorSpec, query);
    const filters = visitorFilters(parsed, query);
    const rows = everyPage((after) => listVisitors(actor, { ...list, filters, after }));
    return csvResponse('Visitors', columns, rows);
  });
}
