import { sql } from 'kysely';
import type { z } from 'zod';
import { awayCondition, backOnOf } from '#lib/absence/away-sql.ts';
import { NotFound } from '#lib/errors.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { type CampaignPerson, campaignInput, campaignPeopleInput } from './campaign-schema.ts';
import { campaignDuties } from './campaign-sql.ts';
import { dutyState } from './state.ts';

const stateIs = (state: string, today: string) => {
  const late = sql`d."dueOn" < CAST(${today} AS date)`;
  if (state === 'open') return sql<boolean>`d."endedAt" IS NULL`;
  if (state === 'away') return sql<boolean>`(d."endedAt" IS NULL AND ${awayCondition('p', today)})`;
  if (state === 'overdue') return sql<boolean>`(d."endedAt" IS NULL AND ${late})`;
  return sql<boolean>`d.outcome = ${state}`;
};

type PeopleInput = z.output<typeof campaignPeopleInput>;
type Raw = Omit<CampaignPerson, 'state'>;

// As text, so that both sorts of days page alike; what has not ended comes last.
const sorts = {
  name: sql`p.name`,
  dueOn: sql`d."dueOn"`,
  endedAt: sql`coalesce(d."endedAt", 'infinity')`,
} as const;

/** Who has confirmed a policy, and who has not. */
export const listCampaignPeople = list(
  'duty:list',
  campaignPeopleInput,
  async ({ tenant, now }, input: PeopleInput): Promise<Page<CampaignPerson>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const { filters, search, sort } = input;
    let found = tenant
      .selectFrom(
        sql<{ organizationId: string; id: string }>`${campaignDuties(input.policyId, input.versionId)}`.as(
          'd',
        ),
      )
      .innerJoin('Person as p', (join) =>
        join.on(sql<boolean>`p.id = d."personId" AND p."organizationId" = d."organizationId"`),
      )
      .leftJoin('Person as m', (join) =>
        join.on(sql<boolean>`m.id = p."managerId" AND m."organizationId" = p."organizationId"`),
      );
    if (filters.state) found = found.where(stateIs(filters.state, today));
    if (filters.team !== undefined) found = found.where('p.team', '=', filters.team);
    if (filters.manager) found = found.where(sql<boolean>`m.id::text = ${filters.manager}`);
    if (search) {
      const pattern = likePattern(search);
      found = found.where((where) =>
        where.or([where('p.name', 'ilike', pattern), where('p.email', 'ilike', pattern)]),
      );
    }
    const rows = found.select([
      'd.id',
      'p.id as personId',
      'p.name',
      'p.email',
      'p.team',
      'm.name as managerName',
      sql<string>`to_char(d."dueOn", 'YYYY-MM-DD')`.as('dueOn'),
      sql<Date | null>`d."endedAt"`.as('endedAt'),
      sql<string | null>`d.outcome`.as('outcome'),
      sql<number>`(SELECT v.number FROM "PolicyVersion" v WHERE v."organizationId" = d."organizationId"
        AND v.id = d."policyVersionId")`.as('versionNumber'),
      sql<
        string | null
      >`(SELECT k.method FROM "Acknowledgement" k WHERE k."organizationId" = d."organizationId"
        AND k."dutyId" = d.id)`.as('method'),
      sql<Date | null>`(SELECT max(r."remindedAt") FROM "DutyReminder" r WHERE r."organizationId" = d."organizationId"
        AND r."dutyId" = d.id AND r.recipient = 'person')`.as('toldAt'),
      backOnOf(today).as('backOn'),
    ]);
    const order = {
      by: sorts[sort],
      id: sql.ref('d.id'),
      type:
        sort === 'name' ? ('text' as const) : sort === 'dueOn' ? ('date' as const) : ('timestamptz' as const),
      valueOf: (row: Raw) => (sort === 'endedAt' ? (row.endedAt?.toISOString() ?? 'infinity') : row[sort]),
    };
    const page = await readPage(rows, order, input, () => countUpTo(tenant, found.select('d.id')));
    return { ...page, rows: page.rows.map((row) => ({ ...row, state: dutyState(row, today) })) };
  },
);

/** What a campaign's people can be narrowed to: teams, and those who manage somebody of it. At most 500 each. Throws NotFound. */
export const findCampaignChoices = list('duty:list', campaignInput, async ({ tenant }, input) => {
  const known = tenant.selectFrom('Policy').select('id').where('id', '=', input.policyId);
  if (!(await known.executeTakeFirst())) throw new NotFound('There is no such policy.');
  const duties = campaignDuties(input.policyId, input.versionId);
  const teams = await sql<{ team: string }>`SELECT DISTINCT p.team FROM ${duties} d
    JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId" ORDER BY 1 LIMIT 500`.execute(
    tenant,
  );
  const managers = await sql<{ id: string; name: string }>`SELECT DISTINCT m.id, m.name FROM ${duties} d
    JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId"
    JOIN "Person" m ON m."organizationId" = p."organizationId" AND m.id = p."managerId" ORDER BY 2, 1 LIMIT 500`.execute(
    tenant,
  );
  return { teams: teams.rows.map(({ team }) => team), managers: managers.rows };
});
