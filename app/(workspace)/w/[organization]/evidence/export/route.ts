import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { evidenceLooks } from '#lib/evidence/look.ts';
import { listEvidence } from '#lib/evidence/queries.ts';
import { type EvidenceRow, evidenceKindLabels } from '#lib/evidence/schema.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { evidenceSpec } from '../_components/evidence-spec';

const columns: readonly CsvColumn<EvidenceRow>[] = [
  { heading: 'Evidence', value: (row) => row.title },
  { heading: 'Kind', value: (row) => evidenceKindLabels[row.kind] },
  { heading: 'State', value: (row) => evidenceLooks[row.state].label },
  { heading: 'Self-reviewed', value: (row) => row.selfReviewed },
  { heading: 'Controls', value: (row) => row.controls.join(' ') },
  { heading: 'Collected on', value: (row) => row.collectedOn },
  { heading: 'Valid until', value: (row) => row.validUntilOn },
  { heading: 'Received (UTC)', value: (row) => row.receivedAt },
  { heading: 'Brought by', value: (row) => row.receivedByName },
  { heading: 'Revision', value: (row) => row.revisions },
  { heading: 'Id', value: (row) => row.id },
];

/** The evidence as CSV, narrowed as the page is. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const { after: _, before: __, ...wanted } = listParams(evidenceSpec(query), query);
    return csvResponse(
      'Evidence',
      columns,
      everyPage((after) => listEvidence(actor, { ...wanted, after })),
    );
  });
}
