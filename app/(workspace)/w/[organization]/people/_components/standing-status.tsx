import { type Standing, standingLabels } from '#lib/person/standing.ts';
import { Status } from '@/components/ui/badge';

const tones = { starts: 'info', here: 'positive', leaves: 'warning', left: 'neutral' } as const;

/** How a person stands today. */
export function StandingStatus({ standing }: { standing: Standing }) {
  return <Status tone={tones[standing]}>{standingLabels[standing]}</Status>;
}
