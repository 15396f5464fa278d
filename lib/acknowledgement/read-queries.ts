import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { findCurrentText } from '#lib/policy/read.ts';
import { dutyInput, pictureInput, readInput } from './schema.ts';
import { confirmationOf, statementOf } from './statement.ts';
import { openDutyAbout, ownDuty, ownId } from './steps.ts';

async function readVersion(tenant: Tenant, versionId: string) {
  const { texts, publication, file, ...version } = await tenant.policyVersion.findFirstOrThrow({
    where: { id: versionId },
    select: {
      id: true,
      number: true,
      title: true,
      summary: true,
      sha256: true,
      fileId: true,
      file: { select: { sizeBytes: true } },
      texts: { orderBy: { locale: 'asc' }, select: { locale: true, original: true } },
      publication: { select: { publishedAt: true, effectiveOn: true } },
    },
  });
  const original = texts.find((text) => text.original)?.locale ?? null;
  return {
    ...version,
    fileBytes: file && Number(file.sizeBytes),
    original,
    locales: texts.map(({ locale }) => locale),
    effectiveOn: publication ? dayOf(publication.effectiveOn) : null,
  };
}

// What they acknowledged last of this policy, to show first what is new since then; in the same language, where it had it.
async function lastAcknowledged(
  tenant: Tenant,
  { personId, policyId, versionId, locale }: Record<'personId' | 'policyId' | 'versionId' | 'locale', string>,
) {
  const found = await tenant.acknowledgement.findFirst({
    where: { personId, policyVersionId: { not: versionId }, policyVersion: { policyId } },
    orderBy: [{ acknowledgedAt: 'desc' }, { id: 'desc' }],
    select: { acknowledgedAt: true, policyVersion: { select: { id: true, number: true } } },
  });
  if (!found) return null;
  const text = await findCurrentText(tenant, found.policyVersion.id, locale);
  return {
    number: found.policyVersion.number,
    acknowledgedAt: found.acknowledgedAt,
    body: text?.locale === locale ? text.body : null,
  };
}

/**
 * A policy as its person reads it to acknowledge it: the text in the language that suits them, what they acknowledged before,
 * the questions (never which answer is right), and what they state at its end. Throws NotFound, for others' duties too.
 */
export const getPolicyDuty = query('duty:view', readInput, async (context, { dutyId, locale }) => {
  const { tenant, now } = context;
  const personId = ownId(context);
  const duty = await ownDuty(tenant, { dutyId, personId });
  const { dueOn } = await tenant.duty.findFirstOrThrow({ where: { id: dutyId }, select: { dueOn: true } });
  const { policyId, versionId } = duty;
  const policy = await tenant.policy.findFirstOrThrow({
    where: { id: policyId },
    select: { identifier: true, currentVersionId: true, statement: true, confirmation: true },
  });
  const text = await findCurrentText(tenant, versionId, locale);
  const shown = text?.locale ?? 'und';
  const receipt = await tenant.acknowledgement.findFirst({
    where: { personId, policyVersionId: versionId },
    select: { id: true },
  });
  const { today } = await organizationDay(tenant, now);
  return {
    duty: {
      id: dutyId,
      outcome: duty.outcome,
      dueOn: dayOf(dueOn),
      overdue: duty.endedAt === null && dayOf(dueOn) < today,
      // The policy has a newer version, and this duty has not been moved or ended yet.
      replaced: duty.endedAt === null && policy.currentVersionId !== versionId,
    },
    receiptId: receipt?.id ?? null,
    openDutyId: duty.endedAt === null ? null : await openDutyAbout(tenant, { policyId, personId }),
    policy: { identifier: policy.identifier },
    version: await readVersion(tenant, versionId),
    text: text && {
      locale: text.locale,
      title: text.title,
      body: text.body,
      questions: text.questions.map(({ text: words, options }) => ({ text: words, options })),
    },
    previous: await lastAcknowledged(tenant, { personId, policyId, versionId, locale: shown }),
    // A PDF as it came is in no language: then the words are those of the page.
    statement: statementOf(policy, text?.locale ?? locale),
    confirmation: await confirmationOf(tenant, policy),
    questions: await tenant.dutyQuestion.findMany({
      where: { dutyId, personId },
      orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
      take: 50,
      select: { id: true, text: true, askedAt: true, answer: true, answeredAt: true },
    }),
  };
});

/** The PDF that a version is, of a person's own duty; to be opened with `openFile`. Throws NotFound. */
export const getDutyFile = query('duty:view', dutyInput, async (context, { dutyId }) => {
  const { tenant } = context;
  const { versionId } = await ownDuty(tenant, { dutyId, personId: ownId(context) });
  const { fileId } = await tenant.policyVersion.findFirstOrThrow({
    where: { id: versionId },
    select: { fileId: true },
  });
  if (!fileId) throw new NotFound();
  return sealedFile(tenant, fileId);
});

/**
 * A picture that a published version shows of a policy which the person owes or owed; one that a draft alone shows is nobody's
 * yet. Throws NotFound.
 */
export const getDutyPicture = query('duty:view', pictureInput, async (context, { imageId }) => {
  const { tenant } = context;
  const image = await tenant.policyImage.findFirst({
    where: { id: imageId, policy: { duties: { some: { personId: ownId(context) } } } },
    select: { fileId: true, policyId: true },
  });
  if (!image) throw new NotFound();
  const version = { policyId: image.policyId, publication: { isNot: null } };
  const shown = await tenant.policyText.count({
    where: { version, body: { contains: `image:${imageId}` } },
  });
  if (shown === 0) throw new NotFound();
  return sealedFile(tenant, image.fileId);
});
