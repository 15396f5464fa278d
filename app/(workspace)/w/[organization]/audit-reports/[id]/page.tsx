import { getAuditReport, listReportDocuments } from '#lib/audit-report/queries.ts';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { AuditReportForm } from '../_components/audit-report-form';

type PageProps = { params: Promise<{ organization: string; id: string }> };

export const metadata = { title: 'Audit report' };

/** One audit report; `new` is one that is not there yet. */
export default async function AuditReportPage({ params }: PageProps) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const report = id === 'new' ? null : await page(getAuditReport(actor, { id }));
  const documents = await page(listReportDocuments(actor, {}));
  const archived = report?.archivedAt ? 'This audit report is archived. Restore it first.' : null;
  const allowed = may(actor, 'audit-report:change') ? null : 'You may look, but not change this.';
  return (
    <>
      <PageHeader
        title={report?.title ?? 'Add audit report'}
        crumbs={[{ label: 'Audit reports', href: workspacePaths.auditReports(organization) }]}
      />
      <AuditReportForm
        organization={organization}
        report={report}
        documents={documents}
        whyNot={allowed ?? archived}
      />
    </>
  );
}
