import { z } from 'zod';
import { approvers } from '#lib/access-request/notice-steps.ts';
import { safeFileName } from '#lib/content-disposition.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { keepFile } from '#lib/file/steps.ts';
import { formatDate } from '#lib/format.ts';
import { letterhead } from '#lib/grant/mail-steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { translator } from '#lib/messages/translator.ts';
import { type CommandContext, command, query } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { portalPaths, workspacePaths } from '#lib/paths.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { id } from '#lib/text.ts';
import type { SignedAgreement } from './pdf.ts';
import { ndaSignatureInput } from './schema.ts';

const signedFields = {
  id: true,
  typedName: true,
  email: true,
  company: true,
  title: true,
  postalAddress: true,
  domain: true,
  consent: true,
  renderedText: true,
  renderedSha256: true,
  address: true,
  userAgent: true,
  signedAt: true,
  expiresAt: true,
  version: { select: { number: true, title: true, sha256: true } },
  visitor: { select: { name: true } },
} as const;

/** A signature whose PDF is still to be written, or null when it is there. Throws NotFound. */
export const findUnfiled = query(
  'nda:file-signed',
  ndaSignatureInput,
  async ({ tenant }, { signatureId }): Promise<SignedAgreement | null> => {
    const found = await tenant.ndaSignature.findFirst({
      where: { id: signatureId },
      select: { ...signedFields, fileId: true, erasedAt: true },
    });
    if (!found) throw new NotFound('There is no such signature.');
    const { fileId, erasedAt, ...signed } = found;
    return fileId === null && erasedAt === null ? signed : null;
  },
);

async function mailSigner(context: CommandContext, signed: SignedAgreement, fileId: string): Promise<void> {
  const visitor = await context.tenant.visitor.findFirst({
    where: { email: signed.email },
    select: { locale: true },
  });
  const locale = await languageFor(context.tenant, visitor?.locale);
  const t = translator('nda', locale);
  const { organization, portal } = await letterhead(context.tenant);
  const contact = await context.tenant.portal.findFirst({ select: { contactEmail: true } });
  const date = formatDate(signed.expiresAt, 'UTC', locale);
  const { title, number } = signed.version;
  await queueMail(context, {
    template: 'nda-signed',
    to: signed.email,
    locale,
    subject: t('mail.subject', { organization }),
    paragraphs: [
      t('mail.signed', { title, number, organization, date: formatDate(signed.signedAt, 'UTC', locale) }),
      signed.domain ? t('mail.validForAll', { date, domain: signed.domain }) : t('mail.valid', { date }),
      ...(contact ? [t('mail.notYou', { contact: contact.contactEmail })] : []),
    ],
    ...(portal && { action: { label: t('mail.library'), url: absolute(portalPaths.library(portal)) } }),
    attachments: [
      { fileId, name: safeFileName(`${title} ${signed.signedAt.toISOString().slice(0, 10)}`, '.pdf') },
    ],
    dedupeKey: `nda-signed:${signed.id}`,
  });
}

async function mailApprovers(context: CommandContext, signed: SignedAgreement): Promise<void> {
  const { slug } = await letterhead(context.tenant);
  const scope = signed.domain ? `for everyone at ${signed.domain}` : 'for themselves';
  for (const person of await approvers(context.tenant, context.now)) {
    await queueMail(context, {
      template: 'nda-signed-note',
      to: person.email,
      subject: `${signed.company} has signed the NDA`,
      paragraphs: [
        `${signed.typedName} (${signed.email}), ${signed.company}, has signed version ${signed.version.number} of the NDA ${scope}.`,
      ],
      action: { label: 'Open signature', url: absolute(workspacePaths.ndaSignature(slug, signed.id)) },
      dedupeKey: `nda-signed-note:${signed.id}:${person.id}`,
    });
  }
}

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);

/**
 * Ties the written PDF to its signature, mails it to the signer, and tells the approvers. Throws Conflict when another
 * worker was faster; then nothing is kept of this one.
 */
export const fileSigned = command(
  'nda:file-signed',
  z.strictObject({ signatureId: id, staged }),
  async (context, input) => {
    const { tenant } = context;
    const { signatureId } = input;
    const fileId = await keepFile(context, input.staged);
    const filed = await tenant.ndaSignature.updateMany({
      where: { id: signatureId, fileId: null },
      data: { fileId },
    });
    if (filed.count === 0) throw new Conflict('This signature has its PDF already.');
    const signed = await tenant.ndaSignature.findFirstOrThrow({
      where: { id: signatureId },
      select: signedFields,
    });
    await mailSigner(context, signed, fileId);
    await mailApprovers(context, signed);
    const data = { fileId, sha256: input.staged.sha256, sizeBytes: input.staged.sizeBytes };
    return { result: fileId, events: [{ subject: `nda-signature:${signatureId}`, data }] };
  },
);
