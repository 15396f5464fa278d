import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { openFile, type SealedFile, sealedFile } from '#lib/file/stored-file.ts';
import { command } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { mostAttempts, staleAfter } from './lifecycle.ts';
import { openText } from './sealing.ts';
import { deliver, mailServer, Refused } from './transport.ts';

const attachmentList = z.array(z.object({ fileId: z.uuid(), name: z.string() }));

type Claimed = {
  claimedAt: Date;
  attempts: number;
  organization: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  createdAt: Date;
  files: { name: string; file: SealedFile }[];
};

/** `held`: somebody else has it in hand. */
type Claim = { mail: Claimed | null; held: boolean };

async function filesOf(tenant: Tenant, attachments: unknown) {
  const list = attachmentList.parse(attachments);
  return Promise.all(
    list.map(async ({ fileId, name }) => ({ name, file: await sealedFile(tenant, fileId) })),
  );
}

// Takes the mail for this worker alone. One that died holding it loses it after a while, hence at most the one in flight
// repeats.
const claim = command('mail:send', z.strictObject({ mailId: id }), async (context, { mailId }) => {
  const { tenant, now } = context;
  const stale = new Date(now.getTime() - staleAfter);
  const taken = await tenant.mail.updateManyAndReturn({
    where: {
      id: mailId,
      sentAt: null,
      failedAt: null,
      notBefore: { lte: now },
      OR: [{ claimedAt: null }, { claimedAt: { lt: stale } }],
    },
    data: { claimedAt: now, attempts: { increment: 1 } },
  });
  const mail = taken[0];
  const subject = `mail:${mailId}` as const;
  if (!mail) {
    const where = { id: mailId, sentAt: null, failedAt: null, claimedAt: { gte: stale } };
    const result: Claim = { mail: null, held: (await tenant.mail.count({ where })) > 0 };
    return { result, events: [{ subject, data: { outcome: result.held ? 'held' : 'not-due' } }] };
  }
  const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const claimed = {
    ...mail,
    claimedAt: now,
    organization: name,
    files: await filesOf(tenant, mail.attachments),
  };
  const result: Claim = { mail: claimed, held: false };
  return { result, events: [{ subject, data: { outcome: 'tried', attempt: mail.attempts } }] };
});

const outcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('sent') }),
  z.strictObject({ outcome: z.literal('failed'), error: z.string() }),
  z.strictObject({ outcome: z.literal('later'), error: z.string() }),
]);

const record = command(
  'mail:send',
  z.strictObject({ mailId: id, claimedAt: z.date(), what: outcome }),
  async ({ tenant, now }, { mailId, claimedAt, what }) => {
    const ended = {
      sent: { sentAt: now, lastError: null },
      failed: { failedAt: now, lastError: 'error' in what ? what.error : null },
      later: { claimedAt: null, lastError: 'error' in what ? what.error : null },
    };
    await tenant.mail.updateMany({
      where: { id: mailId, claimedAt, sentAt: null },
      data: { ...ended[what.outcome], triedAt: now },
    });
    return { result: undefined, events: [{ subject: `mail:${mailId}`, data: { outcome: what.outcome } }] };
  },
);

async function deliverClaimed(organizationId: string, mailId: string, mail: Claimed, smtpUrl: string) {
  const attachments = await Promise.all(
    mail.files.map(async ({ name, file }) => ({
      name,
      contentType: file.contentType,
      content: await openFile(file),
    })),
  );
  await deliver(smtpUrl, {
    ...mail,
    text: openText(organizationId, mailId, mail.text),
    html: openText(organizationId, mailId, mail.html),
    attachments,
  });
}

/**
 * Sends one mail of the outbox, if it is due and nobody else is at it. Where there is no mail server (demo) it counts as
 * sent and stays readable at the local mailbox. Says `held` where another worker has it in hand, or died with it.
 * @throws Refused to be tried again later
 */
export async function sendMail(organizationId: string, mailId: string): Promise<'held' | 'done'> {
  const system = systemActor(organizationId, 'mail-send');
  const { mail, held } = await claim(system, { mailId });
  if (!mail) return held ? 'held' : 'done';
  const { claimedAt } = mail;
  const smtpUrl = mailServer();
  try {
    if (smtpUrl) await deliverClaimed(organizationId, mailId, mail, smtpUrl);
  } catch (error) {
    const text = error instanceof Error ? error.message : 'unknown';
    const final = (error instanceof Refused && error.permanent) || mail.attempts >= mostAttempts;
    await record(system, { mailId, claimedAt, what: { outcome: final ? 'failed' : 'later', error: text } });
    if (final) return 'done';
    throw error;
  }
  await record(system, { mailId, claimedAt, what: { outcome: 'sent' } });
  return 'done';
}
