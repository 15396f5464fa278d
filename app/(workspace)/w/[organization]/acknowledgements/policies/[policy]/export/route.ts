import { type CsvColumn, csvResponse, everyPage } from '#lib/csv.ts';
import { findCampaignChoices, listCampaignPeople } from '#lib/duty/campaign-people-queries.ts';
import { type CampaignProof, listCampaignProofs } from '#lib/duty/campaign-proof-queries.ts';
import type { CampaignPerson } from '#lib/duty/campaign-schema.ts';
import { dutyStateLabels } from '#lib/duty/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { listParams } from '@/components/table/list-params';
import { peopleFiltersIn, peopleSpec } from '../../../_components/campaign-spec';

type Context = { params: Promise<{ organization: string; policy: string }> };

type Line = CampaignPerson & Partial<CampaignProof>;

const columns: CsvColumn<Line>[] = [
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
  { heading: 'Away until', value: (row) => row.backOn },
  { heading: 'Version SHA-256', value: (row) => row.sha256 ?? null },
  { heading: 'Language', value: (row) => row.locale ?? null },
  { heading: 'Statement', value: (row) => row.statement ?? null },
  { heading: 'Typed name', value: (row) => row.typedName ?? null },
  { heading: 'Acknowledged (UTC)', value: (row) => row.acknowledgedAt ?? null },
  { heading: 'Address', value: (row) => row.address ?? null },
  { heading: 'Browser', value: (row) => row.userAgent ?? null },
  { heading: 'Exempt because', value: (row) => row.exemptReason ?? null },
  { heading: 'Receipt', value: (row) => row.receiptId ?? null },
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
    return csvResponse(
      'Acknowledgements of a policy',
      columns,
      everyPage(async (after) => {
        const people = await listCampaignPeople(actor, { ...input, after });
        const proofs = await listCampaignProofs(actor, { dutyIds: people.rows.map(({ id }) => id) });
        return { ...people, rows: people.rows.map((row): Line => ({ ...row, ...proofs.get(row.id) })) };
      }),
    );
  });
}
