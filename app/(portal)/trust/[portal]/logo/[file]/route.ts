import { getPublishedLogo } from '#lib/portal/queries.ts';
import { portalActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { pictureResponse } from '@/app/_request/picture';

type Context = { params: Promise<{ portal: string; file: string }> };

/** The logo that is public now; every other file is 404. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal, file } = await params;
    const { actor, portalId } = await portalActor(portal);
    return pictureResponse(await getPublishedLogo(actor, { portalId, fileId: file }), 'public, max-age=3600');
  });
}
