import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { safeFileName } from '#lib/content-disposition.ts';
import { Conflict } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { keepFile } from '#lib/file/steps.ts';
import type { JobHandler } from '#lib/jobs/worker.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { translator } from '#lib/messages/translator.ts';
import { type CommandContext, command, query } from '#lib/operation.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { id } from '#lib/text.ts';
import { receiptsPdf } from './pdf.ts';
import { readReceipts } from './receipt-steps.ts';
import { personInput } from './schema.ts';

const mostBytes = 50 * 1024 * 1024;

/**
 * Has all receipts of a person mailed to their private address, as one file, after this commits. Without a private address
 * nothing is sent: whoever looks after employees can download the file and hand it over.
 */
export function queueReceipts(
  { enqueue }: Pick<CommandContext, 'enqueue'>,
  { personId }: { personId: string },
): Promise<void> {
  return enqueue('receipts-send', { personId });
}

// One mail a day of leaving: whoever comes back and leaves again gets what is new, too.
const keyOf = (personId: string, count: number, leftOn: Date | null) =>
  `receipts:${personId}:${leftOn?.toISOString().slice(0, 10) ?? ''}:${count}`;

const readLeaver = query('acknowledgement:send-receipts', personInput, async ({ tenant }, { personId }) => {
  const person = await tenant.person.findFirst({
    where: { id: personId, leftOn: { not: null } },
    select: { name: true, privateEmail: true, locale: true, leftOn: true },
  });
  if (!person?.privateEmail) return null;
  const receipts = await readReceipts(tenant, { personId });
  const { name: organization } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const key = keyOf(personId, receipts.length, person.leftOn);
  const sent = await tenant.mail.count({ where: { dedupeKey: key } });
  if (receipts.length === 0 || sent > 0) return null;
  const locale = await languageFor(tenant, person.locale);
  return { name: person.name, email: person.privateEmail, organization, locale, receipts, key };
});

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);
const sendInput = z.strictObject({ personId: id, staged, key: z.string(), count: z.number() });

const sendReceipts = command('acknowledgement:send-receipts', sendInput, async (context, input) => {
  const { tenant } = context;
  const fileId = await keepFile(context, input.staged);
  const person = await tenant.person.findFirstOrThrow({
    where: { id: input.personId },
    select: { name: true, privateEmail: true, locale: true },
  });
  const { name: organization } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const locale = await languageFor(tenant, person.locale);
  const t = translator('receipt', locale);
  const mailId =
    person.privateEmail &&
    (await queueMail(context, {
      template: 'receipts',
      to: person.privateEmail,
      subject: t('allSubject', { organization }),
      paragraphs: [t('allMail', { name: person.name, organization, count: input.count })],
      attachments: [
        { fileId, name: safeFileName(t('allTitle', { name: person.name, organization }), '.pdf') },
      ],
      dedupeKey: input.key,
      locale,
    }));
  if (!mailId) throw new Conflict('These receipts were sent already.');
  return {
    result: null,
    events: [{ subject: `person:${input.personId}`, data: { fileId, count: input.count } }],
  };
});

const jobData = z.object({ organizationId: id, personId: id });

/** The job `receipts-send` {organizationId, personId}. Run again it does nothing; of two at once one keeps nothing. */
const receiptsSend: JobHandler = async (data) => {
  const { organizationId, personId } = jobData.parse(data);
  const actor = systemActor(organizationId, 'receipts-send');
  const leaver = await readLeaver(actor, { personId });
  if (!leaver) return;
  const file = await stageFile(actor, {
    name: 'receipts.pdf',
    contentType: 'application/pdf',
    source: receiptsPdf(leaver, leaver.locale),
    maxBytes: mostBytes,
  });
  try {
    await sendReceipts(actor, { personId, staged: file, key: leaver.key, count: leaver.receipts.length });
  } catch (error) {
    await discardFile(actor, file).catch(() => undefined);
    if (!(error instanceof Conflict)) throw error;
  }
};

/** Jobs of acknowledgements, for bin/worker/handlers.ts. */
export const acknowledgementJobs = { 'receipts-send': receiptsSend } as const satisfies Record<
  string,
  JobHandler
>;
