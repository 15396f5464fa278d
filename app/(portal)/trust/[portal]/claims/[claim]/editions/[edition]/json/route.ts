import { publishedEdition } from '@/app/_request/portal-history';
import { jsonTwin } from '@/app/_request/public-json';

type Context = { params: Promise<{ portal: string; claim: string; edition: string }> };

/** An edition of a claim for programs; once the claim is withdrawn 410, with the days and no words. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return jsonTwin(request, async () => {
    const { portal, claim: id, edition: wanted } = await params;
    const { shown, edition } = await publishedEdition(portal, id, wanted);
    const { number, publishedAt, endedAt } = edition;
    if (!shown) return { value: { id, state: 'withdrawn', number, publishedAt, endedAt }, gone: true };
    const state = shown.claim.edition === number ? 'current' : 'replaced';
    return { value: { id, state, current: shown.claim.edition, ...edition } };
  });
}
