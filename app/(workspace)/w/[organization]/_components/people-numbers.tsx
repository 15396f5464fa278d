import type { Actor } from '#lib/auth/actor.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { countPersonStandings } from '#lib/person/queries.ts';
import { page } from '@/app/_request/edge';
import { Stat, StatRow } from '@/components/ui/stat';

/** How the directory stands, for those who look after people. */
export async function PeopleNumbers({ organization, actor }: { organization: string; actor: Actor }) {
  const counts = await page(countPersonStandings(actor, {}));
  const of = (standing: string) => counts.find((row) => row.standing === standing)?.count ?? 0;
  const list = peoplePaths.list(organization);
  return (
    <StatRow>
      <Stat label="People here" value={of('here') + of('leaves')} href={list} />
      <Stat label="Start soon" value={of('starts')} href={`${list}?standing=starts`} />
      <Stat label="Leave soon" value={of('leaves')} href={`${list}?standing=leaves`} />
      <Stat label="Have left" value={of('left')} href={`${list}?standing=left`} />
    </StatRow>
  );
}
