import type { GrantState } from '#lib/grant/lifecycle.ts';
import { grantStateLabels } from '#lib/grant/schema.ts';
import { Status, type Tone } from '../ui/badge';

const tones: Record<GrantState, Tone> = {
  active: 'positive',
  'not-started': 'info',
  expired: 'neutral',
  revoked: 'danger',
  superseded: 'neutral',
};

/** The state of a grant in words, for members. */
export function GrantStatus({ state }: { state: GrantState }) {
  return <Status tone={tones[state]}>{grantStateLabels[state]}</Status>;
}
