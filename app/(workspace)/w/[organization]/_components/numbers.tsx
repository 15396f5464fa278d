import { formatDate, formatPlural } from '#lib/format.ts';
import type { Overview } from '#lib/overview/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Bars } from '@/components/chart/bars';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Stat, StatRow } from '@/components/ui/stat';

type Props = { numbers: Overview['numbers']; organization: string };

/** What is counted of access: requests, grants, signatures, and what needs a hand. */
export function NumberTiles({ numbers, organization }: Props) {
  const paths = workspacePaths;
  return (
    <StatRow>
      <Stat
        label="Open requests"
        value={numbers.openRequests}
        note={numbers.overdueRequests > 0 ? `${numbers.overdueRequests} overdue` : 'none overdue'}
        href={paths.requests(organization)}
      />
      <Stat
        label="Active grants"
        value={numbers.activeGrants}
        note={`${formatPlural(numbers.expiringGrants, 'ends', 'end')} within 14 days`}
        href={paths.grants(organization)}
      />
      <Stat
        label="Agreements signed"
        value={numbers.signedThisMonth}
        note="in the last 30 days"
        href={paths.ndaSignatures(organization)}
      />
      <Stat
        label="Needs a hand"
        value={numbers.failedMails + numbers.troubledRevisions}
        note={`${formatPlural(numbers.failedMails, 'mail')}, ${formatPlural(numbers.troubledRevisions, 'file')}`}
        href={numbers.failedMails > 0 ? paths.mail(organization) : paths.documents(organization)}
      />
    </StatRow>
  );
}

/** Downloads of the last eight weeks. */
export function DownloadsPanel({ numbers: { downloads }, organization }: Props) {
  const total = downloads.reduce((sum, week) => sum + week.count, 0);
  return (
    <Panel
      title="Downloads by week"
      description={`${total} in the last eight weeks`}
      actions={
        <LinkButton size="sm" href={workspacePaths.deliveries(organization)}>
          All deliveries
        </LinkButton>
      }
    >
      {total === 0 ? (
        <p className="text-ink-muted">Nothing was downloaded.</p>
      ) : (
        <Bars
          title="Downloads by week"
          bars={downloads.map(({ week, count }) => ({ label: formatDate(new Date(week)), value: count }))}
        />
      )}
    </Panel>
  );
}
