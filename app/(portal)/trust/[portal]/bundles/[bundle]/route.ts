import { answerBundle } from '#lib/bundle/deliver.ts';
import { openInTurn } from '#lib/delivery/turns.ts';
import { browserAt, visitorActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ portal: string; bundle: string }> };

function answer({ params }: Context, head: boolean): Promise<Response> {
  return handler(async () => {
    const { portal, bundle } = await params;
    return openInTurn(await browserAt(portal), async () => {
      const { actor } = await visitorActor(portal);
      return answerBundle(actor, { bundleId: bundle, head });
    });
  });
}

/** Several copies as one ZIP, streamed; each entry is a delivery. */
export const GET = (_: Request, context: Context) => answer(context, false);
/** Its head only; no delivery. */
export const HEAD = (_: Request, context: Context) => answer(context, true);
