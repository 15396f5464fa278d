import { percentDone } from '#lib/duty/campaign-schema.ts';
import { formatNumber } from '#lib/format.ts';
import { Stat, StatRow } from '@/components/ui/stat';

type Props = {
  counts: { open: number; overdue: number; done: number };
  spared: { away: number; exempt: number };
};

/** How far a campaign got, in four numbers. */
export function CampaignNumbers({ counts, spared }: Props) {
  const asked = counts.open + counts.done;
  return (
    <StatRow>
      <Stat
        label="Confirmed"
        value={`${percentDone(counts)} %`}
        note={`of ${formatNumber(asked)} asked${spared.exempt > 0 ? `; ${formatNumber(spared.exempt)} exempt` : ''}`}
      />
      <Stat label="Have" value={formatNumber(counts.done)} />
      <Stat
        label="Have not"
        value={formatNumber(counts.open)}
        href="?state=open"
        {...(spared.away > 0 ? { note: `${formatNumber(spared.away)} of them away` } : {})}
      />
      <Stat
        label="Overdue"
        value={
          <span className={counts.overdue > 0 ? 'text-danger' : ''}>{formatNumber(counts.overdue)}</span>
        }
        href="?state=overdue"
      />
    </StatRow>
  );
}
