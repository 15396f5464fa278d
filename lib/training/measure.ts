/** How far a course is done: of `due` people who should have done it by now `done` have. */
export type CourseMeasure = { due: number; done: number };

/** Days for which a measure proves something, and after which it is taken again although nothing changed. */
export const measureHolds = { validDays: 45, againAfterDays: 7 } as const;

/** How many of a hundred have done it, rounded down: 100 is every one. Null where nobody should have done it yet. */
export function percentDone({ due, done }: CourseMeasure): number | null {
  return due === 0 ? null : Math.floor((done * 100) / due);
}

/** What a measure says of a course's target: holds, falls short with the sentence why, or says nothing yet. */
export function verdictOn(
  measure: CourseMeasure,
  targetPercent: number,
): { holds: true } | { holds: false; why: string } | null {
  const percent = percentDone(measure);
  if (percent === null) return null;
  if (percent >= targetPercent) return { holds: true };
  const late = measure.due - measure.done;
  const who = late === 1 ? '1 person is' : `${late} people are`;
  return {
    holds: false,
    why: `${percent} % have done it, and ${targetPercent} % are aimed at: ${who} overdue.`,
  };
}
