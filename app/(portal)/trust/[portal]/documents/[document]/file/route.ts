import { conditionsOf } from '#lib/delivery/conditions.ts';
import { openInTurn } from '#lib/delivery/turns.ts';
import { answerPublicFile } from '#lib/document/public-file.ts';
import { browserAt, portalActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ portal: string; document: string }> };

function answer(request: Request, { params }: Context, head: boolean): Promise<Response> {
  return handler(async () => {
    const { portal, document } = await params;
    return openInTurn(await browserAt(portal), async () => {
      const { actor } = await portalActor(portal);
      const conditions = conditionsOf(request.headers);
      return answerPublicFile(actor, { documentId: document, conditions, head });
    });
  });
}

/** The file of a public document; every other document is 404. */
export const GET = (request: Request, context: Context) => answer(request, context, false);
/** Its head only. */
export const HEAD = (request: Request, context: Context) => answer(request, context, true);
