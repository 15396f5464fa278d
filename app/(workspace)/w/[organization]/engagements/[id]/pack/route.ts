import { answerEngagementPack } from '#lib/engagement/pack.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string }> };

/** The pack of an engagement: its evidence with a manifest of hashes. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    return answerEngagementPack(await memberActor(organization), id);
  });
}
