import type { TeamStanding } from '#lib/duty/campaign-queries.ts';
import { percentDone } from '#lib/duty/campaign-schema.ts';
import { formatNumber } from '#lib/format.ts';
import { ShareBar } from '@/components/chart/stacked-bars';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { campaignParts } from './parts';

/** Teams that are shown; the list below is narrowed to any. */
const shown = 8;

type Props = {
  teams: readonly TeamStanding[];
  /** The list below, narrowed to a team. */
  hrefOf: (team: string) => string;
};

/** How each team stands; those with the most to do first. */
export function TeamBars({ teams, hrefOf }: Props) {
  const more = teams.length - shown;
  return (
    <Panel title="By team" description="Those with the most to do first.">
      {teams.length === 0 && <p className="text-ink-muted">Nobody has confirmed or owes it.</p>}
      <ul className="flex flex-col gap-2.5">
        {teams.slice(0, shown).map((team) => {
          const { open, overdue, done } = team;
          const name = team.team || 'No team';
          return (
            <li key={name} className="flex flex-col gap-1">
              <span className="flex items-baseline justify-between gap-3 text-xs">
                {team.team ? (
                  <PageLink href={hrefOf(team.team)} className="truncate font-medium hover:underline">
                    <bdi>{name}</bdi>
                  </PageLink>
                ) : (
                  <span className="truncate font-medium">{name}</span>
                )}
                <span className="shrink-0 text-ink-muted tabular-nums">
                  {`${percentDone(team)} %, ${formatNumber(open)} open${overdue > 0 ? `, ${formatNumber(overdue)} overdue` : ''}`}
                </span>
              </span>
              <ShareBar
                parts={campaignParts}
                bar={{ label: name, values: [done, Math.max(0, open - overdue), overdue] }}
              />
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className="mt-3 text-ink-muted text-xs">{`And ${more} more.`}</p>}
    </Panel>
  );
}
