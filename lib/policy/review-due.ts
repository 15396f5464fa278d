import { dayAfter, daysBetween } from '#lib/evidence-requirement/standing.ts';

/** How a review stands on a day. `none`: no cadence, or nothing in force. */
export const reviewStandings = ['overdue', 'due-soon', 'later', 'none'] as const;
export type ReviewStanding = (typeof reviewStandings)[number];

/** Days before the end at which a review counts as due soon. */
export const reviewSoonDays = 30;

/**
 * The day by which the version in force is to be reviewed: so many days after it was published or last found unchanged,
 * whichever is later. A review that found a change necessary moves nothing: the next version does. Null without a cadence.
 */
export function reviewDueOn(facts: {
  reviewEveryDays: number | null;
  publishedOn: string | null;
  confirmedOn: string | null;
}): string | null {
  const { reviewEveryDays, publishedOn, confirmedOn } = facts;
  if (reviewEveryDays === null || publishedOn === null) return null;
  const from = confirmedOn !== null && confirmedOn > publishedOn ? confirmedOn : publishedOn;
  return dayAfter(from, reviewEveryDays);
}

/** How the review stands on `today`. The day itself still belongs to it. */
export function reviewStanding(dueOn: string | null, today: string): ReviewStanding {
  if (dueOn === null) return 'none';
  const days = daysBetween(today, dueOn);
  if (days < 0) return 'overdue';
  return days <= reviewSoonDays ? 'due-soon' : 'later';
}
