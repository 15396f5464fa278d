import { makeCopy } from '#lib/copy/commands.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { handler, seeOther } from '@/app/_request/edge';

type Context = { params: Promise<{ portal: string; document: string }> };

/** Makes the visitor's copy and leads to its download. */
export function POST(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal, document } = await params;
    const { actor } = await visitorActor(portal);
    const { copyId } = await makeCopy(actor, { documentId: document });
    return seeOther(portalPaths.copy(portal, copyId));
  });
}

/** Where a browser lands that had to sign in first: the library has the button again. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => seeOther(portalPaths.library((await params).portal)));
}
