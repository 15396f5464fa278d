import { Plus } from 'lucide-react';
import { listAuditReports } from '#lib/audit-report/queries.ts';
import type { AuditReportRow } from '#lib/audit-report/schema.ts';
import { reportStanding } from '#lib/audit-report/standing.ts';
import { lanesOf } from '#lib/audit-report/timeline.ts';
import { may } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/day.ts';
import { formatDate, formatPeriod } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { AuditReportTable } from './_components/audit-report-table';
import { ReportTimeline } from './_components/report-timeline';

type PageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata = { title: 'Audit reports' };

function periodOf({ periodStartOn, periodEndOn }: AuditReportRow): string | null {
  if (periodStartOn && periodEndOn) return formatPeriod(new Date(periodStartOn), new Date(periodEndOn));
  const day = periodEndOn ?? periodStartOn;
  return day && `As of ${formatDate(new Date(day))}`;
}

/** Certifications and audit reports, and how each stands today. */
export default async function AuditReportsPage({ params, searchParams }: PageProps) {
  const { organization } = await params;
  const archived = (await searchParams).archived === 'yes';
  const actor = await memberActor(organization);
  const reports = await page(listAuditReports(actor, { archived }));
  const today = dayOf(new Date());
  const rows = reports.map((report) => ({
    ...report,
    // Made here: a range of days is not written alike by every browser.
    time: periodOf(report),
    standing: reportStanding(report, archived ? [] : reports, today),
    href: workspacePaths.auditReport(organization, report.id),
    changeHref: workspacePaths.changeAuditReport(organization, report.id),
  }));
  const editable = may(actor, 'audit-report:change');
  const href = workspacePaths.auditReports(organization);
  return (
    <>
      <PageHeader
        title="Audit reports"
        description="Certifications and reports of those who checked. Changes are public once you publish the portal."
        actions={
          editable && (
            <LinkButton variant="primary" href={workspacePaths.addAuditReport(organization)}>
              <Plus aria-hidden />
              Add audit report
            </LinkButton>
          )
        }
      />
      <Tabs
        label="Audit reports"
        tabs={[
          { label: 'Current', href, current: !archived },
          { label: 'Archived', href: `${href}?archived=yes`, current: archived },
        ]}
      />
      <div className="flex flex-col gap-5">
        <AuditReportTable organization={organization} rows={rows} editable={editable} archived={archived} />
        {!archived && <ReportTimeline lanes={lanesOf(rows, today)} today={today} />}
      </div>
    </>
  );
}
