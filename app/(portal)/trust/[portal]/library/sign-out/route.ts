import { portalPaths } from '#lib/paths.ts';
import { signOutVisitor } from '#lib/visitor/sign-in.ts';
import { portalActor } from '@/app/_request/actor';
import { clearVisitorSession } from '@/app/_request/cookies';
import { handler, seeOther } from '@/app/_request/edge';

type Context = { params: Promise<{ portal: string }> };

/** Ends the visitor's session in this browser. */
export function POST(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { actor } = await portalActor(portal);
    if (actor.kind === 'visitor') await signOutVisitor(actor, {});
    await clearVisitorSession(portal);
    return seeOther(`${portalPaths.signIn(portal)}?left=1`);
  });
}
