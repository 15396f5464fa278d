import { z } from 'zod';
import { id } from '#lib/text.ts';

/** What a duty is about. */
export const dutyKinds = ['policy', 'training', 'check'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** How a duty ends. Only `done` and `exempt` settle what was owed; after the others it may be owed again. */
export const dutyOutcomes = ['done', 'superseded', 'left', 'out-of-audience', 'retired', 'exempt'] as const;
export type DutyOutcome = (typeof dutyOutcomes)[number];

/** What a duty looks like to whoever owes it. */
export const dutyStates = ['open', 'overdue', ...dutyOutcomes] as const;
export type DutyState = (typeof dutyStates)[number];

/** The words for states. */
export const dutyStateLabels: Readonly<Record<DutyState, string>> = {
  open: 'Open',
  overdue: 'Overdue',
  done: 'Done',
  superseded: 'Superseded',
  left: 'Left',
  'out-of-audience': 'Not asked any more',
  retired: 'Retired',
  exempt: 'Exempt',
};

/** A policy, course or check: what duties are made and ended for. */
export const dutySubject = z.strictObject({ kind: z.enum(dutyKinds), subjectId: id });
export type DutySubject = z.output<typeof dutySubject>;

/** How somebody stands with one course or check. From a check nobody is exempt but by its result, which is done. */
export const checkStates = ['overdue', 'open', 'done'] as const;
export const owingStates = [...checkStates, 'exempt'] as const;
export type OwingState = (typeof owingStates)[number];

/** Somebody who owes or has done a course or check, as lists show them. `dueOn` is `2026-11-22`. */
export type OwingRow = {
  id: string;
  personId: string;
  name: string;
  team: string;
  state: OwingState;
  dueOn: string;
};
