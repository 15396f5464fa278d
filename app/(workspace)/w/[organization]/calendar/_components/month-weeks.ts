import { dayAfter } from '#lib/evidence-requirement/standing.ts';

/** The weeks of a month (`2026-11`), Monday first; days of its neighbours are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: (string | null)[][] = [];
  for (let start = dayAfter(first, -weekday); start.slice(0, 7) <= month; start = dayAfter(start, 7)) {
    const days = Array.from({ length: 7 }, (_, index) => dayAfter(start, index));
    weeks.push(days.map((day) => (day.startsWith(month) ? day : null)));
  }
  return weeks;
}

/** The month before or after. */
export function monthAfter(month: string, step: 1 | -1): string {
  return dayAfter(`${month}-01`, step === 1 ? 31 : -1).slice(0, 7);
}
