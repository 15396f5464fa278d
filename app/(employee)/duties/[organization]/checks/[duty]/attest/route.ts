import { attestCheck } from '#lib/check/commands.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { Conflict } from '#lib/errors.ts';
import { handler, seeOther } from '@/app/_request/edge';
import { personActor } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string; duty: string }> };

/** Says of oneself what a check asks. Sent again, the page shows how it stands. */
export function POST(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization: slug, duty: dutyId } = await params;
    await attestCheck(await personActor(slug), { dutyId }).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
    return seeOther(dutyPaths.check(slug, dutyId));
  });
}
