import { bodyOf } from '#lib/body.ts';
import { componentDefinition } from '#lib/profile/oscal-files.ts';
import { memberActor } from '@/app/_request/actor';
import { downloadResponse } from '@/app/_request/download';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string }> };

/** The controls behind a profile as an OSCAL component definition, streamed. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const pieces = await componentDefinition(await memberActor(organization), id);
    return downloadResponse(bodyOf(pieces), {
      name: 'OSCAL component definition',
      extension: '.json',
      contentType: 'application/json; charset=utf-8',
    });
  });
}
