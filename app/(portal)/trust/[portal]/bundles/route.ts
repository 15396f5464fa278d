import { makeBundle } from '#lib/bundle/commands.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { formOf, handler, seeOther } from '@/app/_request/edge';

type Context = { params: Promise<{ portal: string }> };

/** Makes copies of the chosen documents (fields `document`) and leads to their one download. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { actor } = await visitorActor(portal);
    const chosen = (await formOf(request)).document ?? [];
    const { bundleId } = await makeBundle(actor, { documentIds: Array.isArray(chosen) ? chosen : [chosen] });
    return seeOther(portalPaths.bundle(portal, bundleId));
  });
}

/** Where a browser lands that had to sign in first: the library has the choice again. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => seeOther(portalPaths.library((await params).portal)));
}
