import { receiveControlTable } from '#lib/control/import-upload.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { receiveTable } from '@/app/_request/table-upload';

type Context = { params: Promise<{ organization: string }> };

/** Takes a table of controls: the bare file as the body, its name in the query. Answers `{draftId}` or `{message}`. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    return receiveTable(request, (file) => receiveControlTable(actor, file));
  });
}
