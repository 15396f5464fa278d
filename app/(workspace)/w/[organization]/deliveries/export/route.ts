import { type CsvColumn, csvResponse } from '#lib/csv.ts';
import { exportDeliveries } from '#lib/delivery/export.ts';
import type { DeliveryRow } from '#lib/delivery/schema.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { deliverySpec, namedFilters } from '../_components/delivery-filters';

const columns: CsvColumn<DeliveryRow>[] = [
  { heading: 'Started at (UTC)', value: (row) => row.startedAt },
  { heading: 'Ended at (UTC)', value: (row) => row.endedAt },
  { heading: 'Completeness', value: (row) => row.completeness },
  { heading: 'Why broken off', value: (row) => row.why },
  { heading: 'Bytes sent', value: (row) => row.bytesSent },
  { heading: 'Bytes asked for', value: (row) => row.bytesWanted },
  { heading: 'Document', value: (row) => row.documentTitle },
  { heading: 'Revision', value: (row) => row.revisionNumber },
  { heading: 'Copy code', value: (row) => row.code },
  { heading: 'Name', value: (row) => row.visitorName },
  { heading: 'E-mail', value: (row) => row.visitorEmail },
  { heading: 'Company', value: (row) => row.visitorCompany },
  { heading: 'Address', value: (row) => row.address },
  { heading: 'Delivery', value: (row) => row.id },
];

/** The list of deliveries with its present filters, as CSV. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const { search, filters } = listParams(deliverySpec, query);
    const rows = exportDeliveries(actor, { search, filters: { ...filters, ...namedFilters(query) } });
    return csvResponse('Deliveries', columns, rows);
  });
}
