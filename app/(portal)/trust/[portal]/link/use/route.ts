import { portalPaths, safeNext } from '#lib/paths.ts';
import { redeemVisitorLink } from '#lib/visitor/sign-in.ts';
import { clearFlow, readFlow, setVisitorSession } from '@/app/_request/cookies';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { publishedPortal } from '@/app/_request/portal';

type Context = { params: Promise<{ portal: string }> };

/** Uses a mailed link up and signs the browser in, if it is the one that asked. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { actor } = await publishedPortal(portal);
    const form = await formOf(request);
    const token = fieldOf(form, 'token');
    const flow = await readFlow(portal);
    const result = await redeemVisitorLink(actor, { token, ...(flow ? { flow } : {}) });
    if (result.state === 'signed-in') {
      await setVisitorSession(portal, result.token);
      await clearFlow(portal);
      return seeOther(safeNext(fieldOf(form, 'next'), portalPaths.library(portal)));
    }
    if (result.state === 'blocked' && flow) return seeOther(`${portalPaths.checkMail(portal)}?blocked=1`);
    return seeOther(portalPaths.link(portal, token));
  });
}
