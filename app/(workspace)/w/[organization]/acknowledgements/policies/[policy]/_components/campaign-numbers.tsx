import { percentDone } from '#lib/duty/campaign-schema.ts';
import { formatNumber } from '#lib/format.ts';
import { Stat, StatRow } from '@/components/ui/stat';

type Props = {
  counts: { open: number; overdue: number; done: number };
  spared: { away: number; exempt: number; superseded: number };
  /** The list below, narrowed to a standing. */
  hrefOf: (state: string) => string;
};

/** How far a campaign got, in four numbers. */
export function CampaignNumbers({ counts, spared, hrefOf }: Props) {
  const { away, exempt, superseded } = spared;
  const asked = counts.open + counts.done;
  const others = [
    ...(exempt > 0 ? [`${formatNumber(exempt)} exempt`] : []),
    ...(superseded > 0 ? [`${formatNumber(superseded)} superseded before they did`] : []),
  ];
  return (
    <StatRow>
      <Stat
        label="Confirmed"
        value={asked > 0 ? `${percentDone(counts)} %` : '–'}
        note={[`of ${formatNumber(asked)} asked`, ...others].join('; ')}
      />
      <Stat label="Have" value={formatNumber(counts.done)} />
      <Stat
        label="Have not"
        value={formatNumber(counts.open)}
        href={hrefOf('open')}
        {...(away > 0 ? { note: `${formatNumber(away)} of them away` } : {})}
      />
      <Stat
        label="Overdue"
        value={
          <span className={counts.overdue > 0 ? 'text-danger' : ''}>{formatNumber(counts.overdue)}</span>
        }
        href={hrefOf('overdue')}
      />
    </StatRow>
  );
}
