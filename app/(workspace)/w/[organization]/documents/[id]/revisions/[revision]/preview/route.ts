import { answerPreview } from '#lib/document-revision/preview.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string; revision: string }> };

/** A revision as a recipient would get it, marked with the member's own name. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id, revision } = await params;
    const actor = await memberActor(organization);
    return answerPreview(actor, { documentId: id, revisionId: revision });
  });
}
