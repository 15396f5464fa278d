/** What a course needs before anybody can take it: a lesson to read, or the address where it is done. */
export type Missing = 'lesson' | 'address';

type Written = { kind: string; url: string | null; lessons: number };

/** What a course lacks; null when it can be taken. While it lacks something nobody owes it, and it proves nothing. */
export function missingOf({ kind, url, lessons }: Written): Missing | null {
  if (kind === 'link') return url ? null : 'address';
  return lessons > 0 ? null : 'lesson';
}

/** What is missing, in a few words. */
export const missingLabels: Readonly<Record<Missing, string>> = {
  lesson: 'no lesson yet',
  address: 'no address yet',
};

/** The same as a condition on courses. */
export const takeableCourse = {
  OR: [
    { kind: 'link', url: { notIn: [''] } },
    { kind: { not: 'link' }, lessons: { some: {} } },
  ],
};
