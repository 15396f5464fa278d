import { addPart, getUpload } from '#lib/evidence/uploads.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { answerJson } from '@/app/_request/upload-form';

type Context = { params: Promise<{ organization: string; upload: string }> };

async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  if (request.body) yield* request.body;
}

/** How far one's own upload has come: `{uploadId, fileName, sizeBytes, offset, finished}`. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, upload } = await params;
    const actor = await memberActor(organization);
    return answerJson(async () => Response.json(await getUpload(actor, { uploadId: upload })));
  });
}

/** The next part as the bare body, at `?offset=`. 409 where the upload stands elsewhere; the answer says where. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, upload } = await params;
    const actor = await memberActor(organization);
    const offset = new URL(request.url).searchParams.get('offset') ?? '';
    return answerJson(async () => {
      const source = bodyOf(request);
      return Response.json(await addPart(actor, { uploadId: upload, offset: offset || 'none', source }));
    });
  });
}
