import { Invalid } from '#lib/errors.ts';
import { issueGrantsInput, ndaChoices } from '#lib/grant/issue-schema.ts';
import { terms } from '#lib/grant/term.ts';
import { textIn, textsIn } from '@/app/_request/form';

function oneOf<T extends string>(values: readonly T[], form: FormData, name: string): T | undefined {
  return values.find((value) => value === textIn(form, name));
}

/** Whom, what, until when and with which NDA, as the form says it. @throws Invalid */
export function offerIn(form: FormData) {
  const email = textIn(form, 'email');
  const [name, company, title] = ['name', 'company', 'title'].map((field) => textIn(form, field));
  return {
    visitorIds: textsIn(form, 'visitorIds'),
    person: email || name ? { email, name: name ?? '', company: company ?? '', title: title ?? '' } : null,
    documentIds: textsIn(form, 'documentIds'),
    until: oneOf(terms, form, 'until'),
    endsOn: textIn(form, 'endsOn'),
    days: textIn(form, 'days'),
    nda: oneOf(ndaChoices, form, 'nda'),
  };
}

/** The same with the reason and what is known to be replaced. Checked before a file is stored. @throws Invalid */
export function issueIn(form: FormData) {
  const known = textsIn(form, 'replaces');
  const input = {
    ...offerIn(form),
    reason: textIn(form, 'reason'),
    notify: textIn(form, 'notify') === 'yes',
    replaces: known,
  };
  const { error } = issueGrantsInput.safeParse(input);
  const issues = error?.issues.filter(({ path }) => path[0] !== 'proof') ?? [];
  if (issues.length === 0) return input;
  throw new Invalid(issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}
