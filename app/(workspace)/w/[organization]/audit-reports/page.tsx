import { Plus } from 'lucide-react';
import { listAuditReports } from '#lib/audit-report/queries.ts';
import { validityOf } from '#lib/audit-report/validity.ts';
import { may } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/day.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { AuditReportTable } from './_components/audit-report-table';

type PageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata = { title: 'Audit reports' };

/** Certifications and audit reports, and how each stands today. */
export default async function AuditReportsPage({ params, searchParams }: PageProps) {
  const { organization } = await params;
  const archived = (await searchParams).archived === 'yes';
  const actor = await memberActor(organization);
  const reports = await page(listAuditReports(actor, { archived }));
  const today = dayOf(new Date());
  const rows = reports.map((report) => ({
    ...report,
    validity: validityOf(report.validUntilOn, today),
    href: workspacePaths.auditReport(organization, report.id),
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
            <LinkButton variant="primary" href={workspacePaths.auditReport(organization, 'new')}>
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
      <AuditReportTable organization={organization} rows={rows} editable={editable} archived={archived} />
    </>
  );
}
