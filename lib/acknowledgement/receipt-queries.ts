import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { nothing, query } from '#lib/operation.ts';
import { frozenJson } from '#lib/policy/frozen.ts';
import { suitedLocale } from '#lib/policy/read.ts';
import { policyQuestions } from '#lib/policy/schema.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { readReceipts } from './receipt-steps.ts';
import { personInput, receiptInput, receiptTextInput } from './schema.ts';
import { ownId } from './steps.ts';

async function ownVersion(tenant: Tenant, id: string, personId: string): Promise<string> {
  const found = await tenant.acknowledgement.findFirst({
    where: { id, personId },
    select: { policyVersionId: true },
  });
  if (!found) throw new NotFound();
  return found.policyVersionId;
}

/** A person's own receipt. Throws NotFound, for others' too. */
export const getOwnReceipt = query('duty:view', receiptInput, async (context, { receiptId }) => {
  const [receipt] = await readReceipts(context.tenant, { id: receiptId, personId: ownId(context) });
  if (!receipt) throw new NotFound();
  return receipt;
});

/** The text that a receipt is about, whatever became of the policy since. Throws NotFound. */
export const getReceiptText = query('duty:view', receiptTextInput, async (context, { receiptId, locale }) => {
  const { tenant } = context;
  const versionId = await ownVersion(tenant, receiptId, ownId(context));
  const version = await tenant.policyVersion.findFirstOrThrow({
    where: { id: versionId },
    select: {
      number: true,
      title: true,
      sha256: true,
      fileId: true,
      texts: {
        orderBy: { locale: 'asc' },
        select: { locale: true, title: true, body: true, original: true },
      },
    },
  });
  const { texts, fileId, ...facts } = version;
  const wanted = suitedLocale(texts, locale);
  const text = texts.find((one) => one.locale === wanted) ?? null;
  return { ...facts, text, locales: texts.map((one) => one.locale), hasFile: fileId !== null };
});

/** The PDF that a receipt's version is, where it came as one; to be opened with `openFile`. Throws NotFound. */
export const getReceiptFile = query('duty:view', receiptInput, async (context, { receiptId }) => {
  const { tenant } = context;
  const versionId = await ownVersion(tenant, receiptId, ownId(context));
  const { fileId } = await tenant.policyVersion.findFirstOrThrow({
    where: { id: versionId },
    select: { fileId: true },
  });
  if (!fileId) throw new NotFound();
  return sealedFile(tenant, fileId);
});

/** The exact characters whose SHA-256 a receipt names, so that anybody can compute it again. Throws NotFound. */
export const getReceiptSource = query('duty:view', receiptInput, async (context, { receiptId }) => {
  const { tenant, organizationId } = context;
  const versionId = await ownVersion(tenant, receiptId, ownId(context));
  const version = await tenant.policyVersion.findFirstOrThrow({
    where: { id: versionId },
    select: {
      policyId: true,
      number: true,
      title: true,
      file: { select: { sha256: true } },
      texts: { select: { locale: true, title: true, body: true, questions: true, original: true } },
    },
  });
  const { file, texts, ...facts } = version;
  const parsed = texts.map((text) => ({ ...text, questions: policyQuestions.parse(text.questions) }));
  return {
    name: version.title,
    text: frozenJson({ organizationId, ...facts, fileSha256: file?.sha256 ?? null, texts: parsed }),
  };
});

/** Every receipt of a person, for whoever looks after employees. Throws NotFound. */
export const getPersonReceipts = query('acknowledgement:download', personInput, async ({ tenant }, input) => {
  const person = await tenant.person.findFirst({
    where: { id: input.personId },
    select: { name: true, locale: true },
  });
  if (!person) throw new NotFound('There is no such person.');
  const { name: organization } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const locale = await languageFor(tenant, person.locale);
  const receipts = await readReceipts(tenant, { personId: input.personId });
  return { name: person.name, locale, organization, receipts };
});

/** The proof of an acknowledgement that was made on paper or elsewhere, to be saved. Throws NotFound. */
export const getProof = query('acknowledgement:download', receiptInput, async ({ tenant }, { receiptId }) => {
  const found = await tenant.acknowledgement.findFirst({
    where: { id: receiptId },
    select: { proofFileId: true },
  });
  if (!found?.proofFileId) throw new NotFound('There is no such proof.');
  return sealedFile(tenant, found.proofFileId);
});

/** Versions that can have been signed on paper: the published ones, newest first. */
export const listRecordable = query('acknowledgement:record', nothing, ({ tenant }) =>
  tenant.policyVersion.findMany({
    where: { publication: { isNot: null } },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
    take: 300,
    select: { id: true, number: true, title: true, policy: { select: { identifier: true } } },
  }),
);
