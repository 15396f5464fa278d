import { csvResponse } from '#lib/csv.ts';
import { personColumns } from '#lib/person/sheet.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { wantedPersons } from './wanted-persons';

/** The directory with its present search, filters and order, as CSV that can be imported again. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, async (actor, query) =>
    csvResponse('People', personColumns, await wantedPersons(actor, query)),
  );
}
