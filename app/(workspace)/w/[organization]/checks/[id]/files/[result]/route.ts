import { getCheckFile } from '#lib/check/detail-queries.ts';
import { answerFile, answerHead } from '#lib/evidence/download.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string; result: string }> };

/** The file of a result, to be saved. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, result: resultId } = await params;
    const actor = await memberActor(organization);
    return answerFile(actor, () => getCheckFile(actor, { resultId }));
  });
}

/** Its head only. */
export function HEAD(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, result: resultId } = await params;
    const actor = await memberActor(organization);
    return answerHead(() => getCheckFile(actor, { resultId }));
  });
}
