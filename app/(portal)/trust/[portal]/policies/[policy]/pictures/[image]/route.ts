import { getShownPicture } from '#lib/portal/policy-queries.ts';
import { handler, page } from '@/app/_request/edge';
import { pictureResponse } from '@/app/_request/picture';
import { publishedPolicy } from '@/app/_request/portal-policy';

type Context = { params: Promise<{ portal: string; policy: string; image: string }> };

/** A picture of a public policy. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal: slug, policy: policyId, image: imageId } = await params;
    const { portal } = await publishedPolicy(slug, policyId);
    const { actor, portalId } = portal;
    const picture = await page(getShownPicture(actor, { portalId, policyId, imageId }));
    return pictureResponse(picture, 'private, no-store');
  });
}
