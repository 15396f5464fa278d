import { answerEvidenceFile } from '#lib/evidence/download.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string; revision: string }> };

function answer(params: Context['params'], head: boolean): Promise<Response> {
  return handler(async () => {
    const { organization, id, revision } = await params;
    const actor = await memberActor(organization);
    return answerEvidenceFile(actor, { itemId: id, revisionId: revision, head });
  });
}

/** The file of a revision, to be saved. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return answer(params, false);
}

/** Its head only; nothing is written down. */
export function HEAD(_: Request, { params }: Context): Promise<Response> {
  return answer(params, true);
}
