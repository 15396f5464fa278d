/** How something owed stands on a day. */
export const dueStandings = ['overdue', 'due-today', 'due-soon', 'later', 'waiting', 'done'] as const;
export type DueStanding = (typeof dueStandings)[number];

/** Days before the end at which something counts as due soon; as for the health of controls. */
export const soonDays = 30;

/** Days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The calendar day so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How a requirement stands on `today`. What was brought and waits for a review is the reviewers' to do. */
export function dueStanding(
  facts: { dueOn: string | null; waitingOn: string | null },
  today: string,
): DueStanding {
  if (facts.dueOn === null) return 'done';
  if (facts.waitingOn !== null) return 'waiting';
  const days = daysBetween(today, facts.dueOn);
  if (days < 0) return 'overdue';
  if (days === 0) return 'due-today';
  return days <= soonDays ? 'due-soon' : 'later';
}

/** How each standing is called and coloured. */
export const dueLooks: Record<
  DueStanding,
  { label: string; tone: 'neutral' | 'positive' | 'warning' | 'danger' | 'info' }
> = {
  overdue: { label: 'Overdue', tone: 'danger' },
  'due-today': { label: 'Due today', tone: 'warning' },
  'due-soon': { label: 'Due soon', tone: 'warning' },
  later: { label: 'Not due yet', tone: 'neutral' },
  waiting: { label: 'Waits for a review', tone: 'info' },
  done: { label: 'Nothing due', tone: 'positive' },
};
