import { env } from '#lib/env.ts';
import { newId } from '#lib/id.ts';
import type { Locale } from '#lib/messages/locale.ts';
import type { CommandContext } from '#lib/operation.ts';
import { email } from '#lib/text.ts';
import { compose } from './compose.ts';
import { sealText } from './sealing.ts';

/**
 * One mail to one person. `paragraphs` are plain text; `action.url` is absolute (`absolute()` of lib/origin.ts).
 * `dedupeKey`: of mails with the same key in the organization only the first is kept. `notBefore`: not sent earlier.
 * `locale` is the language it was written in (English where it is not said): its frame is written in the same.
 */
export type Message = {
  template: string;
  to: string;
  subject: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string };
  also?: { label: string; url: string };
  code?: string;
  attachments?: readonly { fileId: string; name: string }[];
  dedupeKey?: string;
  notBefore?: Date;
  locale?: Locale;
};

/** The address that mails come from, without its name. */
export function senderAddress(): string {
  const from = env().MAIL_FROM;
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}

type Sending = Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>;

function rowOf({ organizationId, now }: Sending, organization: string, message: Message) {
  const id = newId();
  const { subject, paragraphs, action, also, code, locale } = message;
  const composed = compose({ organization, subject, paragraphs, action, also, code, locale });
  return {
    organizationId,
    id,
    template: message.template,
    recipient: email.parse(message.to),
    subject: composed.subject,
    text: sealText(organizationId, id, composed.text),
    html: sealText(organizationId, id, composed.html),
    messageId: `<${id}@${senderAddress().split('@')[1] ?? 'localhost'}>`,
    attachments: (message.attachments ?? []).map(({ fileId, name: file }) => ({ fileId, name: file })),
    createdAt: now,
    notBefore: message.notBefore ?? now,
    dedupeKey: message.dedupeKey ?? null,
  };
}

/**
 * Writes a mail into the outbox and queues its sending, both in the operation's transaction. Its Message-ID is fixed
 * here, so that a repeat after a crash is the same mail. Returns its id, or null when its `dedupeKey` was there before.
 * @throws Invalid  `to` is not one bare address
 */
export async function queueMail(
  context: Sending & Pick<CommandContext, 'enqueue'>,
  message: Message,
): Promise<string | null> {
  const { tenant, now, enqueue } = context;
  const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const row = rowOf(context, name, message);
  const { count } = await tenant.mail.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return null;
  await enqueue('mail-send', { mailId: row.id }, row.notBefore > now ? { startAfter: row.notBefore } : {});
  return row.id;
}

/** The same for many mails that may all leave now, in two statements. Returns how many were not there before. */
export async function queueMails(
  context: Sending & Pick<CommandContext, 'enqueueAll'>,
  messages: readonly Omit<Message, 'notBefore'>[],
): Promise<number> {
  const { tenant, enqueueAll } = context;
  if (messages.length === 0) return 0;
  const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const kept = await tenant.mail.createManyAndReturn({
    data: messages.map((message) => rowOf(context, name, message)),
    skipDuplicates: true,
    select: { id: true },
  });
  await enqueueAll(
    'mail-send',
    kept.map(({ id }) => ({ mailId: id })),
  );
  return kept.length;
}
