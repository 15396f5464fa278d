import type { Actor } from '#lib/auth/actor.ts';
import { type CsvColumn, everyPage } from '#lib/csv.ts';
import { listCampaignPeople } from './campaign-people-queries.ts';
import { type CampaignProof, findCampaignProofs } from './campaign-proof-queries.ts';
import type { CampaignPerson } from './campaign-schema.ts';

/** Somebody of a campaign, with what stands behind it. */
export type CampaignLine = CampaignPerson & Partial<CampaignProof>;

/** The columns that an auditor asks for: which text, in which words, when and from where; or why not. */
export const proofColumns: CsvColumn<CampaignLine>[] = [
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
];

type Wanted = Omit<Parameters<typeof listCampaignPeople>[1], 'after' | 'before'>;

/** Everybody of a campaign, page after page. Throws NotFound. */
export function campaignLines(actor: Actor, wanted: Wanted): AsyncGenerator<readonly CampaignLine[]> {
  return everyPage(async (after) => {
    const { rows, next } = await listCampaignPeople(actor, { ...wanted, after });
    const proofs = await findCampaignProofs(actor, { dutyIds: rows.map(({ id }) => id) });
    return { rows: rows.map((row) => ({ ...row, ...proofs.get(row.id) })), next };
  });
}
