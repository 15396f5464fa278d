import { dutyPaths } from '#lib/duty-paths.ts';
import { askQuestion } from '#lib/duty-question/commands.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';
import { personActor } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string; duty: string }> };

/** Sends a question to the owner of the policy. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, duty } = await params;
    const actor = await personActor(organization);
    const form = await formOf(request);
    const back = dutyPaths.policy(organization, duty);
    const text = fieldOf(form, 'text');
    try {
      await askQuestion(actor, { dutyId: duty, text });
      await forgetForm(`question-${duty}`);
      return seeOther(`${back}?asked=1#question`);
    } catch (error) {
      if (!(error instanceof Invalid || error instanceof Conflict)) throw error;
      const shown =
        error instanceof Invalid ? error : new Invalid([{ path: 'text', message: error.message }]);
      await keepForm(`question-${duty}`, shown, { text });
      return seeOther(`${back}?again=1#question`);
    }
  });
}

/** Where a browser lands that had to come in first. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, duty } = await params;
    return seeOther(dutyPaths.policy(organization, duty));
  });
}
