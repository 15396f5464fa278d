import { may } from '#lib/auth/permissions.ts';
import { Forbidden, TooLarge } from '#lib/errors.ts';
import { pageLimits } from '#lib/proposal-page/schema.ts';
import { receivePage } from '#lib/proposal-page/upload.ts';
import { memberActor } from '@/app/_request/actor';
import { boundedBody } from '@/app/_request/bounded-body';
import { handler } from '@/app/_request/edge';
import { answerJson } from '@/app/_request/upload-form';

type Context = { params: Promise<{ organization: string }> };

/**
 * Takes a page: its bare text or file as the body; the name of the file, what the page is called and where it stands in the
 * query. Answers `{pageId}`, or `{message}` with the sentence of the refusal.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    return answerJson(async () => {
      if (!may(actor, 'proposal:draft')) throw new Forbidden();
      const query = new URL(request.url).searchParams;
      const tooLarge = new TooLarge(
        'This page is too large: at most 4 MB are read. Please give the part about security.',
      );
      const bytes = await boundedBody(request, pageLimits.bytes, tooLarge);
      const [label, address] = [query.get('label') ?? '', query.get('address') ?? ''];
      const pageId = await receivePage(actor, { label, address, fileName: query.get('name') ?? '', bytes });
      return Response.json({ pageId }, { status: 201 });
    });
  });
}
