import { dutyPaths } from '#lib/duty-paths.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { translator } from '#lib/messages/translator.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { factsOf } from './receipt.ts';
import { readReceipts } from './receipt-steps.ts';

/**
 * Mails a person the receipt of what was just acknowledged in their name, to the address on record: it says everything by
 * itself, so that it is theirs whatever becomes of their link, and whoever did not acknowledge finds out.
 */
export async function mailReceipt(context: CommandContext, acknowledgementId: string): Promise<void> {
  const { tenant } = context;
  const [receipt] = await readReceipts(tenant, { id: acknowledgementId });
  const row = await tenant.acknowledgement.findFirst({
    where: { id: acknowledgementId },
    select: { person: { select: { email: true, locale: true } } },
  });
  const { slug } = await tenant.organization.findFirstOrThrow({ select: { slug: true } });
  if (!receipt || !row) return;
  const locale = await languageFor(tenant, row.person.locale);
  const t = translator('receipt', locale);
  const facts = factsOf(receipt, locale).map(({ label, value }) => `${label}: ${value}`);
  await queueMail(context, {
    template: 'acknowledgement-receipt',
    to: row.person.email,
    subject: t('mailSubject', { title: receipt.policy.title }),
    paragraphs: [
      t('mailIntro', { name: receipt.person.name, organization: receipt.organization }),
      facts.join('\n'),
      t('mailNotYou', { organization: receipt.organization }),
    ],
    action: { label: t('open'), url: absolute(dutyPaths.receipt(slug, receipt.id)) },
    dedupeKey: `acknowledgement-receipt:${receipt.id}`,
    locale,
  });
}
