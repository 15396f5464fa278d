import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import type { PolicyRow } from '#lib/policy/list-schema.ts';
import { exportPolicies, listPolicyChoices } from '#lib/policy/queries.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { policySpec } from '../_components/policy-spec';

const columns: CsvColumn<PolicyRow>[] = [
  { heading: 'Identifier', value: (row) => row.identifier },
  { heading: 'Title', value: (row) => row.title },
  { heading: 'State', value: (row) => row.state },
  { heading: 'Version', value: (row) => row.number },
  { heading: 'In force from', value: (row) => row.effectiveOn },
  { heading: 'Change', value: (row) => row.significance },
  { heading: 'Being worked on', value: (row) => row.work },
  { heading: 'Owner', value: (row) => row.ownerName },
  { heading: 'Readers', value: (row) => row.tier },
  { heading: 'Audience', value: (row) => row.audienceName },
  { heading: 'Review due', value: (row) => row.reviewDueOn },
  { heading: 'Review', value: (row) => row.review },
  { heading: 'Controls', value: (row) => row.controls },
  { heading: 'Policy', value: (row) => row.id },
];

/** The list of policies with its present search, filters and order, as CSV. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, async (actor, query) => {
    const spec = policySpec(await listPolicyChoices(actor, {}));
    const { after: _, before: __, ...wanted } = listParams(spec, query);
    return csvResponse(
      'Policies',
      columns,
      everyPage((after) => exportPolicies(actor, { ...wanted, after })),
    );
  });
}
