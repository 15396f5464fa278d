import { dutyPaths } from '#lib/duty-paths.ts';
import { parse } from '#lib/parse.ts';
import { safeNext } from '#lib/paths.ts';
import { chooseLanguage } from '#lib/person/language-commands.ts';
import { languageInput } from '#lib/person/schema.ts';
import { setLanguage, setPersonLanguage } from '@/app/_request/cookies';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { personActor } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string }> };

/** Keeps the language that an employee chose, for this browser and for their mails, and leads back to where they chose it. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await personActor(organization);
    const form = await formOf(request);
    const list = dutyPaths.list(organization);
    const next = safeNext(fieldOf(form, 'next'), list);
    const language = await chooseLanguage(actor, parse(languageInput, { language: form.language }));
    await setLanguage(language);
    await setPersonLanguage(language);
    return seeOther(next === list || next.startsWith(`${list}/`) ? next : list);
  });
}

/** Where a browser lands that had to come in first. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => seeOther(dutyPaths.list((await params).organization)));
}
