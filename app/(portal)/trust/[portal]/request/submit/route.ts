import { submitRequest } from '#lib/access-request/commands.ts';
import { Invalid } from '#lib/errors.ts';
import { portalPaths } from '#lib/paths.ts';
import { readFlow, setFlow } from '@/app/_request/cookies';
import { formOf, handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';
import { publishedPortal } from '@/app/_request/portal';

type Context = { params: Promise<{ portal: string }> };

/** Takes the form of a request; refused, it comes back with what was typed. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { actor } = await publishedPortal(portal);
    const form = await formOf(request);
    try {
      const { flow, requestId } = await submitRequest(actor, { ...form, former: await readFlow(portal) });
      await forgetForm(`request-${portal}`);
      if (!flow)
        return seeOther(requestId ? portalPaths.ownRequest(portal, requestId) : portalPaths.library(portal));
      await setFlow(portal, flow);
      return seeOther(portalPaths.checkMail(portal));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      await keepForm(`request-${portal}`, error, form);
      return seeOther(`${portalPaths.request(portal)}?again=1`);
    }
  });
}
