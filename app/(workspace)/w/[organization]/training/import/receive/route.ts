import { receiveCompletionTable } from '#lib/training/import-upload.ts';
import { receiveTable } from '@/app/_request/table-upload';

type Context = { params: Promise<{ organization: string }> };

/** Takes a table of completions: the bare file as the body, its name in the query. Answers `{draftId}` or `{message}`. */
export function POST(request: Request, context: Context): Promise<Response> {
  return receiveTable(request, context, 'training:import', receiveCompletionTable);
}
