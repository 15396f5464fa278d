import { answerScopedFile } from '#lib/engagement/download.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string; revision: string }> };

function answer({ params }: Context, head: boolean): Promise<Response> {
  return handler(async () => {
    const { organization, id, revision } = await params;
    const actor = await memberActor(organization);
    return answerScopedFile(actor, { engagementId: id, revisionId: revision, head });
  });
}

/** A file of evidence that the engagement shows, to be saved. */
export const GET = (_: Request, context: Context): Promise<Response> => answer(context, false);

/** Its head only; nothing is written down. */
export const HEAD = (_: Request, context: Context): Promise<Response> => answer(context, true);
