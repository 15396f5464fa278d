import { bodyOf } from '#lib/body.ts';
import { fileHeaders } from '#lib/delivery/head.ts';
import { getPaper } from '#lib/policy-version/paper-queries.ts';
import { paperFileName, policyPdf } from '#lib/policy-version/pdf.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { storedFileResponse } from '@/app/_request/stored-file';

type Context = { params: Promise<{ organization: string; id: string; version: string }> };

/** A version of a policy on paper, in the language asked for. A PDF as it came is handed out as it is. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, version: versionId } = await params;
    const actor = await memberActor(organization);
    const locale = new URL(request.url).searchParams.get('language')?.slice(0, 35);
    const paper = await getPaper(actor, { versionId, locale });
    if (paper.kind === 'file') return storedFileResponse(paper.file);
    const headers = fileHeaders(paperFileName(paper), 'no-store');
    return new Response(bodyOf(await policyPdf(paper)), { headers });
  });
}
