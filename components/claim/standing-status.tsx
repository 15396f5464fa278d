import { type ClaimStanding, type Standing, standingLabels } from '#lib/claim/standing.ts';
import { Status } from '../ui/badge';

const tones = {
  proven: 'positive',
  due: 'warning',
  lapsed: 'danger',
  unbacked: 'neutral',
} as const satisfies Record<Standing, string>;

/** How a claim stands, in a word; an override is said. */
export function StandingStatus({ standing }: { standing: ClaimStanding }) {
  const overridden = standing.reason === 'overridden';
  return (
    <Status tone={tones[standing.standing]}>
      {standingLabels[standing.standing]}
      {overridden && ', overridden'}
    </Status>
  );
}
