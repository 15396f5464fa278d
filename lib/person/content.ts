/** What is known of a person, their manager by address; days are `2026-11-22`, empty is null. */
export type PersonContent = {
  email: string;
  name: string;
  team: string;
  role: string;
  location: string;
  managerEmail: string | null;
  startedOn: string | null;
  leftOn: string | null;
  privateEmail: string | null;
  locale: string | null;
  externalId: string | null;
};

export type PersonField = keyof PersonContent;

/** A field's name as people say it, in the order in which they read them. */
export const personLabels: Readonly<Record<PersonField, string>> = {
  email: 'E-mail',
  name: 'Name',
  team: 'Team',
  role: 'Role',
  location: 'Location',
  managerEmail: 'Manager',
  startedOn: 'Started on',
  leftOn: 'Left on',
  privateEmail: 'Private e-mail',
  locale: 'Language',
  externalId: 'Employee number',
};

const isField = (key: string): key is PersonField => Object.hasOwn(personLabels, key);

/** The fields in their order. */
export const personFieldNames: readonly PersonField[] = Object.keys(personLabels).filter(isField);

/** One field that differs; both sides as text, empty where there was nothing. */
export type PersonChange = { field: PersonField; before: string; after: string };

/** What is different between two contents, field by field. */
export function changesBetween(before: PersonContent, after: PersonContent): PersonChange[] {
  return personFieldNames.flatMap((field) => {
    const [old, now] = [before[field] ?? '', after[field] ?? ''];
    return old === now ? [] : [{ field, before: old, after: now }];
  });
}

/**
 * What the log tells of a change: which fields in the open, from what to what in the part that can be erased. Of the private
 * address only that it changed: more people read the log than may know it.
 */
export function eventOf(changes: readonly PersonChange[]) {
  const open = changes.filter(({ field }) => field !== 'privateEmail');
  const sides = (side: 'before' | 'after') =>
    Object.fromEntries(open.map((change) => [change.field, change[side]]));
  return {
    data: { changed: changes.map(({ field }) => field) },
    personal: { before: sides('before'), after: sides('after') },
  };
}
