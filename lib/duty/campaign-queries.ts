import { sql } from 'kysely';
import { awayCondition } from '#lib/absence/away-sql.ts';
import { NotFound } from '#lib/errors.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { type CampaignRow, campaignInput, campaignListInput } from './campaign-schema.ts';
import { campaignDuties, campaignRows } from './campaign-sql.ts';

/** More than there are people and duties of one campaign. */
const most = 2 ** 24;

// Most of them are overdue for nobody on most days: then those with most open come first, and those that ask nobody last.
function orderOf(sort: 'title' | 'overdue' | 'open') {
  const id = sql.ref('k.id');
  if (sort === 'title')
    return { by: sql.ref('k.title'), id, type: 'text' as const, valueOf: (row: CampaignRow) => row.title };
  const overdue = sort === 'overdue' ? most : 0;
  return {
    by: sql`(k.overdue::bigint * ${sql.lit(overdue)} + k.open) * 2 + (k.done > 0)::int`,
    id,
    type: 'bigint' as const,
    valueOf: (row: CampaignRow) => String((row.overdue * overdue + row.open) * 2 + (row.done > 0 ? 1 : 0)),
  };
}

/** What is asked of people, with how many have not done it. */
export const listCampaigns = list(
  'duty:list',
  campaignListInput,
  async ({ tenant, now }, input): Promise<Page<CampaignRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    let found = tenant.selectFrom(sql<CampaignRow>`${campaignRows(today)}`.as('k'));
    if (input.filters.kind) found = found.where('k.kind', '=', input.filters.kind);
    if (input.search) {
      const pattern = likePattern(input.search);
      found = found.where((where) =>
        where.or([where('k.title', 'ilike', pattern), where('k.identifier', 'ilike', pattern)]),
      );
    }
    const order = orderOf(input.sort);
    return readPage(found.selectAll('k'), order, input, () => countUpTo(tenant, found.select('k.id')));
  },
);

/** How much is open and overdue in all: policies, training and checks. */
export const countOverdue = list('duty:list', nothing, async ({ tenant, now }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const { rows } = await sql<{ overdue: number; people: number }>`SELECT count(*)::int AS overdue,
      count(DISTINCT "personId")::int AS people FROM "Duty"
    WHERE "endedAt" IS NULL AND "dueOn" < CAST(${today} AS date)`.execute(tenant);
  return rows[0] ?? { overdue: 0, people: 0 };
});

/** A published version of a policy, newest first. */
export type CampaignVersion = {
  id: string;
  number: number;
  significance: string | null;
  publishedAt: Date;
  dutiesMade: boolean;
};
/** How a team stands. */
export type TeamStanding = { team: string; open: number; overdue: number; done: number };
/** What was done, overdue and open at the end of a day. */
export type TrendDay = { day: string; open: number; overdue: number; done: number };

/** Moments that a trend shows at most. */
const mostDays = 40;

/**
 * A policy's campaign: its versions, how many have confirmed, how each team stands, and how it went day by day.
 * @throws NotFound
 */
export const getCampaign = list('duty:list', campaignInput, async ({ tenant, now }, input) => {
  const { policyId, versionId } = input;
  const { today, timeZone } = await readOrganizationDay(tenant, now);
  const policy = await tenant
    .selectFrom('Policy')
    .select(['id', 'identifier', 'title', 'dueWithinDays'])
    .select(
      sql<boolean>`EXISTS (SELECT 1 FROM "PolicyRetirement" r WHERE r."organizationId" = "Policy"."organizationId"
        AND r."policyId" = "Policy".id AND r."restoredAt" IS NULL)`.as('retired'),
    )
    .where('id', '=', policyId)
    .executeTakeFirst();
  if (!policy) throw new NotFound('There is no such policy.');
  const versions = await sql<CampaignVersion>`SELECT v.id, v.number, v.significance, p."publishedAt",
      p."dutiesMadeAt" IS NOT NULL AS "dutiesMade" FROM "PolicyPublication" p
    JOIN "PolicyVersion" v ON v."organizationId" = p."organizationId" AND v.id = p."versionId"
    WHERE p."policyId" = ${policyId}::uuid ORDER BY p."publishedAt" DESC, p.id DESC`.execute(tenant);
  if (versionId !== null && !versions.rows.some(({ id }) => id === versionId)) throw new NotFound();
  const duties = campaignDuties(policyId, versionId);
  const day = sql`CAST(${today} AS date)`;
  const teams = await sql<TeamStanding>`SELECT p.team, count(*) FILTER (WHERE d.outcome IS NULL)::int AS open,
      count(*) FILTER (WHERE d.outcome IS NULL AND d."dueOn" < ${day})::int AS overdue,
      count(*) FILTER (WHERE d.outcome = 'done')::int AS done
    FROM ${duties} d JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId"
    WHERE d.outcome IS NULL OR d.outcome = 'done' GROUP BY 1 ORDER BY 2 DESC, 4 DESC, 1`.execute(tenant);
  const trend = await sql<TrendDay>`WITH t AS MATERIALIZED (SELECT d."dueOn",
        (d."assignedAt" AT TIME ZONE ${timeZone})::date AS "assignedOn", (d."endedAt" AT TIME ZONE ${timeZone})::date AS "endedOn",
        d.outcome FROM ${duties} d),
      groups AS (SELECT "dueOn", "assignedOn", "endedOn", outcome, count(*)::int AS count FROM t GROUP BY 1, 2, 3, 4),
      span AS (SELECT min("assignedOn") AS first, greatest(1, (${day} - min("assignedOn")) / ${mostDays} + 1) AS step FROM groups),
      days AS (SELECT ${day} - n * span.step AS day FROM span, generate_series(0, (${day} - span.first) / span.step) n)
    SELECT to_char(x.day, 'YYYY-MM-DD') AS day,
      coalesce(sum(g.count) FILTER (WHERE g."endedOn" <= x.day AND g.outcome = 'done'), 0)::int AS done,
      coalesce(sum(g.count) FILTER (WHERE (g."endedOn" IS NULL OR g."endedOn" > x.day) AND g."dueOn" < x.day), 0)::int AS overdue,
      coalesce(sum(g.count) FILTER (WHERE (g."endedOn" IS NULL OR g."endedOn" > x.day) AND g."dueOn" >= x.day), 0)::int AS open
    FROM days x JOIN groups g ON g."assignedOn" <= x.day GROUP BY x.day ORDER BY x.day`.execute(tenant);
  const away = await sql<{ away: number; exempt: number; superseded: number }>`SELECT
      count(*) FILTER (WHERE d."endedAt" IS NULL AND ${awayCondition('d', today)})::int AS away,
      count(*) FILTER (WHERE d.outcome = 'exempt')::int AS exempt,
      count(*) FILTER (WHERE d.outcome = 'superseded')::int AS superseded FROM ${duties} d
    WHERE d.outcome IS NULL OR d.outcome IN ('exempt', 'superseded')`.execute(tenant);
  const total = (name: 'open' | 'overdue' | 'done') => teams.rows.reduce((sum, row) => sum + row[name], 0);
  return {
    policy,
    today,
    versions: versions.rows,
    counts: { open: total('open'), overdue: total('overdue'), done: total('done') },
    spared: away.rows[0] ?? { away: 0, exempt: 0, superseded: 0 },
    teams: teams.rows,
    trend: trend.rows,
  };
});
