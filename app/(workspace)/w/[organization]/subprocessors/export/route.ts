import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { listSubprocessors } from '#lib/subprocessor/queries.ts';
import type { SubprocessorRow } from '#lib/subprocessor/schema.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { subprocessorSpec } from '../_components/subprocessor-spec';

const columns: CsvColumn<SubprocessorRow>[] = [
  { heading: 'Name', value: (row) => row.name },
  { heading: 'Purpose', value: (row) => row.purpose },
  { heading: 'Data', value: (row) => row.dataProcessed },
  { heading: 'Location', value: (row) => row.location },
  { heading: 'Website', value: (row) => row.url },
  { heading: 'Archived (UTC)', value: (row) => row.archivedAt },
  { heading: 'Subprocessor', value: (row) => row.id },
];

/** The list of subprocessors with its present search and order, as CSV. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const { after: _, before: __, ...wanted } = listParams(subprocessorSpec, query);
    const rows = everyPage((after) => listSubprocessors(actor, { ...wanted, after }));
    return csvResponse('Subprocessors', columns, rows);
  });
}
