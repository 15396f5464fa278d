import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { grantStates } from '#lib/grant/lifecycle.ts';
import { listGrants } from '#lib/grant/queries.ts';
import { type GrantRow, grantSourceLabels, grantSources, grantStateLabels } from '#lib/grant/schema.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';

const spec = {
  sorts: ['grantedAt', 'expiresAt'],
  defaultSort: '-grantedAt',
  filters: { state: grantStates, source: grantSources },
} as const;

const columns: readonly CsvColumn<GrantRow>[] = [
  { heading: 'Visitor', value: (row) => row.visitorName },
  { heading: 'E-mail', value: (row) => row.email },
  { heading: 'Company', value: (row) => row.company },
  { heading: 'Document', value: (row) => row.documentTitle },
  { heading: 'State', value: (row) => grantStateLabels[row.state] },
  { heading: 'How', value: (row) => grantSourceLabels[row.source] },
  { heading: 'By', value: (row) => row.grantedByName },
  { heading: 'Granted', value: (row) => row.grantedAt },
  { heading: 'Until', value: (row) => row.expiresAt },
  { heading: 'Downloads', value: (row) => row.downloads },
];

/** The grants as CSV, narrowed as the page is. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const wanted = listParams(spec, query);
    const all = everyPage((after) => listGrants(actor, { ...wanted, before: null, after: after ?? null }));
    return csvResponse('Grants', columns, all);
  });
}
