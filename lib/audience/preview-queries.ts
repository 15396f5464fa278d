import { type RawBuilder, sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import { list } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { audienceCondition, ruleCondition } from './rule-sql.ts';
import { audienceRule, previewAudienceInput } from './schema.ts';
import { uses } from './uses-sql.ts';

/** Persons that a preview names. */
const named = 20;

/** Somebody who is in, comes in or goes out. */
export type PreviewPerson = { id: string; name: string; team: string };
type Some = { count: number; persons: PreviewPerson[] };

/**
 * Who a rule means today and who will be in once they start; against the rule that is saved, who comes in and goes out, and at most
 * how many duties that makes and ends.
 */
export type AudiencePreview = {
  in: Some;
  starting: number;
  change: { comes: Some; goes: Some; makes: number; ends: number } | null;
};

async function some(tenant: TenantReader, condition: RawBuilder<boolean>): Promise<Some> {
  const { rows } = await sql<PreviewPerson & { count: number }>`
    SELECT p.id, p.name, p.team, count(*) OVER ()::int AS count FROM "Person" p WHERE ${condition}
    ORDER BY p.name, p.id LIMIT ${named}`.execute(tenant);
  return { count: rows[0]?.count ?? 0, persons: rows.map(({ id, name, team }) => ({ id, name, team })) };
}

async function changeOf(
  tenant: TenantReader,
  audienceId: string,
  today: string,
  now: RawBuilder<boolean>,
): Promise<AudiencePreview['change']> {
  const row = await tenant
    .selectFrom('Audience')
    .select('rule')
    .where('id', '=', audienceId)
    .executeTakeFirst();
  if (!row) return null;
  const before = audienceCondition(audienceRule.parse(row.rule), today);
  const comes = sql<boolean>`(${now} AND NOT ${before})`;
  const goes = sql<boolean>`(${before} AND NOT ${now})`;
  const duties = sql`FROM ${uses} u JOIN "Person" p ON p."organizationId" = u."organizationId"
    LEFT JOIN "Duty" d ON d."organizationId" = p."organizationId" AND d."personId" = p.id AND d."endedAt" IS NULL
      AND u.id = coalesce(d."policyId", d."courseId", d."checkId")
    WHERE u."audienceId" = ${audienceId}::uuid`;
  const { rows } = await sql<{ makes: number; ends: number }>`
    SELECT count(*) FILTER (WHERE ${comes} AND d.id IS NULL)::int AS makes,
      count(*) FILTER (WHERE ${goes} AND d.cause <> 'hand')::int AS ends ${duties}`.execute(tenant);
  const { makes = 0, ends = 0 } = rows[0] ?? {};
  return { comes: await some(tenant, comes), goes: await some(tenant, goes), makes, ends };
}

/** What a rule means before it is saved; with an audience, what saving it would change there. */
export const getAudiencePreview = list(
  'audience:read',
  previewAudienceInput,
  async ({ tenant, now }, { rule, audienceId }): Promise<AudiencePreview> => {
    const { today } = await readOrganizationDay(tenant, now);
    const condition = audienceCondition(rule, today);
    const { rows } = await sql<{ starting: number }>`SELECT count(*)::int AS starting FROM "Person" p
      WHERE ${ruleCondition(rule)} AND p."startedOn" > CAST(${today} AS date)
        AND (p."leftOn" IS NULL OR p."leftOn" > CAST(${today} AS date))`.execute(tenant);
    return {
      in: await some(tenant, condition),
      starting: rows[0]?.starting ?? 0,
      change: audienceId ? await changeOf(tenant, audienceId, today, condition) : null,
    };
  },
);
