import type { Tenant } from '#lib/db/tenant.ts';
import { type PolicyQuestion, policyQuestions } from './schema.ts';

/** One language of a version, as it is read. */
export type ReadableText = {
  locale: string;
  title: string;
  body: string;
  questions: PolicyQuestion[];
  /** The language that binds where languages differ. */
  original: boolean;
};

/** The language among these that suits a reader best: theirs, its plain form or a sibling, else the original. */
export function suitedLocale(
  texts: readonly { locale: string; original: boolean }[],
  wanted: string,
): string | null {
  const [language] = wanted.toLowerCase().split('-');
  const match =
    texts.find(({ locale }) => locale.toLowerCase() === wanted.toLowerCase()) ??
    texts.find(({ locale }) => locale.toLowerCase() === language) ??
    texts.find(({ locale }) => locale.toLowerCase().split('-')[0] === language) ??
    texts.find(({ original }) => original);
  return match?.locale ?? texts[0]?.locale ?? null;
}

/** The text of a version in the language that suits a reader best; null where it has none (a PDF as it came). */
export async function findCurrentText(
  tenant: Tenant,
  versionId: string,
  locale: string,
): Promise<ReadableText | null> {
  const there = await tenant.policyText.findMany({
    where: { versionId },
    orderBy: { locale: 'asc' },
    select: { locale: true, original: true },
  });
  const suited = suitedLocale(there, locale);
  if (suited === null) return null;
  const text = await tenant.policyText.findFirstOrThrow({
    where: { versionId, locale: suited },
    select: { locale: true, title: true, body: true, questions: true, original: true },
  });
  return { ...text, questions: policyQuestions.parse(text.questions) };
}
