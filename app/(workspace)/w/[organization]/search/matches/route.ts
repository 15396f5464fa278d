import { groupMatches } from '#lib/search/nouns.ts';
import { listMatches } from '#lib/search/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { answerJson } from '@/app/_request/upload-form';

type Context = { params: Promise<{ organization: string }> };

/** What fits `?q=`, a few of each noun: `{groups}`, for the search dialog. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await memberActor(organization);
    return answerJson(async () => {
      const text = new URL(request.url).searchParams.get('q') ?? '';
      const groups = groupMatches(organization, await listMatches(actor, { text, most: 5 }));
      return Response.json({ groups }, { headers: { 'cache-control': 'no-store' } });
    });
  });
}
