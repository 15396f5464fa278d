import { portalPaths } from '#lib/paths.ts';
import { redeemVisitorLink } from '#lib/visitor/sign-in.ts';
import { fieldOf, seeOther } from '@/app/_request/edge';
import { answerProof, enterPortal } from '@/app/_request/enter-portal';

type Context = { params: Promise<{ portal: string }> };

/** Uses a mailed link up and signs the browser in, if it is the one that asked. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerProof(request, params, async ({ portal, actor, form, flow }) => {
    const token = fieldOf(form, 'token');
    const result = await redeemVisitorLink(actor, { token, ...(flow ? { flow } : {}) });
    if (result.state === 'signed-in') return enterPortal(portal, result.token, fieldOf(form, 'next'));
    if (result.state === 'blocked' && flow) return seeOther(`${portalPaths.checkMail(portal)}?blocked=1`);
    return seeOther(portalPaths.link(portal, token));
  });
}
