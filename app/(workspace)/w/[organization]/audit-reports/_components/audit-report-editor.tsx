import { forbidden } from 'next/navigation';
import { getAuditReport, listReportDocuments, listReportFrameworks } from '#lib/audit-report/queries.ts';
import type { MemberActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { AuditReportForm } from './audit-report-form';

type EditorProps = { organization: string; actor: MemberActor; id: string | null };

/** The form of an audit report, or of a new one. */
export async function AuditReportEditor({ organization, actor, id }: EditorProps) {
  if (!may(actor, id === null ? 'audit-report:add' : 'audit-report:change')) forbidden();
  const report = id === null ? null : await page(getAuditReport(actor, { id }));
  const documents = await page(listReportDocuments(actor, {}));
  const frameworks = await page(listReportFrameworks(actor, {}));
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
        frameworks={frameworks}
        whyNot={report?.archivedAt ? 'This audit report is archived. Restore it first.' : null}
      />
    </>
  );
}
