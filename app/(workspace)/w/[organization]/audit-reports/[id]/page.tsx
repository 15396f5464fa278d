import type { Metadata } from 'next';
import { getAuditReport, listReportControls } from '#lib/audit-report/queries.ts';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Badge, Status } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { audienceLabels, standingLooks } from '../_components/labels';
import { Duties } from './_components/duties';
import { Exceptions } from './_components/exceptions';
import { ReportFacts } from './_components/report-facts';
import { Subservices } from './_components/subservices';
import { TestedControls } from './_components/tested-controls';

type PageProps = { params: Promise<{ organization: string; id: string }> };

export const metadata: Metadata = { title: 'Audit report' };

/** One audit report: how it stands, what it tested and found, whom it rests on, and what customers must do. */
export default async function AuditReportPage({ params }: PageProps) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const report = await page(getAuditReport(actor, { id }));
  const editable = may(actor, 'audit-report:change') && report.archivedAt === null;
  const controls = editable ? await page(listReportControls(actor, {})) : [];
  const place = { organization, reportId: id, editable };
  const { label, tone } = standingLooks[report.standing];
  return (
    <>
      <PageHeader
        title={report.title}
        status={report.archivedAt ? <Badge>Archived</Badge> : <Status tone={tone}>{label}</Status>}
        description={<bdi>{report.framework}</bdi>}
        crumbs={[{ label: 'Audit reports', href: workspacePaths.auditReports(organization) }]}
        actions={
          editable && (
            <LinkButton variant="primary" href={workspacePaths.changeAuditReport(organization, id)}>
              Edit
            </LinkButton>
          )
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5 max-xl:order-2">
          <Exceptions {...place} rows={report.exceptions} />
          <TestedControls {...place} rows={report.controls} controls={controls} />
          <Duties {...place} rows={report.duties} readers={audienceLabels[report.dutiesAudience]} />
          <Subservices {...place} rows={report.subservices} />
        </div>
        <ReportFacts organization={organization} report={report} />
      </div>
    </>
  );
}
