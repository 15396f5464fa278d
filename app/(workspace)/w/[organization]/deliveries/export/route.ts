import { type CsvColumn, csvResponse } from '#lib/csv.ts';
import { exportDeliveries } from '#lib/delivery/export.ts';
import type { DeliveryRow } from '#lib/delivery/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
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

type Context = { params: Promise<{ organization: string }> };

/** The list of deliveries with its present filters, as CSV. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await memberActor(organization);
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { search, filters } = listParams(deliverySpec, query);
    const rows = exportDeliveries(actor, { search, filters: { ...filters, ...namedFilters(query) } });
    return csvResponse('Deliveries', columns, rows);
  });
}
