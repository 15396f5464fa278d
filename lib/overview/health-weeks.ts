import type { Health } from '#lib/control/health.ts';

/** How many controls of a function ('' is all of them) stood how at the end of a day. */
export type HealthCount = { day: string; function: string; health: Health; controls: number };

/** What a picture tells apart: what holds, what must be proven soon, what lapsed, and what never was. */
export const conditions = ['verified', 'due', 'lapsed', 'unproven'] as const;
export type Condition = (typeof conditions)[number];

/** Each condition as people say it. */
export const conditionLabels: Readonly<Record<Condition, string>> = {
  verified: 'Verified',
  due: 'Due soon',
  lapsed: 'Lapsed',
  unproven: 'Unproven',
};

const conditionOf: Readonly<Record<Health, Condition | null>> = {
  verified: 'verified',
  due: 'due',
  stale: 'lapsed',
  failing: 'lapsed',
  unproven: 'unproven',
  planned: null,
  'not-applicable': null,
};

/** A day with its counts; `all` leaves out what is planned or does not apply. */
export type HealthDay = { day: string; counts: Record<Condition, number>; all: number };

/** One function of the CSF with its days, oldest first; the last is today. */
export type FunctionHealth = { identifier: string; title: string; days: HealthDay[]; today: HealthDay };

function dayOf(day: string, rows: readonly HealthCount[]): HealthDay {
  const counts = { verified: 0, due: 0, lapsed: 0, unproven: 0 };
  for (const { health, controls } of rows) {
    const condition = conditionOf[health];
    if (condition) counts[condition] += controls;
  }
  return { day, counts, all: counts.verified + counts.due + counts.lapsed + counts.unproven };
}

/**
 * The history of each function, on the same days for all of them: from the first on which any control was there until today.
 * Functions to which no control is mapped are left out.
 */
export function functionHistories(
  functions: readonly { identifier: string; title: string }[],
  counts: readonly HealthCount[],
  today: string,
): FunctionHealth[] {
  const there = counts.filter(({ controls }) => controls > 0).map(({ day }) => day);
  const days = [...new Set([...there, today])].toSorted();
  return functions.flatMap(({ identifier, title }) => {
    const own = counts.filter((row) => row.function === identifier);
    if (own.length === 0) return [];
    const told = days.map((day) =>
      dayOf(
        day,
        own.filter((row) => row.day === day),
      ),
    );
    const last = told.at(-1);
    return last ? [{ identifier, title, days: told, today: last }] : [];
  });
}
