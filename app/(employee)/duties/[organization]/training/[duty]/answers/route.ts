import { dutyPaths } from '#lib/duty-paths.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { translator } from '#lib/messages/translator.ts';
import { tryQuiz } from '#lib/training/quiz-commands.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';
import { personActor } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string; duty: string }> };

const prefix = 'q-';

/** Takes one try at the questions. Passed or not, the page says how it went. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization: slug, duty: dutyId } = await params;
    const actor = await personActor(slug);
    const form = await formOf(request);
    const own = Object.entries(form).filter(([name]) => name.startsWith(prefix));
    const answers = Object.fromEntries(
      own.map(([name, value]) => [name.slice(prefix.length), Array.isArray(value) ? value : [value]]),
    );
    const questions = ownTrainingPaths.part(slug, dutyId, 'questions');
    const t = translator('training');
    try {
      const input = { dutyId, edition: fieldOf(form, 'edition'), number: fieldOf(form, 'number'), answers };
      const { passed } = await tryQuiz(actor, input);
      await forgetForm(`course-${dutyId}`);
      return seeOther(passed ? dutyPaths.training(slug, dutyId) : questions);
    } catch (error) {
      if (error instanceof Conflict) {
        await keepForm(`course-${dutyId}`, new Invalid(t('changed')), {});
        return seeOther(`${questions}&again=1`);
      }
      if (!(error instanceof Invalid)) throw error;
      const asked = error.problems.map(({ path }) =>
        path in answers || path === ''
          ? { path: path && `${prefix}${path}`, message: t('changed') }
          : { path: `${prefix}${path}`, message: t('unanswered') },
      );
      await keepForm(`course-${dutyId}`, new Invalid(asked), Object.fromEntries(own));
      return seeOther(`${questions}&again=1`);
    }
  });
}
