import { getDutyPicture } from '#lib/acknowledgement/read-queries.ts';
import { handler } from '@/app/_request/edge';
import { personActor } from '@/app/_request/person';
import { pictureResponse } from '@/app/_request/picture';

type Context = { params: Promise<{ organization: string; image: string }> };

/** A picture of a policy, for whoever owes or acknowledged it. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, image } = await params;
    const actor = await personActor(organization);
    return pictureResponse(await getDutyPicture(actor, { imageId: image }), 'private, no-store');
  });
}
