import type { Tenant } from '#lib/db/tenant.ts';
import { openText, sealText } from '#lib/mail/sealing.ts';
import type { CommandContext } from '#lib/operation.ts';
import { erasedName } from './schema.ts';

/** Mails to members that tell of a visitor, by their template; all other mails about visitors go to them. */
export const aboutVisitors = { in: ['approver-digest', 'request-answered', 'nda-signed-note'] };

/** Mails that may tell of an employee: all but those that go to employees and visitors themselves. */
export const aboutPersons = {
  notIn: [
    'duty-reminder',
    'duty-link',
    'duty-code',
    'duty-answer',
    'acknowledgement-receipt',
    'receipts',
    'certificate-returned',
  ],
};

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

/** Everything that somebody was called: addresses, and names by which nobody else is meant. */
export type Called = { emails: readonly string[]; names: readonly string[] };

/** The same of several people. Two letters are in every second mail; whoever is called so is found by the address. */
export function calledOf(people: readonly { email: string; name: string }[]): Called {
  const names = people.map(({ name }) => name).filter((name) => name.length > 2);
  return { emails: people.map(({ email }) => email), names };
}

/** Mails to them, at most `limit`. */
export async function mailsTo(tenant: Tenant, { emails }: Called, limit: number): Promise<string[]> {
  const rows = await tenant.mail.findMany({
    where: { recipient: { in: [...emails] } },
    select: { id: true },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** Which mails are looked at: of these templates, after the one with this id, at most so many. */
type Stretch = {
  after: string | null;
  since: Date;
  limit: number;
  template: typeof aboutVisitors | typeof aboutPersons;
};

/**
 * Of the mails to members after the one with id `after` those that name them: what they say is sealed, so each is
 * opened. `next` is where to go on, null at the end.
 */
export async function mailsNaming(
  tenant: Tenant,
  organizationId: string,
  { emails, names }: Called,
  { after, since, limit, template }: Stretch,
): Promise<{ ids: string[]; next: string | null }> {
  const rows = await tenant.mail.findMany({
    where: {
      template,
      createdAt: { gte: since },
      recipient: { not: '' },
      ...(after ? { id: { gt: after } } : {}),
    },
    select: { id: true, subject: true, text: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
  const found = rows.filter(({ id, subject, text }) => {
    const said = `${subject} ${openText(organizationId, id, text)}`;
    return [...emails, ...names].some((word) => said.includes(word));
  });
  const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null);
  return { ids: found.map(({ id }) => id), next };
}
