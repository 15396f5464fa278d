import { attachment } from '#lib/content-disposition.ts';
import { type ControlSheetRow, controlColumns } from '#lib/control/sheet.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { wantedControls } from '../wanted-controls';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list of controls with its present search, filters and order, as XLSX that can be imported again. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, async (actor, query) => {
    const rows: ControlSheetRow[] = [];
    for await (const batch of await wantedControls(actor, query)) rows.push(...batch);
    const workbook = await writeSheet([
      {
        name: 'Controls',
        headings: controlColumns.map(({ heading }) => heading),
        rows: rows.map((row) => controlColumns.map(({ value }) => value(row))),
      },
    ]);
    return new Response(new Uint8Array(workbook), {
      headers: {
        'content-type': type,
        'content-disposition': attachment('Controls', '.xlsx'),
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
