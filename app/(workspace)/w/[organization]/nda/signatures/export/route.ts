import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { listNdaSignatures } from '#lib/nda-signature/queries.ts';
import { type NdaSignatureRow, signatureStateLabels } from '#lib/nda-signature/schema.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { scopeFilter, signatureSpec, versionFilter } from '../_components/signature-spec';

const columns: CsvColumn<NdaSignatureRow>[] = [
  { heading: 'Signed at (UTC)', value: (row) => row.signedAt },
  { heading: 'Valid until (UTC)', value: (row) => row.expiresAt },
  { heading: 'State', value: (row) => signatureStateLabels[row.state] },
  { heading: 'Version', value: (row) => row.number },
  { heading: 'Name', value: (row) => row.typedName },
  { heading: 'E-mail', value: (row) => row.email },
  { heading: 'Company', value: (row) => row.company },
  { heading: 'Whole domain', value: (row) => row.domain },
  { heading: 'Signature', value: (row) => row.id },
];

/** The list of signatures with its present filters, as CSV. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, query) => {
    const { after: _, before: __, filters: parsed, ...list } = listParams(signatureSpec, query);
    const filters = { ...scopeFilter(parsed), ...versionFilter(query) };
    const rows = everyPage((after) => listNdaSignatures(actor, { ...list, filters, after }));
    return csvResponse('NDA signatures', columns, rows);
  });
}
