import { beginUploadInput } from '#lib/evidence/upload-schema.ts';
import { beginUpload } from '#lib/evidence/uploads.ts';
import { parse } from '#lib/parse.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { answerJson, jsonOf } from '@/app/_request/upload-form';

type Context = { params: Promise<{ organization: string }> };

/** Begins an upload in parts: `{fileName, sizeBytes}`. Answers how it stands, with its id. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    return answerJson(async () => {
      const input = parse(beginUploadInput, await jsonOf(request));
      return Response.json(await beginUpload(actor, input), { status: 201 });
    });
  });
}
