import { z } from 'zod';
import { queueMails } from '#lib/mail/outbox.ts';
import { command } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { workspacePaths } from '#lib/paths.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { id } from '#lib/text.ts';
import { dailyLetter } from './daily-letter.ts';
import { workReminder } from './schema.ts';
import { keepReminders } from './work-steps.ts';

const nothingAsked = { listed: [], total: 0, url: '' };

const input = z.strictObject({
  memberId: id,
  today: z.iso.date(),
  reminders: z.array(workReminder).min(1),
});

/**
 * Writes the reminders of a member who is not in the directory, and their one mail of the day, together: both or neither. What
 * comes up after it is told on the next working day. Returns whether there is a mail.
 */
export const remindMember = command(
  'reminder:send',
  input,
  async (context, { memberId, today, reminders }) => {
    const { tenant } = context;
    const subject = `member:${memberId}` as const;
    // Held, so that of two workers the second sees what the first has written.
    await tenant.$queryRaw`SELECT id FROM "Member" WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`;
    const member = await tenant.member.findFirst({
      where: { id: memberId, removedAt: null },
      select: { name: true, email: true },
    });
    const dedupeKey = `work-reminder:${memberId}:${today}`;
    const mailed = await tenant.mail.count({ where: { dedupeKey } });
    if (!member || mailed > 0) return { result: false, events: [{ subject, data: { mailed: false } }] };
    await keepReminders(context, memberId, reminders);
    const { name, slug } = await tenant.organization.findFirstOrThrow({ select: { name: true, slug: true } });
    const reader = { name: member.name, locale: await languageFor(tenant, null) };
    const work = { listed: reminders, url: absolute(workspacePaths.myWork(slug)) };
    const letter = dailyLetter(reader, nothingAsked, work, { organization: name, today });
    await queueMails(context, [{ template: 'work-reminder', to: member.email, ...letter, dedupeKey }]);
    const told = reminders.map(({ kind, id: one }) => `${kind}:${one}`);
    return { result: true, events: [{ subject, data: { mailed: true, work: told } }] };
  },
);
