import { answerRequest } from '#lib/access-request/commands.ts';
import { Invalid } from '#lib/errors.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';

type Context = { params: Promise<{ portal: string; id: string }> };

/** Takes the visitor's answer. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal, id } = await params;
    const { actor } = await visitorActor(portal);
    const form = await formOf(request);
    const thread = portalPaths.ownRequest(portal, id);
    try {
      await answerRequest(actor, { requestId: id, body: fieldOf(form, 'body') });
      await forgetForm(`answer-${id}`);
      return seeOther(thread);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      await keepForm(`answer-${id}`, error, form);
      return seeOther(`${thread}?again=1`);
    }
  });
}
