import type { EvidenceState } from '#lib/evidence/lifecycle.ts';
import { evidenceLooks } from '#lib/evidence/look.ts';
import { Badge, Status } from '../ui/badge';

/** How evidence stands; that somebody reviewed their own shows wherever it counts. */
export function EvidenceStatus({ state, selfReviewed }: { state: EvidenceState; selfReviewed?: boolean }) {
  const { label, tone } = evidenceLooks[state];
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Status tone={tone}>{label}</Status>
      {selfReviewed && <Badge tone="warning">Self-reviewed</Badge>}
    </span>
  );
}
