import { exportAuditEvents } from '#lib/audit-event/export.ts';
import type { AuditEventRow } from '#lib/audit-event/schema.ts';
import { type CsvColumn, csvResponse } from '#lib/csv.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { auditEventSpec } from '../_components/audit-event-spec';

const columns: readonly CsvColumn<AuditEventRow>[] = [
  { heading: 'Number', value: (row) => row.sequence },
  { heading: 'At (UTC)', value: (row) => row.at },
  { heading: 'Action', value: (row) => row.action },
  { heading: 'By', value: (row) => row.actorName },
  { heading: 'Actor', value: (row) => row.actor },
  { heading: 'What', value: (row) => row.subjectName },
  { heading: 'Subject', value: (row) => row.subject },
  { heading: 'Request', value: (row) => row.requestId },
  { heading: 'Canonical body', value: (row) => row.body },
  { heading: 'Erasable details', value: (row) => row.detail },
];

/** The audit log as CSV, narrowed as the page is. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const { search, filters } = listParams(auditEventSpec, query);
    return csvResponse('Audit log', columns, exportAuditEvents(actor, { search, filters }));
  });
}
