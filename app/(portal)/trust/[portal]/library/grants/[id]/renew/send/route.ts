import { renewGrant } from '#lib/access-request/commands.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { handler, seeOther } from '@/app/_request/edge';

type Context = { params: Promise<{ portal: string; id: string }> };

/** Asks for renewal; the answer is the page of the request, new or already open. */
export function POST(_request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal, id } = await params;
    const { actor } = await visitorActor(portal);
    const { requestId } = await renewGrant(actor, { grantId: id });
    return seeOther(portalPaths.ownRequest(portal, requestId));
  });
}
