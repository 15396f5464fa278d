import { portalPaths, safeNext } from '#lib/paths.ts';
import { redeemVisitorCode } from '#lib/visitor/sign-in.ts';
import { clearFlow, readFlow, setVisitorSession } from '@/app/_request/cookies';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { publishedPortal } from '@/app/_request/portal';

type Context = { params: Promise<{ portal: string }> };

/** Takes the six digits; right, they sign the browser in. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { actor } = await publishedPortal(portal);
    const form = await formOf(request);
    const flow = await readFlow(portal);
    if (!flow) return seeOther(portalPaths.signIn(portal));
    const library = portalPaths.library(portal);
    const next = safeNext(fieldOf(form, 'next'), library);
    const result = await redeemVisitorCode(actor, { flow, code: fieldOf(form, 'code').slice(0, 40) });
    if (result.state === 'signed-in') {
      await setVisitorSession(portal, result.token);
      await clearFlow(portal);
      return seeOther(next);
    }
    const ask = next === library ? '' : `&next=${encodeURIComponent(next)}`;
    const why = result.state === 'wrong' ? `wrong=${result.left}` : `${result.state}=1`;
    return seeOther(`${portalPaths.checkMail(portal)}?${why}${ask}`);
  });
}
