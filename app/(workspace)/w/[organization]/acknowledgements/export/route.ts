import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { listCampaigns } from '#lib/duty/campaign-queries.ts';
import { type CampaignRow, percentDone } from '#lib/duty/campaign-schema.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';
import { listParams } from '@/components/table/list-params';
import { campaignSpec } from '../_components/campaign-spec';

const columns: CsvColumn<CampaignRow>[] = [
  { heading: 'Kind', value: (row) => row.kind },
  { heading: 'Identifier', value: (row) => row.identifier },
  { heading: 'Title', value: (row) => row.title },
  { heading: 'Version', value: (row) => row.number },
  { heading: 'Since (UTC)', value: (row) => row.since },
  { heading: 'Done', value: (row) => row.done },
  { heading: 'Open', value: (row) => row.open },
  { heading: 'Overdue', value: (row) => row.overdue },
  { heading: 'Percent done', value: (row) => percentDone(row) },
];

/** The list of campaigns with its present filters, as CSV. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, async (actor, query) => {
    const { after: _, before: __, ...list } = listParams(campaignSpec, query);
    const rows = everyPage((after) => listCampaigns(actor, { ...list, after }));
    return csvResponse('Acknowledgements', columns, rows);
  });
}
