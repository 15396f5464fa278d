import { ownId } from '#lib/acknowledgement/steps.ts';
import { presentPerson } from '#lib/duty-link/presence-steps.ts';
import { Forbidden } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { languageInput } from './schema.ts';

/**
 * Keeps the language that an employee chose for themselves: their mails come in it from now on, and pages wherever nothing else was
 * chosen. Returns it. Throws Forbidden for who left meanwhile.
 */
export const chooseLanguage = command('person:choose-language', languageInput, async (context, input) => {
  const { tenant, now } = context;
  const { language } = input;
  const id = ownId(context);
  const mine = { id, ...(await presentPerson(tenant, now)) };
  // A form that is open elsewhere with the former language is a conflict then, and does not take it back.
  const { count } = await tenant.person.updateMany({
    where: { AND: [mine, { OR: [{ locale: null }, { locale: { not: language } }] }] },
    data: { locale: language, changedAt: now, revision: { increment: 1 } },
  });
  if (count === 0 && (await tenant.person.count({ where: mine })) === 0) throw new Forbidden();
  const data = { changed: count > 0 ? ['locale'] : [], language };
  return { result: language, events: [{ subject: `person:${id}`, data }] };
});
