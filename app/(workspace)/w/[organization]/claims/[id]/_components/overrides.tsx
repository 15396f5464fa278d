import type { ClaimDetail } from '#lib/claim/detail-queries.ts';
import { formatDate } from '#lib/format.ts';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

type Override = ClaimDetail['overrides'][number];

/** Who let a lapse of this claim stand, until when and why. */
export function Overrides({ overrides }: { overrides: readonly Override[] }) {
  if (overrides.length === 0) return null;
  return (
    <Panel title="Overrides" padded={false}>
      <ul className="divide-y">
        {overrides.map(({ id, reason, untilOn, createdAt, byName, endedAt, endedByName }) => (
          <li key={id} className="px-4 py-3">
            <p className="text-ink-muted text-xs">
              <bdi>{byName}</bdi>, <LocalTime value={createdAt} />, until {formatDate(new Date(untilOn))}
            </p>
            <p dir="auto" className="wrap-anywhere mt-1 whitespace-pre-line">
              {reason}
            </p>
            {endedAt && (
              <p className="mt-1 text-ink-muted text-xs">
                Ended by <bdi>{endedByName}</bdi>, <LocalTime value={endedAt} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
