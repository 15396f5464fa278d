import { oscalProfile } from '#lib/profile/oscal.ts';
import { getOscalSource } from '#lib/profile/oscal-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { downloadResponse } from '@/app/_request/download';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string }> };

/** A profile as an OSCAL profile. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const source = await getOscalSource(await memberActor(organization), { profileId: id });
    const name = `${source.name} OSCAL profile`;
    const text = `${JSON.stringify(oscalProfile(source), null, 2)}\n`;
    return downloadResponse(text, {
      name,
      extension: '.json',
      contentType: 'application/json; charset=utf-8',
    });
  });
}
