import type { MemberActor } from '#lib/auth/actor.ts';
import { listEngagements } from '#lib/engagement/queries.ts';
import { page } from '@/app/_request/edge';
import { EngagementList } from '@/components/engagement/engagement-list';
import { Panel } from '@/components/ui/panel';

type Props = { organization: string; actor: MemberActor };

/** The audits that are open to an auditor: all that they come for. */
export async function OwnEngagements({ organization, actor }: Props) {
  const { rows, today } = await page(listEngagements(actor, {}));
  return (
    <Panel
      title="Your audits"
      padded={false}
      {...(rows.length === 0 && {
        description: 'No audit is open for you. You get a mail when you are named in one.',
      })}
    >
      {rows.length > 0 && (
        <EngagementList organization={organization} rows={rows} today={today} team={false} />
      )}
    </Panel>
  );
}
