import { receivePolicyFiles } from '#lib/policy-import/receive.ts';
import { importLimits } from '#lib/policy-import/schema.ts';
import { receiveTable } from '@/app/_request/table-upload';

type Context = { params: Promise<{ organization: string }> };

/** Takes policies: one file, or a ZIP of many, as the body, its name in the query. Answers `{draftId}` or `{message}`. */
export function POST(request: Request, context: Context): Promise<Response> {
  return receiveTable(request, context, 'policy:import', receivePolicyFiles, importLimits.bytes);
}
