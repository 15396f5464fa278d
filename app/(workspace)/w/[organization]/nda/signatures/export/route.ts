import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { listNdaSignatures } from '#lib/nda-signature/queries.ts';
import { type NdaSignatureRow, signatureStateLabels } from '#lib/nda-signature/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
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

type Context = { params: Promise<{ organization: string }> };

/** The list of signatures with its present filters, as CSV. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await memberActor(organization);
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { after: _, before: __, filters: parsed, ...list } = listParams(signatureSpec, query);
    const filters = { ...scopeFilter(parsed), ...versionFilter(query) };
    const rows = everyPage((after) => listNdaSignatures(actor, { ...list, filters, after }));
    return csvResponse('NDA signatures', columns, rows);
  });
}
