import { isFreeMail } from '#lib/access-rule/free-mail.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { addCustomerInput, changeCustomerInput, mergeCustomersInput } from './schema.ts';

/** Ties domains to a customer, takes others away, and matches visitors who have no customer yet. Returns how many. */
async function setDomains(
  context: CommandContext,
  customerId: string,
  domains: readonly string[],
): Promise<number> {
  const { tenant, organizationId, now, by } = context;
  const free = domains.find(isFreeMail);
  if (free)
    throw new Invalid([
      { path: 'domains', message: `${free} is used by everyone and belongs to no customer.` },
    ]);
  const taken = await tenant.customerDomain.findFirst({
    where: { domain: { in: [...domains] }, customerId: { not: customerId } },
    select: { domain: true, customer: { select: { name: true } } },
  });
  if (taken) throw new Conflict(`${taken.domain} belongs to ${taken.customer.name} already.`);
  await tenant.customerDomain.deleteMany({ where: { customerId, domain: { notIn: [...domains] } } });
  const row = { organizationId, customerId, verifiedAt: now, verifiedBy: by };
  const data = [...new Set(domains)].map((domain) => ({ ...row, domain }));
  await tenant.customerDomain.createMany({ data, skipDuplicates: true });
  if (domains.length === 0) return 0;
  const matched = await tenant.visitor.updateMany({
    where: { customerId: null, OR: domains.map((domain) => ({ email: { endsWith: `@${domain}` } })) },
    data: { customerId },
  });
  return matched.count;
}

/** Adds an outside company. Its domains count as verified by whoever adds them. */
export const addCustomer = command(
  'customer:add',
  addCustomerInput,
  async (context, { name, notes, domains }) => {
    const { tenant, organizationId, now, by } = context;
    const id = newId();
    await tenant.customer.create({
      data: { organizationId, id, name, notes, createdAt: now, createdBy: by },
    });
    const matched = await setDomains(context, id, domains);
    return {
      result: id,
      events: [{ subject: `customer:${id}`, data: { matched }, personal: { name, domains } }],
    };
  },
);

/** Changes a customer's name, notes and domains. */
export const changeCustomer = command('customer:change', changeCustomerInput, async (context, input) => {
  const { customerId, name, notes, domains } = input;
  const changed = await context.tenant.customer.updateMany({
    where: { id: customerId },
    data: { name, notes },
  });
  if (changed.count === 0) throw new NotFound('There is no such customer.');
  const matched = await setDomains(context, customerId, domains);
  return {
    result: null,
    events: [{ subject: `customer:${customerId}`, data: { matched }, personal: { name, domains } }],
  };
});

/** Moves people, domains and rules of one customer to another; the emptied one stays as a note of the merger. */
export const mergeCustomers = command('customer:merge', mergeCustomersInput, async (context, input) => {
  const { tenant } = context;
  const { customerId, intoId } = input;
  if (customerId === intoId) throw new Invalid('A customer cannot be merged with itself.');
  const both = await tenant.customer.findMany({
    where: { id: { in: [customerId, intoId] } },
    select: { id: true, name: true },
  });
  const [from, into] = [customerId, intoId].map((id) => both.find((customer) => customer.id === id));
  if (!from || !into) throw new NotFound('There is no such customer.');
  const move = { where: { customerId }, data: { customerId: intoId } };
  const visitors = await tenant.visitor.updateMany(move);
  const domains = await tenant.customerDomain.updateMany(move);
  const rules = await tenant.accessRule.updateMany(move);
  await tenant.customer.updateMany({
    where: { id: customerId },
    data: { notes: `Merged into ${into.name}.` },
  });
  const data = { intoId, visitors: visitors.count, domains: domains.count, rules: rules.count };
  return { result: intoId, events: [{ subject: `customer:${customerId}`, data }] };
});
