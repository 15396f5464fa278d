import { Conflict, NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { mailState, whyNotRetry } from './lifecycle.ts';
import { mailInput } from './schema.ts';

/** Tries a mail again that failed or is being put off. @throws Conflict it was sent, or waits anyway */
export const retryMail = command('mail:retry', mailInput, async (context, { mailId }) => {
  const { tenant, enqueue } = context;
  const mail = await tenant.mail.findFirst({
    where: { id: mailId },
    select: { sentAt: true, failedAt: true, lastError: true },
  });
  if (!mail) throw new NotFound();
  const reason = whyNotRetry(mailState(mail));
  if (reason) throw new Conflict(reason);
  // Not while a worker holds it: two tries at once could send it twice.
  const { count } = await tenant.mail.updateMany({
    where: {
      id: mailId,
      recipient: { not: '' },
      sentAt: null,
      OR: [{ claimedAt: null }, { failedAt: { not: null } }],
    },
    data: { failedAt: null, claimedAt: null, attempts: 0, lastError: null },
  });
  if (count === 0) throw new Conflict('This mail is being sent right now.');
  await enqueue('mail-send', { mailId });
  return { result: undefined, events: [{ subject: `mail:${mailId}` }] };
});
