import { describedEvidence } from '#lib/evidence/schema.ts';
import { finishUpload } from '#lib/evidence/upload-parts.ts';
import { parse } from '#lib/parse.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { answerJson, jsonOf } from '@/app/_request/upload-form';

type Context = { params: Promise<{ organization: string; upload: string }> };

/** Makes a whole upload an item of evidence: `{title, controlIds, evidenceRequirementId, collectedOn, …}`. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, upload } = await params;
    const actor = await memberActor(organization);
    return answerJson(async () => {
      const { automated, ...said } = parse(describedEvidence, await jsonOf(request));
      return Response.json(await finishUpload(actor, upload, { ...said, automated }), { status: 201 });
    });
  });
}
