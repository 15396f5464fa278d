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

/**
 * The visitor with this address, made when there is none. What a stranger types into a form never overwrites a person
 * whose address is proven already; an unproven one takes the newest facts.
 */
export async function findOrCreateVisitor(
  { tenant, organizationId, now }: Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>,
  person: Person,
): Promise<string> {
  const { email, ...facts } = person;
  const found = await tenant.visitor.findFirst({ where: { email }, select: { id: true, verifiedAt: true } });
  if (found) {
    if (!found.verifiedAt)
      await tenant.visitor.updateMany({ where: { id: found.id, verifiedAt: null }, data: facts });
    return found.id;
  }
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
