import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing, query } from '#lib/operation.ts';
import { type CustomerRow, customerInput, customerListInput } from './schema.ts';

const domains = sql<string[]>`coalesce((SELECT array_agg(d.domain ORDER BY d.domain) FROM "CustomerDomain" d
  WHERE d."customerId" = c.id), '{}')`;
const visitors = sql<number>`(SELECT count(*)::int FROM "Visitor" v
  WHERE v."customerId" = c.id AND v."mergedIntoId" IS NULL)`;

function matching(tenant: TenantReader, { search }: z.output<typeof customerListInput>) {
  const rows = tenant.selectFrom('Customer as c').where('c.mergedIntoId', 'is', null);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('c.name', 'ilike', pattern),
      sql<boolean>`EXISTS (SELECT 1 FROM "CustomerDomain" d WHERE d."customerId" = c.id AND d.domain ILIKE ${pattern})`,
    ]),
  );
}

/** Outside companies by name or age. */
export const listCustomers = list(
  'customer:list',
  customerListInput,
  async ({ tenant }, input): Promise<Page<CustomerRow>> => {
    const rows = matching(tenant, input).select([
      'c.id',
      'c.name',
      'c.createdAt',
      domains.as('domains'),
      visitors.as('visitors'),
    ]);
    const count = await countUpTo(tenant, matching(tenant, input).select('c.id'));
    const byName = input.sort === 'name';
    const order = {
      by: sql.ref(byName ? 'c.name' : 'c.createdAt'),
      id: sql.ref('c.id'),
      type: byName ? ('text' as const) : ('timestamptz' as const),
      valueOf: (row: CustomerRow) => (byName ? row.name : row.createdAt.toISOString()),
    };
    return readPage(rows, order, input, count);
  },
);

/** Ids and names of customers for a choice, at most 1,000. */
export const listCustomerChoices = query('customer:list', nothing, ({ tenant }) =>
  tenant.customer.findMany({
    where: { mergedIntoId: null },
    orderBy: { name: 'asc' },
    take: 1000,
    select: { id: true, name: true },
  }),
);

/** One customer with its domains, people and rules. Throws NotFound. */
export const getCustomer = query('customer:read', customerInput, async ({ tenant }, { customerId }) => {
  const customer = await tenant.customer.findFirst({
    where: { id: customerId },
    select: {
      id: true,
      name: true,
      notes: true,
      createdAt: true,
      mergedAt: true,
      mergedInto: { select: { id: true, name: true } },
      domains: { orderBy: { domain: 'asc' }, select: { domain: true, verifiedAt: true, verifiedBy: true } },
      visitors: {
        where: { mergedIntoId: null },
        orderBy: { name: 'asc' },
        take: 200,
        select: { id: true, name: true, email: true, title: true, verifiedAt: true },
      },
      accessRules: {
        orderBy: { createdAt: 'desc' },
        select: { id: true, name: true, approve: true, waiveNda: true, disabledAt: true },
      },
    },
  });
  if (!customer) throw new NotFound('There is no such customer.');
  const { domains: tied, ...rest } = customer;
  const nameOf = await namesOf(
    tenant,
    tied.map((domain) => domain.verifiedBy),
  );
  return {
    ...rest,
    domains: tied.map(({ verifiedBy, ...domain }) => ({ ...domain, verifiedByName: nameOf(verifiedBy) })),
  };
});
