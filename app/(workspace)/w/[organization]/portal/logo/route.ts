import { Invalid } from '#lib/errors.ts';
import { uploadLogo } from '#lib/portal/logo.ts';
import { getDraftLogo, getPortal } from '#lib/portal/queries.ts';
import { logoLimits } from '#lib/portal/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { boundedBody } from '@/app/_request/bounded-body';
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

/** Takes a picture as the whole body; answers an Invalid as `{"message"}`. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    const { id: portalId } = await getPortal(actor, {});
    try {
      const tooLarge = new Invalid('This picture is larger than 512 kB. Please make it smaller.');
      await uploadLogo(actor, portalId, await boundedBody(request, logoLimits.bytes, tooLarge));
      return Response.json({ message: 'Logo saved. Publish to show it to visitors.' });
    } catch (error) {
      if (error instanceof Invalid)
        return Response.json({ message: error.message }, { status: error.status });
      throw error;
    }
  });
}
