import type { RequestState } from '#lib/access-request/lifecycle.ts';
import { requestStateLabels } from '#lib/access-request/schema.ts';
import { Status, type Tone } from '../ui/badge';

const tones: Record<RequestState, Tone> = {
  unverified: 'neutral',
  submitted: 'info',
  'needs-information': 'warning',
  approved: 'positive',
  'approved-in-part': 'positive',
  denied: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
};

/** The state of a request in words, for members; overdue says so instead. */
export function RequestStatus({ state, overdue = false }: { state: RequestState; overdue?: boolean }) {
  if (overdue) return <Status tone="danger">Overdue</Status>;
  return <Status tone={tones[state]}>{requestStateLabels[state]}</Status>;
}
