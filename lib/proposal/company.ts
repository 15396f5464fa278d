import type { Sentence } from './sentences.ts';

const ordinary = new Set(
  `the a an all our we you your they this that these those it its in on at for to from by with and or but if when while as
  each every no any only both data security access information customer customers employees access service services system
  systems privacy policy compliance encryption network infrastructure cloud application applications product products
  aws amazon google microsoft azure soc iso gdpr hipaa pci tls ssl api what how why who where which are is do does can
  i yes here there other some such new users user team teams backup backups vendor vendors third`.split(
    /\s+/,
  ),
);
const name =
  /(?<![\p{L}\p{N}.])(\p{Lu}[\p{L}\p{N}]{2,24})(?=['’]s | (?:is|are|has|uses|will|maintains|does|takes|also|encrypts|employees?|provides|offers|stores|limits|protects|monitors|conducts|performs|runs|hosts|requires|team|staff|security|platform)(?![\p{L}]))/gu;

/** The name by which a page calls its company: the capitalized word that most often does or owns something; or null. */
export function companyOf(sentences: readonly Sentence[]): string | null {
  const counts = new Map<string, number>();
  for (const { text } of sentences.slice(0, 2000))
    for (const [, word = ''] of text.matchAll(name)) {
      const lower = word.toLowerCase();
      if (!ordinary.has(lower)) counts.set(lower, (counts.get(lower) ?? 0) + 1);
    }
  const best = [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en'))[0];
  return best && best[1] >= 2 ? best[0] : null;
}

const sure = 5;

/** The company of a page when the page is surely its own: named that often, it is no vendor of somebody else. */
export function publisherOf(company: string | null, sentences: readonly Sentence[]): string | null {
  if (company === null) return null;
  const named = sentences.filter(({ text }) => text.toLowerCase().includes(company)).slice(0, sure);
  return named.length === sure ? company : null;
}
