import { may } from '#lib/auth/permissions.ts';
import { CandorError, Forbidden, Invalid } from '#lib/errors.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';
import { formWithFile } from '@/app/_request/upload-form';
import { failed } from '@/components/form/action-state';
import { bringForm } from './evidence-form-input';

type Context = { params: Promise<{ organization: string }> };

// Without script a form is held in memory; with it, files come in parts.
const mostBytes = 20 * 1024 * 1024 + 256 * 1024;
const tooLarge = 'Without script a file may have at most 20 MB. Turn it on to send up to 100 MB.';

function typedIn(form: FormData): Record<string, string | string[]> {
  const names = [...new Set([...form.keys()])].filter((name) => name !== 'file' && name !== 'uploadId');
  return Object.fromEntries(
    names.map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
  );
}

/** Shows a plain form again with what is wrong with it; all else is thrown on. */
async function formAgain(organization: string, form: FormData, error: unknown): Promise<Response> {
  if (!(error instanceof Invalid)) throw error;
  await keepForm('evidence', error, typedIn(form));
  const value = (name: string) => String(form.get(name) ?? '');
  const item = value('itemId');
  const requirement = value('evidenceRequirementId');
  const from = item ? { item } : requirement ? { requirement } : {};
  const back = workspacePaths.addEvidence(organization, from);
  return seeOther(`${back}${back.includes('?') ? '&' : '?'}again`);
}

/** Takes new evidence, or a revision: a plain form, or the same form sent by script, which asks for JSON. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await memberActor(organization);
    // Before a file is read into memory; the operation decides again, and more exactly.
    if (!may(actor, 'evidence:add')) throw new Forbidden();
    const wantsJson = request.headers.get('accept') === 'application/json';
    const form = await formWithFile(request, mostBytes, tooLarge);
    try {
      const { itemId } = await bringForm(actor, form);
      const href = may(actor, 'evidence:read')
        ? workspacePaths.evidenceItem(organization, itemId)
        : workspacePaths.myWork(organization);
      await forgetForm('evidence');
      return wantsJson ? Response.json({ href }) : seeOther(href);
    } catch (error) {
      if (!wantsJson) return formAgain(organization, form, error);
      if (!(error instanceof CandorError)) throw error;
      return Response.json(failed(error), { status: error.status });
    }
  });
}
