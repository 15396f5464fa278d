import { type CsvColumn, csvResponse } from '#lib/csv.ts';
import { type CampaignLine, campaignLines, proofColumns } from '#lib/duty/campaign-lines.ts';
import { findCampaignChoices } from '#lib/duty/campaign-people-queries.ts';
import { dutyStateLabels } from '#lib/duty/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { listParams } from '@/components/table/list-params';
import { peopleFiltersIn, peopleSpec } from '../../../_components/campaign-spec';

type Context = { params: Promise<{ organization: string; policy: string }> };

const columns: CsvColumn<CampaignLine>[] = [
  { heading: 'Name', value: (row) => row.name },
  { heading: 'E-mail', value: (row) => row.email },
  { heading: 'Team', value: (row) => row.team },
  { heading: 'Manager', value: (row) => row.managerName },
  { heading: 'Version', value: (row) => row.versionNumber },
  { heading: 'Due on', value: (row) => row.dueOn },
  { heading: 'State', value: (row) => dutyStateLabels[row.state] },
  { heading: 'Ended (UTC)', value: (row) => row.endedAt },
  { heading: 'Method', value: (row) => row.method },
  { heading: 'Last reminded (UTC)', value: (row) => row.toldAt },
  ...proofColumns,
  { heading: 'Duty', value: (row) => row.id },
];

/** Who has confirmed a policy and who has not, as CSV. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, policy: policyId } = await params;
    const actor = await memberActor(organization);
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const of = { policyId, versionId: query.version ?? null };
    const choices = await findCampaignChoices(actor, of);
    const { after: _, before: __, filters, ...list } = listParams(peopleSpec(choices), query);
    const input = { ...of, ...list, filters: peopleFiltersIn(filters) };
    return csvResponse('Acknowledgements of a policy', columns, campaignLines(actor, input));
  });
}
