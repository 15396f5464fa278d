import { formatNumber } from '#lib/format.ts';

type Level = { kind: string; inForce: number; withdrawn: number; mapped: number };

/** How many elements each level has, and how many of them have controls. */
export function FrameworkLevels({ levels }: { levels: readonly Level[] }) {
  return (
    <dl className="mb-5 flex flex-wrap gap-3">
      {levels.map(({ kind, inForce, withdrawn, mapped }) => (
        <div key={kind} className="min-w-40 flex-1 rounded-lg border bg-surface px-4 py-3">
          <dt className="text-ink-muted first-letter:uppercase">
            <bdi>{kind}</bdi>
          </dt>
          <dd className="font-semibold text-xl tabular-nums">{formatNumber(inForce)}</dd>
          <dd className="text-ink-muted text-xs tabular-nums">
            {formatNumber(mapped)} with controls
            {withdrawn > 0 && `, ${formatNumber(withdrawn)} more withdrawn`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
