import { getProof } from '#lib/acknowledgement/receipt-queries.ts';
import { answerFile } from '#lib/evidence/download.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string }> };

/** What was signed on paper or elsewhere, to be saved. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const actor = await memberActor(organization);
    return answerFile(actor, () => getProof(actor, { receiptId: id }));
  });
}
