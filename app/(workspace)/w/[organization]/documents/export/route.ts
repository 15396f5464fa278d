import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { documentLooks } from '#lib/document/labels.ts';
import { listDocuments } from '#lib/document/queries.ts';
import type { DocumentRow } from '#lib/document/schema.ts';
import { tierTexts } from '#lib/document/tier.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { documentSpec } from '../_components/document-spec';

const columns: CsvColumn<DocumentRow>[] = [
  { heading: 'Title', value: (row) => row.title },
  { heading: 'Tier', value: (row) => tierTexts[row.tier].label },
  { heading: 'State', value: (row) => documentLooks[row.state].label },
  { heading: 'Revision', value: (row) => row.currentNumber },
  { heading: 'Pages', value: (row) => row.pages },
  { heading: 'Bytes', value: (row) => row.sizeBytes },
  { heading: 'Holders', value: (row) => row.holders },
  { heading: 'Added (UTC)', value: (row) => row.createdAt },
  { heading: 'Document', value: (row) => row.id },
];

/** The list of documents with its present filters, as CSV. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const { after: _, before: __, ...wanted } = listParams(documentSpec, query);
    const rows = everyPage((after) => listDocuments(actor, { ...wanted, after }));
    return csvResponse('Documents', columns, rows);
  });
}
