import { receiveControlTable } from '#lib/control/import-upload.ts';
import { CandorError, TooLarge } from '#lib/errors.ts';
import { sheetLimits } from '#lib/sheet/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string }> };

async function bytesOf(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > sheetLimits.bytes) throw new TooLarge('This table is too large: at most 32 MB are read.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Takes a table of controls: the bare file as the body, its name in the query. Answers `{draftId}` or `{message}`. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    try {
      const fileName = new URL(request.url).searchParams.get('name') ?? '';
      const draftId = await receiveControlTable(actor, { fileName, bytes: await bytesOf(request) });
      return Response.json({ draftId }, { status: 201 });
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      return Response.json({ message: error.message }, { status: error.status });
    }
  });
}
