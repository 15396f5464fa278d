import { getPolicyPicture } from '#lib/policy-version/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { pictureResponse } from '@/app/_request/picture';

type Context = { params: Promise<{ organization: string; id: string; image: string }> };

/** A picture of a policy, for members who may read it. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id, image } = await params;
    const actor = await memberActor(organization);
    const picture = await getPolicyPicture(actor, { policyId: id, imageId: image });
    return pictureResponse(picture, 'private, no-store');
  });
}
