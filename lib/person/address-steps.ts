import { Invalid } from '#lib/errors.ts';
import { queueMails } from '#lib/mail/outbox.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import type { CommandContext } from '#lib/operation.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import type { Writing } from './steps.ts';

/** Mails that one statement writes: of a company that was renamed everybody moves at once. */
const batch = 500;

/** Somebody whose address becomes another. */
export type Moved = { id: string; name: string; locale: string | null; from: string; to: string };

/**
 * Ends what the former addresses opened, and tells them: whoever held one no longer speaks for the person, and whoever still
 * is the person finds out where their mails go now. @throws Invalid  for whoever would take over somebody's record by it
 */
export async function followAddresses(
  context: Writing & Pick<CommandContext, 'enqueueAll'>,
  moved: readonly Moved[],
): Promise<void> {
  const { tenant, actor, now, by } = context;
  if (moved.length === 0) return;
  const own = actor.kind === 'member' ? actor.email.toLowerCase() : null;
  if (own !== null && moved.some(({ to }) => to === own)) {
    const message =
      'This is your own address. Somebody else who looks after people has to say that this record is yours.';
    throw new Invalid([{ path: 'email', message }]);
  }
  const ids = moved.map(({ id }) => id);
  await tenant.session.updateMany({
    where: { personId: { in: ids }, endedAt: null, expiresAt: { gt: now } },
    data: { endedAt: now, endedBy: by },
  });
  const { name: organization } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const unnoted = await languageFor(tenant, null);
  const messages = moved.map(({ name, locale: spoken, from, to }) => {
    const locale = localeOf(spoken) ?? unnoted;
    const t = translator('duty', locale);
    return {
      template: 'address-changed',
      to: from,
      subject: t('mail.movedSubject', { organization }),
      paragraphs: [t('mail.moved', { name, organization, address: to })],
      locale,
    };
  });
  for (let at = 0; at < messages.length; at += batch)
    await queueMails(context, messages.slice(at, at + batch));
}
