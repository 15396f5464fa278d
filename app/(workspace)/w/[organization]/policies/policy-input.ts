import { Invalid } from '#lib/errors.ts';
import { significances } from '#lib/policy/approval.ts';
import { policyTiers, reviewOutcomes } from '#lib/policy/schema.ts';
import { textIn, textsIn } from '@/app/_request/form';

const tierIn = (form: FormData) => policyTiers.find((tier) => tier === textIn(form, 'tier'));

/** What the form of a policy says; the operation decides whether it can be so. */
export function policyIn(form: FormData) {
  return {
    identifier: textIn(form, 'identifier'),
    title: textIn(form, 'title'),
    ownerId: textIn(form, 'ownerId'),
    tier: tierIn(form),
    quorum: textIn(form, 'quorum'),
    reviewEveryDays: textIn(form, 'reviewEveryDays'),
    audienceId: textIn(form, 'audienceId'),
    dueWithinDays: textIn(form, 'dueWithinDays'),
    confirmation: textIn(form, 'confirmation'),
    statement: textIn(form, 'statement'),
  };
}

/** What the form for many policies says; a field that is left as it is is left out, "none" takes away. */
export function bulkIn(form: FormData) {
  const given = (name: string) => {
    const text = textIn(form, name);
    if (text === '') return {};
    return { [name]: text === 'none' ? null : text };
  };
  const tier = tierIn(form);
  return {
    ...given('ownerId'),
    ...given('audienceId'),
    ...given('reviewEveryDays'),
    ...given('dueWithinDays'),
    ...(tier && { tier }),
  };
}

/** Ids sent under one name, each once. */
export const idsIn = (form: FormData, name: string) => [...new Set(textsIn(form, name))];

/** The choice made under a name. @throws Invalid with the sentence, where there is none */
function chosenIn<Value extends string>(
  form: FormData,
  name: string,
  values: readonly Value[],
  message: string,
) {
  const chosen = values.find((value) => value === textIn(form, name));
  if (chosen === undefined) throw new Invalid([{ path: name, message }]);
  return chosen;
}

/** What an approver says a change is. @throws Invalid where they say nothing */
export const significanceIn = (form: FormData) =>
  chosenIn(form, 'significance', significances, 'Please say whether the change is material or editorial.');

/** What a review found. @throws Invalid where it says nothing */
export const outcomeIn = (form: FormData) =>
  chosenIn(form, 'outcome', reviewOutcomes, 'Please say what the review found.');
