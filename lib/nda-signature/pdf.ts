import type { Readable } from 'node:stream';
import { formatDate } from '#lib/format.ts';
import { translator } from '#lib/messages/translator.ts';
import { inertMarkdown } from '#lib/nda/merge.ts';
import { markdownDocument } from '#lib/pdf/markdown-document.ts';

/** A signature with all that its PDF shows. */
export type SignedAgreement = {
  id: string;
  typedName: string;
  email: string;
  company: string;
  title: string;
  postalAddress: string;
  domain: string | null;
  consent: string;
  renderedText: string;
  renderedSha256: string;
  address: string;
  userAgent: string;
  signedAt: Date;
  expiresAt: Date;
  version: { number: number; title: string; sha256: string };
  visitor: { name: string };
};

/** The name of the file: what was signed, by whom, when. */
export function signedFileName({ version, typedName, signedAt }: SignedAgreement): string {
  const date = signedAt.toISOString().slice(0, 10);
  return `${translator('nda', 'en')('record.file', { title: version.title, name: typedName, date })}.pdf`;
}

function recordOf(signed: SignedAgreement): { label: string; value: string }[] {
  const t = translator('nda', 'en');
  const { version, domain } = signed;
  const { number, sha256 } = version;
  return [
    { label: t('record.signature'), value: signed.id },
    { label: t('record.version'), value: t('record.versionValue', { number, sha256 }) },
    { label: t('record.signedText'), value: signed.renderedSha256 },
    { label: t('record.typedName'), value: signed.typedName },
    { label: t('record.name'), value: signed.visitor.name },
    { label: t('record.email'), value: signed.email },
    { label: t('record.company'), value: signed.company },
    { label: t('record.jobTitle'), value: signed.title },
    { label: t('record.postalAddress'), value: signed.postalAddress },
    { label: t('record.domain'), value: domain ?? '' },
    { label: t('record.consent'), value: signed.consent },
    { label: t('record.time'), value: signed.signedAt.toISOString() },
    { label: t('record.validUntil'), value: signed.expiresAt.toISOString() },
    { label: t('record.address'), value: signed.address },
    { label: t('record.userAgent'), value: signed.userAgent },
  ].filter((fact) => fact.value !== '');
}

/**
 * The signed agreement as a tagged PDF: the text exactly as it was signed, then the record of the signature. An error
 * ends the stream with it.
 */
export function signedAgreementPdf(signed: SignedAgreement): Readable {
  const { title } = signed.version;
  return markdownDocument({
    title: `${title}, ${formatDate(signed.signedAt)}`,
    markdown: `# ${inertMarkdown(title)}\n\n${signed.renderedText}`,
    factsTitle: translator('nda', 'en')('record.title'),
    facts: recordOf(signed),
    createdAt: signed.signedAt,
  });
}
