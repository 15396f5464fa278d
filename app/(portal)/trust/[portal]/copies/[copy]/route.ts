import { answerCopy } from '#lib/copy/deliver.ts';
import { conditionsOf } from '#lib/delivery/conditions.ts';
import { openInTurn } from '#lib/delivery/turns.ts';
import { browserAt, visitorActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ portal: string; copy: string }> };

// A browser that guesses ahead is not a person who downloads (P20).
function isGuess(headers: Headers): boolean {
  return /prefetch|prerender/i.test(`${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''}`);
}

function answer(request: Request, { params }: Context, head: boolean): Promise<Response> {
  return handler(async () => {
    if (isGuess(request.headers)) return new Response(null, { status: 503, headers: { 'retry-after': '1' } });
    const { portal, copy } = await params;
    return openInTurn(await browserAt(portal), async () => {
      const { actor } = await visitorActor(portal);
      return answerCopy(actor, { copyId: copy, conditions: conditionsOf(request.headers), head });
    });
  });
}

/** The visitor's own copy, streamed; every GET that sends bytes is a delivery. */
export const GET = (request: Request, context: Context) => answer(request, context, false);
/** Its head only; no delivery. */
export const HEAD = (request: Request, context: Context) => answer(request, context, true);
