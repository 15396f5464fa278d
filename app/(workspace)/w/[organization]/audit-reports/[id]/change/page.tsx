import type { Metadata } from 'next';
import { memberActor } from '@/app/_request/actor';
import { AuditReportEditor } from '../../_components/audit-report-editor';

export const metadata: Metadata = { title: 'Change audit report' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** The form for an audit report. */
export default async function ChangeAuditReportPage({ params }: Props) {
  const { organization, id } = await params;
  return <AuditReportEditor organization={organization} actor={await memberActor(organization)} id={id} />;
}
