import { z } from 'zod';
import type { Tenant } from '#lib/db/tenant.ts';
import type { Called } from './mail-steps.ts';

/** A person as they are erased, with their membership, which has ended. */
export type Leaver = {
  id: string;
  email: string;
  name: string;
  privateEmail: string | null;
  memberId: string | null;
};

const said = z.looseObject({ email: z.string().optional(), name: z.string().optional() });
const sides = z.looseObject({ before: said.optional(), after: said.optional() });

// "Ann" is in "Annual": a name counts as one where it has two words, or letters that stand for words.
const tells = (name: string) => /\S\s+\S/.test(name) || /[^\p{ASCII}]{2}/u.test(name);

/** What they were called: now, as a member, and formerly, as the log tells; of the addresses those that nobody else has now. */
export async function namedAs(tenant: Tenant, person: Leaver): Promise<Called> {
  const { id, email, name, privateEmail, memberId } = person;
  const member =
    memberId &&
    (await tenant.member.findFirst({ where: { id: memberId }, select: { email: true, name: true } }));
  const subjects = [`person:${id}`, ...(memberId ? [`member:${memberId}`] : [])];
  const told = await tenant.$queryRaw<{ detail: string }[]>`
    SELECT d.detail FROM "AuditEventDetail" d
    JOIN "AuditEvent" a ON a."organizationId" = d."organizationId" AND a.id = d."eventId"
    WHERE a.subject = ANY (${subjects})`;
  const former = told.flatMap(({ detail }) => {
    const { before, after, ...own } = sides.parse(JSON.parse(detail));
    return [before, after, said.parse(own)].flatMap((one) => (one ? [one] : []));
  });
  const names = new Set([name, ...(member ? [member.name] : []), ...former.flatMap((one) => one.name || [])]);
  const emails = new Set([
    email,
    ...(member ? [member.email] : []),
    ...former.flatMap((one) => one.email || []),
  ]);
  if (privateEmail) emails.add(privateEmail);
  const taken = await tenant.$queryRaw<{ email: string }[]>`
    SELECT email FROM "Person" WHERE email = ANY (${[...emails]}) AND id <> ${id}::uuid
    UNION SELECT email FROM "Member" WHERE email = ANY (${[...emails]}) AND id IS DISTINCT FROM ${memberId}::uuid`;
  for (const one of taken) emails.delete(one.email);
  return { emails: [...emails], names: [...names].filter(tells) };
}
