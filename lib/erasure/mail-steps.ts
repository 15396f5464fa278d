import type { Tenant } from '#lib/db/tenant.ts';
import { openText, sealText } from '#lib/mail/sealing.ts';
import type { CommandContext } from '#lib/operation.ts';
import { erasedName } from './schema.ts';

/** Mails to members that tell of a visitor, by their template; all other mails about visitors go to them. */
const aboutVisitors = ['approver-digest', 'request-answered', 'nda-signed-note'];

/** Takes out of mails whom they went to and what they said. One that was not sent yet never will be. */
export async function eraseMails(
  { tenant, organizationId, now }: Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>,
  ids: readonly string[],
): Promise<void> {
  await tenant.mail.updateMany({
    where: { id: { in: [...ids] }, sentAt: null, failedAt: null },
    data: { failedAt: now },
  });
  for (const id of ids) {
    const said = sealText(organizationId, id, erasedName);
    await tenant.mail.updateMany({
      where: { id },
      data: {
        recipient: '',
        subject: erasedName,
        text: said,
        html: said,
        attachments: [],
        lastError: null,
        dedupeKey: null,
      },
    });
  }
}

/** Somebody, as mails name them. */
export type Named = { email: string; name: string };

function names(people: readonly Named[], text: string): boolean {
  // Two letters are in every second mail; whoever is called so is found by the address.
  return people.some(({ email, name }) => text.includes(email) || (name.length > 2 && text.includes(name)));
}

/** Mails to these people, at most `limit`. */
export async function mailsTo(tenant: Tenant, people: readonly Named[], limit: number): Promise<string[]> {
  const rows = await tenant.mail.findMany({
    where: { recipient: { in: people.map(({ email }) => email) } },
    select: { id: true },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/**
 * Of the mails to members after the one with id `after` those that name these people: what they say is sealed, so each is
 * opened. `next` is where to go on, null at the end.
 */
export async function mailsNaming(
  tenant: Tenant,
  organizationId: string,
  people: readonly Named[],
  { after, since, limit }: { after: string | null; since: Date; limit: number },
): Promise<{ ids: string[]; next: string | null }> {
  const rows = await tenant.mail.findMany({
    where: {
      template: { in: aboutVisitors },
      createdAt: { gte: since },
      recipient: { not: '' },
      ...(after ? { id: { gt: after } } : {}),
    },
    select: { id: true, subject: true, text: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
  const found = rows.filter(({ id, subject, text }) =>
    names(people, `${subject} ${openText(organizationId, id, text)}`),
  );
  const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null);
  return { ids: found.map(({ id }) => id), next };
}
