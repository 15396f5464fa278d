import { acknowledge } from '#lib/acknowledgement/commands.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { translator } from '#lib/messages/translator.ts';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';
import { personActor } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string; duty: string }> };
type Form = Readonly<Record<string, string | string[]>>;

const mostQuestions = 10;

function inputOf(form: Form, dutyId: string) {
  const answers = Array.from({ length: mostQuestions }, (_, at) => fieldOf(form, `question-${at}`));
  return {
    dutyId,
    versionId: fieldOf(form, 'versionId'),
    sha256: fieldOf(form, 'sha256'),
    locale: fieldOf(form, 'locale'),
    statement: fieldOf(form, 'statement'),
    typedName: fieldOf(form, 'typedName'),
    answers: answers.map((answer) => (answer === '' ? -1 : Number(answer))),
  };
}

/** Acknowledges; what is not right comes back with the form, and a text that changed meanwhile is shown again. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, duty } = await params;
    const actor = await personActor(organization);
    const form = await formOf(request);
    const back = dutyPaths.policy(organization, duty);
    const locale = fieldOf(form, 'locale');
    const shown = /^[A-Za-z0-9-]{2,35}$/.test(locale) && locale !== 'und' ? `&text=${locale}` : '';
    try {
      const result = await acknowledge(actor, inputOf(form, duty));
      if (result.state === 'wrong') {
        const message = translator('duty')('wrongAnswer');
        throw new Invalid(result.wrong.map((at) => ({ path: `question-${at}`, message })));
      }
      await forgetForm(`duty-${duty}`);
      return seeOther(`${dutyPaths.receipt(organization, result.receiptId)}?done=1`);
    } catch (error) {
      if (error instanceof Conflict) return seeOther(`${back}?changed=1`);
      if (!(error instanceof Invalid)) throw error;
      await keepForm(`duty-${duty}`, error, form);
      return seeOther(`${back}?again=1${shown}#acknowledge`);
    }
  });
}

/** Where a browser lands that had to come in first: the form is at the end of the policy. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, duty } = await params;
    return seeOther(dutyPaths.policy(organization, duty));
  });
}
