import { textIn, textsIn } from '@/app/_request/form';

/** Tags as typed into one field. */
export function tagsIn(form: FormData, name: string): string[] {
  return textIn(form, name)
    .split(/[,;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** What the form of one control says; the operation decides whether it can be so. */
export function controlIn(form: FormData) {
  return {
    identifier: textIn(form, 'identifier'),
    title: textIn(form, 'title'),
    description: textIn(form, 'description'),
    ownerId: textIn(form, 'ownerId'),
    implementation: textIn(form, 'implementation'),
    justification: textIn(form, 'justification'),
    responsibility: textIn(form, 'responsibility'),
    tier: textIn(form, 'tier'),
    cadenceDays: textIn(form, 'cadenceDays'),
    tags: tagsIn(form, 'tags'),
  };
}

const choiceIn = (form: FormData, name: string) => textIn(form, name) || undefined;

/** What the form for many controls says: what was left empty is not said. */
export function bulkIn(form: FormData) {
  const owner = choiceIn(form, 'ownerId');
  const cadence = textIn(form, 'cadenceDays').trim();
  return {
    ownerId: owner === 'none' ? null : owner,
    implementation: choiceIn(form, 'implementation'),
    justification: textIn(form, 'justification'),
    responsibility: choiceIn(form, 'responsibility'),
    cadenceDays: cadence === '' ? undefined : cadence.toLowerCase() === 'none' ? null : Number(cadence),
    addTags: tagsIn(form, 'addTags'),
    removeTags: tagsIn(form, 'removeTags'),
  };
}

/** Ids sent under one name. */
export function idsIn(form: FormData, name: string): string[] {
  return [...new Set(textsIn(form, name))];
}
