import { isFreeMail } from '#lib/access-rule/free-mail.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { addCustomerInput, changeCustomerInput, mergeCustomersInput } from './schema.ts';

function refuseDomain(message: string): never {
  throw new Invalid([{ path: 'domains', message }]);
}

/** Ties domains to a customer, takes others away, and matches visitors who have no customer yet. Returns how many. */
async function setDomains(
  context: CommandContext,
  customerId: string,
  domains: readonly string[],
): Promise<number> {
  const { tenant, organizationId, now, by } = context;
  const free = domains.find(isFreeMail);
  if (free) refuseDomain(`${free} is used by everyone and belongs to no customer.`);
  await tenant.customerDomain.deleteMany({ where: { customerId, domain: { notIn: [...domains] } } });
  if (domains.length === 0) return 0;
  const row = { organizationId, customerId, verifiedAt: now, verifiedBy: by };
  const data = [...new Set(domains)].map((domain) => ({ ...row, domain }));
  await tenant.customerDomain.createMany({ data, skipDuplicates: true });
  // Read after the insert: then a domain that somebody else tied in the same moment is seen, too.
  const taken = await tenant.customerDomain.findFirst({
    where: { domain: { in: [...domains] }, customerId: { not: customerId } },
    select: { domain: true, customer: { select: { name: true } } },
  });
  if (taken) refuseDomain(`${taken.domain} belongs to ${taken.customer.name} already.`);
  const matched = await tenant.visitor.updateMany({
    where: { customerId: null, OR: domains.map((domain) => ({ email: { endsWith: `@${domain}` } })) },
    data: { customerId },
  });
  return matched.count;
}

/** Adds an outside company. Its domains count as verified by whoever adds them. Returns its id. */
export const addCustomer = command('customer:add', addCustomerInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { name, notes, domains } = input;
  const id = newId();
  await tenant.customer.create({
    data: { organizationId, id, name, notes, createdAt: now, createdBy: by },
    select: { id: true },
  });
  const matched = await setDomains(context, id, domains);
  return {
    result: id,
    events: [{ subject: `customer:${id}`, data: { matched }, personal: { name, domains } }],
  };
});

/** Changes a customer's name, notes and domains. Throws NotFound, Conflict when it was merged. */
export const changeCustomer = command('customer:change', changeCustomerInput, async (context, input) => {
  const { customerId, name, notes, domains } = input;
  const { tenant } = context;
  const changed = await tenant.customer.updateMany({
    where: { id: customerId, mergedIntoId: null },
    data: { name, notes },
  });
  if (changed.count === 0) await refuseChange(tenant, customerId);
  const matched = await setDomains(context, customerId, domains);
  return {
    result: null,
    events: [{ subject: `customer:${customerId}`, data: { matched }, personal: { name, domains } }],
  };
});

async function refuseChange(tenant: Tenant, customerId: string): Promise<never> {
  const known = await tenant.customer.count({ where: { id: customerId } });
  if (known === 0) throw new NotFound('There is no such customer.');
  throw new Conflict('This customer was merged into another one.');
}

/**
 * Moves people, domains and rules of one customer to another. The emptied one leaves the lists, keeps its notes and
 * points to the other. Throws NotFound; Conflict when one of them was merged already; Invalid for itself.
 */
export const mergeCustomers = command('customer:merge', mergeCustomersInput, async (context, input) => {
  const { tenant, now, by } = context;
  const { customerId, intoId } = input;
  if (customerId === intoId)
    throw new Invalid([{ path: 'intoId', message: 'A customer cannot be merged with itself.' }]);
  // Both are held, in one order, so that two merges across each other cannot leave a circle.
  const both = await tenant.$queryRaw<{ id: string; mergedIntoId: string | null }[]>`
    SELECT id, "mergedIntoId" FROM "Customer" WHERE id IN (${customerId}::uuid, ${intoId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
  if (both.length < 2) throw new NotFound('There is no such customer.');
  if (both.some((customer) => customer.mergedIntoId !== null))
    throw new Conflict('One of these customers was merged already. Please reload.');
  const move = { where: { customerId }, data: { customerId: intoId } };
  const visitors = await tenant.visitor.updateMany(move);
  const domains = await tenant.customerDomain.updateMany(move);
  const rules = await tenant.accessRule.updateMany(move);
  await tenant.customer.updateMany({
    where: { id: customerId },
    data: { mergedIntoId: intoId, mergedAt: now, mergedBy: by },
  });
  const data = { intoId, visitors: visitors.count, domains: domains.count, rules: rules.count };
  return { result: intoId, events: [{ subject: `customer:${customerId}`, data }] };
});
