import { ownId } from '#lib/acknowledgement/steps.ts';
import { nothing, query } from '#lib/operation.ts';
import { languageFor } from '#lib/setting/language-steps.ts';

/** The language in which mails to this employee come: their own, else the one that the organization chose. */
export const getMailLanguage = query('duty:view', nothing, async (context) => {
  const person = await context.tenant.person.findFirst({
    where: { id: ownId(context) },
    select: { locale: true },
  });
  return languageFor(context.tenant, person?.locale);
});
