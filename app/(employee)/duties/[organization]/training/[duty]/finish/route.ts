import { dutyPaths } from '#lib/duty-paths.ts';
import { Conflict } from '#lib/errors.ts';
import { finishLessons } from '#lib/training/quiz-commands.ts';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { personActor } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string; duty: string }> };

/** Says that the lessons were read. Sent again, or of a course that has changed, the page shows how it stands. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization: slug, duty: dutyId } = await params;
    const actor = await personActor(slug);
    const form = await formOf(request);
    await finishLessons(actor, { dutyId, edition: fieldOf(form, 'edition') }).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
    return seeOther(dutyPaths.training(slug, dutyId));
  });
}
