import { publishedClaim } from '@/app/_request/portal-history';
import { jsonTwin } from '@/app/_request/public-json';

type Context = { params: Promise<{ portal: string; claim: string }> };

/** A claim for programs: how it stands and its public editions; once withdrawn 410, with the days and no words. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return jsonTwin(request, async () => {
    const { portal, claim: id } = await params;
    const { shown, editions, subcategories } = await publishedClaim(portal, id);
    if (!shown) {
      const days = editions.map(({ number, publishedAt, endedAt }) => ({ number, publishedAt, endedAt }));
      return { value: { id, state: 'withdrawn', editions: days }, gone: true };
    }
    const csf = subcategories.map(({ identifier }) => identifier);
    return { value: { state: 'public', area: shown.area, ...shown.claim, csf, editions } };
  });
}
