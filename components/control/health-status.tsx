import { type Health, healthLabels } from '#lib/control/health.ts';
import { Status, type Tone } from '../ui/badge';

const tones: Record<Health, Tone> = {
  'not-applicable': 'neutral',
  planned: 'info',
  failing: 'danger',
  unproven: 'warning',
  stale: 'danger',
  due: 'warning',
  verified: 'positive',
};

/** How a control stands, in words; self-reviewed wherever that counts. */
export function HealthStatus({ health, selfReviewed = false }: { health: Health; selfReviewed?: boolean }) {
  return (
    <Status tone={tones[health]}>
      {healthLabels[health]}
      {selfReviewed && <span className="text-ink-muted"> (self-reviewed)</span>}
    </Status>
  );
}
