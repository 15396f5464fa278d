import { sql } from 'kysely';
import { z } from 'zod';
import { may } from '#lib/auth/permissions.ts';
import { list } from '#lib/operation.ts';
import { id } from '#lib/text.ts';

/** What stands behind a line of a campaign: the acknowledgement, or why none is owed. Times are moments. */
export type CampaignProof = {
  receiptId: string | null;
  sha256: string | null;
  locale: string | null;
  statement: string | null;
  typedName: string | null;
  acknowledgedAt: Date | null;
  address: string | null;
  userAgent: string | null;
  exemptReason: string | null;
};

const proofsInput = z.strictObject({ dutyIds: z.array(id).max(1000) });

/**
 * The proofs of duties of policies, by their ids: whose version, by its hash, in which words, when and from where; and why
 * somebody is exempt, to those alone who look after people.
 */
export const findCampaignProofs = list(
  'duty:list',
  proofsInput,
  async ({ tenant, actor }, { dutyIds }): Promise<ReadonlyMap<string, CampaignProof>> => {
    const { rows } = await sql<
      CampaignProof & { dutyId: string }
    >`SELECT d.id AS "dutyId", k.id AS "receiptId", k.sha256, k.locale,
        k.statement, k."typedName", k."acknowledgedAt", k.address, k."userAgent",
        (SELECT x.reason FROM "DutyExemption" x WHERE x."organizationId" = d."organizationId" AND x."dutyId" = d.id
          AND x."endedAt" IS NULL ORDER BY x."exemptedAt" DESC LIMIT 1) AS "exemptReason"
      FROM "Duty" d LEFT JOIN "Acknowledgement" k ON k."organizationId" = d."organizationId" AND k."dutyId" = d.id
      WHERE d.kind = 'policy' AND d.id = ANY(CAST(${dutyIds} AS uuid[]))`.execute(tenant);
    const told = may(actor, 'person:read-private');
    return new Map(
      rows.map(({ dutyId, exemptReason, ...proof }) => [
        dutyId,
        { ...proof, exemptReason: told ? exemptReason : null },
      ]),
    );
  },
);
