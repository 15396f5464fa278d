import { ClipboardCheck, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listEngagements } from '#lib/engagement/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { EngagementList } from '@/components/engagement/engagement-list';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';

export const metadata: Metadata = { title: 'Audits' };

/** The audits that auditors work on here: all for the team, one's own and open ones for an auditor. */
export default async function EngagementsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { rows, today } = await page(listEngagements(actor, {}));
  const opens = may(actor, 'engagement:open');
  const team = may(actor, 'engagement:oversee');
  return (
    <>
      <PageHeader
        title="Audits"
        description={
          team
            ? 'What auditors see of you: one framework and one period each, while it is open.'
            : 'The audits that you are named in and that are open now.'
        }
        actions={
          opens && (
            <LinkButton variant="primary" href={workspacePaths.openEngagement(organization)}>
              <Plus aria-hidden />
              Open audit
            </LinkButton>
          )
        }
      />
      <Panel padded={false}>
        {rows.length > 0 ? (
          <EngagementList organization={organization} rows={rows} today={today} team={team} />
        ) : (
          <EmptyState
            icon={<ClipboardCheck />}
            title={team ? 'No audits yet' : 'No audit is open for you'}
            description={
              team
                ? 'Open one to let auditors read the controls of a framework with the evidence of a period, and ask for more.'
                : 'You get a mail when you are named in one. Outside of its days there is nothing to see.'
            }
          />
        )}
      </Panel>
    </>
  );
}
