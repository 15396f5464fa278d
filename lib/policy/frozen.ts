import { createHash } from 'node:crypto';
import { canonicalJson } from '#lib/json.ts';
import type { PolicyQuestion } from './schema.ts';

/** A language of a version, whole. */
export type FrozenText = {
  locale: string;
  title: string;
  body: string;
  questions: readonly PolicyQuestion[];
  original: boolean;
};

/** Everything that is frozen when a version is submitted: texts, or the SHA-256 of the PDF that it is. */
export type FrozenVersion = {
  organizationId: string;
  policyId: string;
  number: number;
  title: string;
  fileSha256: string | null;
  texts: readonly FrozenText[];
};

/** A version as it is hashed: the canonical JSON (RFC 8785) of what it says, its languages in the order of their codes. */
export function frozenJson({ texts, ...version }: FrozenVersion): string {
  const inOrder = texts.toSorted((a, b) => (a.locale < b.locale ? -1 : 1));
  const plain = inOrder.map(({ locale, title, body, questions, original }) => ({
    locale,
    title,
    body,
    original,
    questions: questions.map(({ text, options, right }) => ({ text, options, right })),
  }));
  return canonicalJson({ type: 'candor.policy-version/1', ...version, texts: plain });
}

/** The SHA-256 (hex) of a version's JSON. What is approved, published and acknowledged is this hash. */
export function versionHash(version: FrozenVersion): string {
  return createHash('sha256').update(frozenJson(version)).digest('hex');
}
