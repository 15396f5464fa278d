import { type DutyOutcome, type DutyState, dutyOutcomes } from './schema.ts';

function isOutcome(text: string): text is DutyOutcome {
  return dutyOutcomes.some((outcome) => outcome === text);
}

/** The state of a duty on `today` (ISO days): overdue from the day after it was due. */
export function dutyState(duty: { dueOn: string; outcome: string | null }, today: string): DutyState {
  if (duty.outcome !== null) return isOutcome(duty.outcome) ? duty.outcome : 'done';
  return duty.dueOn < today ? 'overdue' : 'open';
}
