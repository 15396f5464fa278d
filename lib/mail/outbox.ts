import { env } from '#lib/env.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { email } from '#lib/text.ts';
import { compose } from './compose.ts';
import { sealText } from './sealing.ts';

/**
 * One mail to one person. `paragraphs` are plain text; `action.url` is absolute (`absolute()` of lib/origin.ts).
 * `dedupeKey`: of mails with the same key in the organization only the first is kept. `notBefore`: not sent earlier.
 */
export type Message = {
  template: string;
  to: string;
  subject: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string };
  code?: string;
  attachments?: readonly { fileId: string; name: string }[];
  dedupeKey?: string;
  notBefore?: Date;
};

/** The address that mails come from, without its name. */
export function senderAddress(): string {
  const from = env().MAIL_FROM;
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}

/**
 * Writes a mail into the outbox and queues its sending, both in the operation's transaction. Its Message-ID is fixed
 * here, so that a repeat after a crash is the same mail. Returns its id, or null when its `dedupeKey` was there before.
 * @throws Invalid  `to` is not one bare address
 */
export async function queueMail(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue'>,
  message: Message,
): Promise<string | null> {
  const { tenant, organizationId, now, enqueue } = context;
  const id = newId();
  const recipient = email.parse(message.to);
  const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const { subject, paragraphs, action, code } = message;
  const composed = compose({ organization: name, subject, paragraphs, action, code });
  const notBefore = message.notBefore ?? now;
  const { count } = await tenant.mail.createMany({
    data: [
      {
        organizationId,
        id,
        template: message.template,
        recipient,
        subject: composed.subject,
        text: sealText(organizationId, id, composed.text),
        html: sealText(organizationId, id, composed.html),
        messageId: `<${id}@${senderAddress().split('@')[1] ?? 'localhost'}>`,
        attachments: (message.attachments ?? []).map(({ fileId, name: file }) => ({ fileId, name: file })),
        createdAt: now,
        notBefore,
        dedupeKey: message.dedupeKey ?? null,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await enqueue('mail-send', { mailId: id }, notBefore > now ? { startAfter: notBefore } : {});
  return id;
}
