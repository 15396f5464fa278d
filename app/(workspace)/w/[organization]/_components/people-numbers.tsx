import type { Actor } from '#lib/auth/actor.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { countOverdue } from '#lib/duty/campaign-queries.ts';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { countPersonStandings } from '#lib/person/queries.ts';
import { page } from '@/app/_request/edge';
import { Stat, StatRow } from '@/components/ui/stat';

/** How the directory stands, for those who look after people. */
export async function PeopleNumbers({ organization, actor }: { organization: string; actor: Actor }) {
  const counts = await page(countPersonStandings(actor, {}));
  const { overdue, people } = await page(countOverdue(actor, {}));
  const of = (standing: string) => counts.find((row) => row.standing === standing)?.count ?? 0;
  const list = peoplePaths.list(organization);
  return (
    <StatRow>
      <Stat label="People here" value={of('here') + of('leaves')} href={list} />
      <Stat label="Start soon" value={of('starts')} href={`${list}?standing=starts`} />
      <Stat label="Leave soon" value={of('leaves')} href={`${list}?standing=leaves`} />
      <Stat
        label="Overdue"
        value={<span className={overdue > 0 ? 'text-danger' : ''}>{formatNumber(overdue)}</span>}
        note={overdue > 0 ? `of ${formatPlural(people, 'person', 'people')}` : 'Nobody is late.'}
        href={`${campaignPaths.list(organization)}?sort=-overdue`}
      />
    </StatRow>
  );
}
