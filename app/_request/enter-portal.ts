import type { AnonymousActor, VisitorActor } from '#lib/auth/actor.ts';
import { portalPaths, safeNext } from '#lib/paths.ts';
import { clearFlow, readFlow, setVisitorSession } from './cookies';
import { formOf, handler, seeOther } from './edge';
import { publishedPortal } from './portal';

/** What a proof of an address comes with: the portal's slug, who sends it, the form, and the flow of this browser. */
export type Proof = {
  portal: string;
  actor: AnonymousActor | VisitorActor;
  form: Readonly<Record<string, string | string[]>>;
  flow: string | undefined;
};

/** Answers the POST of a code or a link, at a portal that is published. */
export function answerProof(
  request: Request,
  params: Promise<{ portal: string }>,
  answer: (proof: Proof) => Promise<Response>,
): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { actor } = await publishedPortal(portal);
    const form = await formOf(request);
    return answer({ portal, actor, form, flow: await readFlow(portal) });
  });
}

/** Signs the browser in to the portal, and goes where the visitor wanted to: to their library, unless told otherwise. */
export async function enterPortal(portal: string, token: string, next: string): Promise<Response> {
  await setVisitorSession(portal, token);
  await clearFlow(portal);
  return seeOther(safeNext(next, portalPaths.library(portal)));
}
