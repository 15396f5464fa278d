import type { Metadata } from 'next';
import { memberActor } from '@/app/_request/actor';
import { AuditReportEditor } from '../_components/audit-report-editor';

export const metadata: Metadata = { title: 'Add audit report' };

/** The form for a new audit report. */
export default async function AddAuditReportPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  return <AuditReportEditor organization={organization} actor={await memberActor(organization)} id={null} />;
}
