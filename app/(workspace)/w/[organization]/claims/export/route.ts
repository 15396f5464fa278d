import { claimColumns } from '#lib/claim/import.ts';
import { listAreas, listClaims } from '#lib/claim/queries.ts';
import { csvResponse, everyPage } from '#lib/csv.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { claimSpec } from '../_components/claim-spec';

/** The list of claims with its present search and filters, as CSV; an import reads it again. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, async (actor, query) => {
    const spec = claimSpec(await listAreas(actor, {}));
    const { after: _, before: __, ...list } = listParams(spec, query);
    return csvResponse(
      'Claims',
      claimColumns,
      everyPage((after) => listClaims(actor, { ...list, after })),
    );
  });
}
