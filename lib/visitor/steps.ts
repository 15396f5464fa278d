import { isFreeMail } from '#lib/access-rule/free-mail.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { domainOf } from '#lib/text.ts';

type Person = { email: string; name: string; company: string; title: string };

/** The customer whose verified domain the address has, or null; free mail belongs to nobody. */
export async function customerOfAddress(tenant: Tenant, email: string): Promise<string | null> {
  const domain = domainOf(email);
  if (isFreeMail(domain)) return null;
  const found = await tenant.customerDomain.findFirst({ where: { domain }, select: { customerId: true } });
  return found?.customerId ?? null;
}

type Context = Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>;

const nobody = { name: '', company: '', title: '' };

/**
 * The visitor with this address, made without a name when there is none: what a stranger types into a form is taken over
 * only once the address is proven, from the request that was typed with it (`acceptProof`).
 */
export async function findOrCreateVisitor(context: Context, email: string): Promise<string> {
  return findOrCreate(context, { ...nobody, email });
}

/** As `findOrCreateVisitor`, named by the organization itself; a person whose address is proven keeps their own words. */
export async function findOrNameVisitor(context: Context, person: Person): Promise<string> {
  const id = await findOrCreate(context, person);
  const { email, ...facts } = person;
  await context.tenant.visitor.updateMany({ where: { id, email, verifiedAt: null }, data: facts });
  return id;
}

async function findOrCreate({ tenant, organizationId, now }: Context, person: Person): Promise<string> {
  const { email, ...facts } = person;
  const found = await tenant.visitor.findFirst({ where: { email }, select: { id: true } });
  if (found) return found.id;
  const id = newId();
  const customerId = await customerOfAddress(tenant, email);
  // Two forms at once: the second finds the first one's row instead of failing.
  await tenant.visitor.createMany({
    data: [{ organizationId, id, email, ...facts, customerId, createdAt: now }],
    skipDuplicates: true,
  });
  const made = await tenant.visitor.findFirst({ where: { email }, select: { id: true } });
  return made?.id ?? id;
}
