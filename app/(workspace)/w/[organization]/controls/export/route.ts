import { controlColumns } from '#lib/control/sheet.ts';
import { csvResponse } from '#lib/csv.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { wantedControls } from './wanted-controls';

/** The list of controls with its present search, filters and order, as CSV that can be imported again. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, async (actor, query) =>
    csvResponse('Controls', controlColumns, await wantedControls(actor, query)),
  );
}
