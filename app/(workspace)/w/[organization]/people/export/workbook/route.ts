import type { PersonSheetRow } from '#lib/person/sheet.ts';
import { personColumns } from '#lib/person/sheet.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { downloadResponse, workbookType } from '@/app/_request/download';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { wantedPersons } from '../wanted-persons';

/** The directory with its present search, filters and order, as XLSX that can be imported again. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, async (actor, query) => {
    const rows: PersonSheetRow[] = [];
    for await (const batch of await wantedPersons(actor, query)) rows.push(...batch);
    const headings = personColumns.map(({ heading }) => heading);
    const cells = rows.map((row) => personColumns.map(({ value }) => value(row)));
    const workbook = await writeSheet([{ name: 'People', headings, rows: cells }]);
    return downloadResponse(new Uint8Array(workbook), {
      name: 'People',
      extension: '.xlsx',
      contentType: workbookType,
    });
  });
}
