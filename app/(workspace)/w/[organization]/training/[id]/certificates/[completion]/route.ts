import { answerFile, answerHead } from '#lib/evidence/download.ts';
import { getCertificate } from '#lib/training/detail-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string; completion: string }> };

/** The certificate of a completion, to be saved. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, completion } = await params;
    const actor = await memberActor(organization);
    return answerFile(actor, () => getCertificate(actor, { completionId: completion }));
  });
}

/** Its head only. */
export function HEAD(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, completion } = await params;
    const actor = await memberActor(organization);
    return answerHead(() => getCertificate(actor, { completionId: completion }));
  });
}
