import { withdrawRequest } from '#lib/access-request/commands.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { handler, seeOther } from '@/app/_request/edge';

type Context = { params: Promise<{ portal: string; id: string }> };

/** The visitor takes their request back. */
export function POST(_request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal, id } = await params;
    const { actor } = await visitorActor(portal);
    await withdrawRequest(actor, { requestId: id });
    return seeOther(portalPaths.ownRequest(portal, id));
  });
}
