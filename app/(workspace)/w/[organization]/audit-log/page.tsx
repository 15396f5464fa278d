import type { Metadata } from 'next';
import { listAuditEvents } from '#lib/audit-event/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { auditEventSpec } from './_components/audit-event-spec';
import { AuditEventTable } from './_components/audit-event-table';

export const metadata: Metadata = { title: 'Audit log' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function AuditLogPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const events = await page(listAuditEvents(actor, listParams(auditEventSpec, await searchParams)));
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every change, download and refusal, newest first. Entries are only ever added."
        crumbs={[{ label: 'Workspace', href: workspacePaths.home(organization) }]}
      />
      <AuditEventTable
        rows={events.rows}
        page={{ next: events.next, previous: events.previous, count: events.count }}
        actions={[...auditEventSpec.filters.action]}
        organization={organization}
      />
    </>
  );
}
