import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { formatDate, formatPlural } from '#lib/format.ts';
import { stepsLeft } from '#lib/overview/first-steps.ts';
import { getBeginnings, getOverview, type Overview } from '#lib/overview/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Bars } from '@/components/chart/bars';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Stat, StatRow } from '@/components/ui/stat';
import { FirstSteps } from './_components/first-steps';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const reads = may(actor, 'overview:read');
  const overview = reads ? await page(getOverview(actor, {})) : null;
  const left = reads ? stepsLeft(await page(getBeginnings(actor, {}))) : [];
  const steps = left.map((step) => ({ ...step, mine: may(actor, step.action) }));
  const began = overview !== null && happened(overview);
  return (
    <>
      <PageHeader title={`Good to see you, ${actor.name.split(' ')[0]}`} description={summary(overview)} />
      <div className="grid gap-6">
        {steps.length > 0 && <FirstSteps organization={organization} steps={steps} />}
        {overview && (began || steps.length === 0) && (
          <Numbers overview={overview} organization={organization} />
        )}
      </div>
    </>
  );
}

// Four zeros tell nobody anything: while nothing has happened, only the steps stand there.
function happened({ downloads, ...counts }: Overview): boolean {
  return Object.values(counts).some((count) => count > 0) || downloads.some((week) => week.count > 0);
}

function summary(overview: Overview | null): string {
  if (!overview) return 'There is nothing here that waits for you.';
  const { overdueRequests: overdue, openRequests: open } = overview;
  if (overdue > 0)
    return `${formatPlural(overdue, 'request is', 'requests are')} past the time you promised.`;
  if (open > 0) return `${formatPlural(open, 'request waits', 'requests wait')} for a decision.`;
  return 'No request waits for a decision.';
}

function Numbers({ overview, organization }: { overview: Overview; organization: string }) {
  const paths = workspacePaths;
  const total = overview.downloads.reduce((sum, week) => sum + week.count, 0);
  return (
    <div className="grid gap-6">
      <StatRow>
        <Stat
          label="Open requests"
          value={overview.openRequests}
          note={overview.overdueRequests > 0 ? `${overview.overdueRequests} overdue` : 'none overdue'}
          href={paths.requests(organization)}
        />
        <Stat
          label="Active grants"
          value={overview.activeGrants}
          note={`${formatPlural(overview.expiringGrants, 'ends', 'end')} within 14 days`}
          href={paths.grants(organization)}
        />
        <Stat
          label="Agreements signed"
          value={overview.signedThisMonth}
          note="in the last 30 days"
          href={paths.ndaSignatures(organization)}
        />
        <Stat
          label="Needs a hand"
          value={overview.failedMails + overview.troubledRevisions}
          note={`${formatPlural(overview.failedMails, 'mail')}, ${formatPlural(overview.troubledRevisions, 'file')}`}
          href={overview.failedMails > 0 ? paths.mail(organization) : paths.documents(organization)}
        />
      </StatRow>
      <Panel
        title="Downloads by week"
        description={`${total} in the last eight weeks`}
        actions={
          <LinkButton size="sm" href={paths.deliveries(organization)}>
            All deliveries
          </LinkButton>
        }
      >
        <Bars
          title="Downloads by week"
          bars={overview.downloads.map(({ week, count }) => ({
            label: formatDate(new Date(week)),
            value: count,
          }))}
        />
      </Panel>
    </div>
  );
}
