import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';
import { countUpTo, likePattern, type Order, type Page, readPage } from '#lib/list.ts';
import { type Context, list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { mostSteps } from './bulk-schema.ts';
import { listPoliciesInput, type PolicyRow } from './list-schema.ts';
import { type PolicyFacts, policyRows } from './state-sql.ts';

type Input = z.output<typeof listPoliciesInput>;

// Without a day a policy comes after all that have one.
const never = '9999-12-31';
const orders = {
  identifier: { by: sql.ref('q.identifier'), type: 'text' },
  title: { by: sql.ref('q.title'), type: 'text' },
  reviewDueOn: { by: sql`coalesce(q."dueOn", ${never}::date)`, type: 'date' },
} as const;

function orderOf(sort: Input['sort']): Order<PolicyRow> {
  return {
    ...orders[sort],
    id: sql.ref('q.id'),
    valueOf: (row) => (sort === 'reviewDueOn' ? (row.reviewDueOn ?? never) : row[sort]),
  };
}

function matching(tenant: TenantReader, facts: RawBuilder<PolicyFacts>, { search, filters }: Input) {
  let rows = tenant.selectFrom(facts.as('q'));
  const { state, work, owner, tier, review } = filters;
  if (state) rows = rows.where('q.state', '=', state);
  // What is given up stands in the way of what is in use.
  else rows = rows.where('q.state', 'in', ['unpublished', 'published']);
  if (work) rows = rows.where('q.work', '=', work);
  if (owner === 'none') rows = rows.where('q.ownerName', 'is', null);
  else if (owner) rows = rows.where('q.ownerId', '=', owner);
  if (tier) rows = rows.where('q.tier', '=', tier);
  if (review) rows = rows.where('q.review', '=', review);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([where('q.identifier', 'ilike', pattern), where('q.title', 'ilike', pattern)]),
  );
}

async function readPolicies({ tenant, now }: Context<TenantReader>, input: Input): Promise<Page<PolicyRow>> {
  const { today, timeZone } = await readOrganizationDay(tenant, now);
  const facts = policyRows(today, timeZone);
  const count = () => countUpTo(tenant, matching(tenant, facts, input).select('q.id'));
  const rows = matching(tenant, facts, input).select([
    'q.id',
    'q.identifier',
    'q.title',
    'q.ownerId',
    'q.ownerName',
    'q.tier',
    'q.state',
    'q.work',
    'q.number',
    'q.effectiveOn',
    'q.significance',
    'q.reviewDueOn',
    'q.review',
    'q.audienceName',
    sql<number>`(SELECT count(*)::int FROM "PolicyControl" c
      WHERE c."policyId" = q.id AND c."removedAt" IS NULL)`.as('controls'),
  ]);
  return readPage(rows, orderOf(input.sort), input, count);
}

/** Policies with how they stand today, by identifier, title or day of review. Retired and discarded ones on request. */
export const listPolicies = list('policy:list', listPoliciesInput, readPolicies);

/** The same, to be taken along. */
export const exportPolicies = list('policy:export', listPoliciesInput, readPolicies);

/** Which policies these are, over all pages of the list: as many as can be put up or published at once. @throws Invalid for more */
export const findPolicyIds = list('policy:list', listPoliciesInput, async ({ tenant, now }, input) => {
  const { today, timeZone } = await readOrganizationDay(tenant, now);
  const rows = await matching(tenant, policyRows(today, timeZone), input)
    .select('q.id')
    .orderBy('q.identifier')
    .limit(mostSteps + 1)
    .execute();
  if (rows.length > mostSteps)
    throw new Invalid(`At most ${mostSteps} policies at once. Please narrow the list by its filters.`);
  return rows.map(({ id }) => id);
});

/** What policies can be given: owners and audiences. */
export const listPolicyChoices = list('policy:list', nothing, async ({ tenant }) => {
  const owners = await tenant
    .selectFrom('Member')
    .select(['id', 'name'])
    .where('removedAt', 'is', null)
    .orderBy('name')
    .limit(1000)
    .execute();
  const audiences = await tenant
    .selectFrom('Audience')
    .select(['id', 'name'])
    .where('archivedAt', 'is', null)
    .orderBy('name')
    .limit(1000)
    .execute();
  return { owners, audiences };
});
