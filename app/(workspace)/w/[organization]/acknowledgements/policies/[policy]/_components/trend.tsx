import type { TrendDay } from '#lib/duty/campaign-queries.ts';
import { formatDate, formatNumber } from '#lib/format.ts';
import { Legend, StackedBars } from '@/components/chart/stacked-bars';
import { Panel } from '@/components/ui/panel';
import { campaignParts } from './parts';

/** Day by day: how many of those asked had confirmed, still had time, or were late. */
export function Trend({ days }: { days: readonly TrendDay[] }) {
  const bars = days.map(({ day, open, overdue, done }) => ({
    label: formatDate(new Date(day)),
    values: [done, open, overdue],
  }));
  const [first, last] = [bars[0], bars.at(-1)];
  const [done, open, overdue] = (last?.values ?? []).map((value) => formatNumber(value));
  return (
    <Panel title="Over time" description="Of those asked by then.">
      {first && last ? (
        <figure className="flex flex-col gap-2">
          <StackedBars parts={campaignParts} bars={bars} height={140} />
          <div aria-hidden className="flex justify-between text-ink-muted text-xs tabular-nums">
            <span>{first.label}</span>
            {bars.length > 1 && <span>{last.label}</span>}
          </div>
          <Legend parts={campaignParts} />
          <figcaption className="sr-only">
            {`From ${first.label} to ${last.label}. At the end ${done} had confirmed, ${open} were open and ${overdue} overdue.`}
          </figcaption>
        </figure>
      ) : (
        <p className="text-ink-muted">Nobody was asked yet.</p>
      )}
    </Panel>
  );
}
