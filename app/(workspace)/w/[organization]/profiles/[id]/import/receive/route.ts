import { receiveProfileWorkbook } from '#lib/profile/import-upload.ts';
import { receiveTable } from '@/app/_request/table-upload';

type Context = { params: Promise<{ organization: string; id: string }> };

/** Takes a profile's workbook: the bare file as the body, its name in the query. Answers `{draftId}` or `{message}`. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const { id: profileId } = await context.params;
  return receiveTable(request, context, 'profile:import', (actor, file) =>
    receiveProfileWorkbook(actor, { profileId, ...file }),
  );
}
