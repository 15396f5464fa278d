import { Invalid } from '#lib/errors.ts';
import { uploadLogo } from '#lib/portal/logo.ts';
import { getDraftLogo, getPortal } from '#lib/portal/queries.ts';
import { logoLimits } from '#lib/portal/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { pictureResponse } from '@/app/_request/picture';

type Context = { params: Promise<{ organization: string }> };

/** The draft's logo, for members only. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    const { id: portalId } = await getPortal(actor, {});
    return pictureResponse(await getDraftLogo(actor, { portalId }), 'private, no-store');
  });
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > logoLimits.bytes)
      throw new Invalid('This picture is larger than 512 kB. Please make it smaller.');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Takes a picture as the whole body; answers an Invalid as `{"message"}`. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    const { id: portalId } = await getPortal(actor, {});
    try {
      await uploadLogo(actor, portalId, await bytesOf(request));
      return Response.json({ message: 'Logo saved. Publish to show it to visitors.' });
    } catch (error) {
      if (error instanceof Invalid)
        return Response.json({ message: error.message }, { status: error.status });
      throw error;
    }
  });
}
