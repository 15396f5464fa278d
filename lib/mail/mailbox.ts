import { systemActor } from '#lib/auth/actor.ts';
import { listOrganizationIds } from '#lib/db/lookup.ts';
import { env } from '#lib/env.ts';
import { NotFound } from '#lib/errors.ts';
import { nothing, query } from '#lib/operation.ts';
import { mailState } from './lifecycle.ts';
import { type MailRow, mailInput } from './schema.ts';
import { openText } from './sealing.ts';

/** A kept mail in the local mailbox. */
export type KeptMail = Pick<MailRow, 'id' | 'recipient' | 'subject' | 'createdAt' | 'state'> & {
  organizationId: string;
  organization: string;
};

const MOST = 200;
const rowFields = {
  id: true,
  recipient: true,
  subject: true,
  createdAt: true,
  sentAt: true,
  failedAt: true,
  lastError: true,
} as const;

const listKept = query(
  'mail:read-kept',
  nothing,
  async ({ tenant, organizationId, now }): Promise<KeptMail[]> => {
    const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
    const rows = await tenant.mail.findMany({
      where: { notBefore: { lte: now } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: MOST,
      select: rowFields,
    });
    return rows.map(({ sentAt, failedAt, lastError, ...row }) => ({
      ...row,
      organizationId,
      organization: name,
      state: mailState({ sentAt, failedAt, lastError }),
    }));
  },
);

const readKept = query('mail:read-kept', mailInput, async ({ tenant, organizationId }, { mailId }) => {
  const mail = await tenant.mail.findFirst({ where: { id: mailId }, select: { text: true } });
  if (!mail) throw new NotFound();
  return openText(organizationId, mailId, mail.text);
});

// Everybody who reaches a demo may read its mail: it is bound to this computer. Anywhere else there is no mailbox.
function requireDemo(): void {
  if (env().CANDOR_MODE !== 'demo') throw new NotFound();
}

/** The mails of every organization of the demo, newest first. Throws NotFound outside of demo mode. */
export async function listMailbox(): Promise<KeptMail[]> {
  requireDemo();
  const kept: KeptMail[] = [];
  for (const id of await listOrganizationIds())
    kept.push(...(await listKept(systemActor(id, 'mailbox'), {})));
  return kept.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()).slice(0, MOST);
}

/** What a kept mail says, as plain text. Throws NotFound, also outside of demo mode. */
export async function readMailbox(organizationId: string, mailId: string): Promise<string> {
  requireDemo();
  return readKept(systemActor(organizationId, 'mailbox'), { mailId });
}
