import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict } from '#lib/errors.ts';
import { formatDate } from '#lib/format.ts';
import { namesOf } from '#lib/grant/people.ts';
import { organizationDay } from '#lib/organization/read.ts';

/** What keeps a person from being erased: why, since when, and who said so. */
export type Hold = { reason: string; heldAt: Date; heldByName: string };

/** Holds a person's row until the end of the transaction, so that nobody is held and erased at once. */
export async function lockPerson(tenant: Tenant, personId: string): Promise<void> {
  await tenant.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
}

/** The hold that is on a person, or null. */
export async function findHold(tenant: Tenant, personId: string): Promise<Hold | null> {
  const hold = await tenant.personHold.findFirst({
    where: { personId, liftedAt: null },
    select: { reason: true, heldAt: true, heldBy: true },
  });
  if (!hold) return null;
  const nameOf = await namesOf(tenant, [hold.heldBy]);
  return { reason: hold.reason, heldAt: hold.heldAt, heldByName: nameOf(hold.heldBy) };
}

/** A hold as a sentence that names it. */
export async function holdInWords(tenant: Tenant, { reason, heldAt, heldByName }: Hold): Promise<string> {
  const { timeZone } = await organizationDay(tenant, heldAt);
  return `They are on hold since ${formatDate(heldAt, timeZone)}, by ${heldByName}: ${reason}`;
}

/** Throws Conflict, naming the hold, where one is on the person. */
export async function requireNoHold(tenant: Tenant, personId: string): Promise<void> {
  const hold = await findHold(tenant, personId);
  if (hold) throw new Conflict(`${await holdInWords(tenant, hold)}. Lift the hold before you erase them.`);
}

/** The addresses of those who are on hold: mails to them stay. */
export async function heldAddresses(tenant: Tenant): Promise<string[]> {
  const persons = await tenant.person.findMany({
    where: { holds: { some: { liftedAt: null } } },
    select: { email: true, privateEmail: true, member: { select: { email: true } } },
  });
  return persons.flatMap(({ email, privateEmail, member }) => [
    email,
    ...(privateEmail ? [privateEmail] : []),
    ...(member ? [member.email] : []),
  ]);
}
