import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { id } from '#lib/text.ts';

const day = calendarDay('Please give a day.');

/** For whom, and for which days; both days are included, in the organization's time zone. */
export const createDelegationInput = z
  .strictObject({ toMemberId: id, from: day, until: day })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    message: 'The last day must not be before the first.',
  });

/** A delegation named by its id. */
export const delegationInput = z.strictObject({ delegationId: id });

/** A delegation as the list shows it. */
export type DelegationRow = {
  id: string;
  from: { id: string; name: string };
  to: { id: string; name: string };
  startsAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  /** Its first and last day in the organization's time zone, like `2026-11-22`: the same for every reader. */
  firstOn: string;
  lastOn: string;
  state: DelegationState;
};

/** Where a delegation stands. */
export type DelegationState = 'planned' | 'running' | 'over' | 'ended';

/** The state of a delegation at `now`. */
export function delegationState(
  { startsAt, endsAt, endedAt }: { startsAt: Date; endsAt: Date; endedAt: Date | null },
  now: Date,
): DelegationState {
  if (endedAt) return 'ended';
  if (now < startsAt) return 'planned';
  return now < endsAt ? 'running' : 'over';
}
