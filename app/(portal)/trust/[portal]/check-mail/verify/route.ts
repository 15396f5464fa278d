import { portalPaths, safeNext } from '#lib/paths.ts';
import { redeemVisitorCode } from '#lib/visitor/sign-in.ts';
import { fieldOf, seeOther } from '@/app/_request/edge';
import { answerProof, enterPortal } from '@/app/_request/enter-portal';

type Context = { params: Promise<{ portal: string }> };

/** Takes the six digits; right, they sign the browser in. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerProof(request, params, async ({ portal, actor, form, flow }) => {
    if (!flow) return seeOther(portalPaths.signIn(portal));
    const library = portalPaths.library(portal);
    const next = safeNext(fieldOf(form, 'next'), library);
    const result = await redeemVisitorCode(actor, { flow, code: fieldOf(form, 'code').slice(0, 40) });
    if (result.state === 'signed-in') return enterPortal(portal, result.token, next);
    const ask = next === library ? '' : `&next=${encodeURIComponent(next)}`;
    const why = result.state === 'wrong' ? `wrong=${result.left}` : `${result.state}=1`;
    return seeOther(`${portalPaths.checkMail(portal)}?${why}${ask}`);
  });
}
