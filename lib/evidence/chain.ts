import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#lib/json.ts';

/** The content of a revision as its hash covers it: a file by its name, size and SHA-256. */
export type ChainContent =
  | { kind: 'file'; name: string; contentType: string; sizeBytes: number; sha256: string }
  | { kind: 'link'; url: string }
  | { kind: 'record'; record: Json };

/** Everything that a revision states. Days are ISO dates, `receivedAt` is ISO 8601 in UTC with milliseconds. */
export type ChainFacts = {
  organizationId: string;
  itemId: string;
  number: number;
  collectedOn: string;
  periodStartOn: string | null;
  periodEndOn: string | null;
  validUntilOn: string | null;
  receivedAt: string;
  receivedBy: string;
  source: string;
  procedure: string;
  automated: boolean;
  note: string;
  content: ChainContent;
};

/**
 * The SHA-256 (hex) of a revision: of the canonical JSON (RFC 8785) of its facts and of the hash before it, which is empty
 * for the first. So whoever changes a fact would have to change every later hash as well.
 */
export function revisionHash(facts: ChainFacts, previousSha256: string): string {
  const text = canonicalJson({ type: 'candor.evidence-revision/1', ...facts, previousSha256 });
  return createHash('sha256').update(text).digest('hex');
}

/** A revision as it is stored, with the hashes that it was stored with. */
export type ChainLink = { facts: ChainFacts; previousSha256: string; sha256: string };

/** What is wrong with a revision of a chain, as a sentence; null when nothing is. */
export type ChainVerdict = { number: number; problem: string | null };

function problemOf(link: ChainLink, before: ChainLink | undefined): string | null {
  const { facts, previousSha256, sha256 } = link;
  if (facts.number !== (before?.facts.number ?? 0) + 1) return 'A revision before this one is missing.';
  if (previousSha256 !== (before?.sha256 ?? ''))
    return 'It does not continue the revision before it: one of the two was changed.';
  if (revisionHash(facts, previousSha256) !== sha256)
    return 'Its facts are not those that were stored with its hash: something was changed afterwards.';
  return null;
}

/** Checks each revision of an item, in the order of their numbers. */
export function verifyChain(links: readonly ChainLink[]): ChainVerdict[] {
  const inOrder = links.toSorted((a, b) => a.facts.number - b.facts.number);
  return inOrder.map((link, index) => ({
    number: link.facts.number,
    problem: problemOf(link, inOrder[index - 1]),
  }));
}
