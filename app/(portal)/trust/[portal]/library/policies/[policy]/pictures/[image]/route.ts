import { getCustomerPolicyPicture } from '#lib/library/policy-queries.ts';
import { visitorActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { pictureResponse } from '@/app/_request/picture';
import { publishedPortal } from '@/app/_request/portal';

type Context = { params: Promise<{ portal: string; policy: string; image: string }> };

/** A picture of a policy for customers. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal, policy: policyId, image: imageId } = await params;
    const { actor } = await visitorActor(portal);
    const { portalId } = await publishedPortal(portal);
    return pictureResponse(
      await getCustomerPolicyPicture(actor, { portalId, policyId, imageId }),
      'private, no-store',
    );
  });
}
