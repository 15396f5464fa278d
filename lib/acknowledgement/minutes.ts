import { minutesToRead } from '#lib/markdown/contents.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';

// A published text never changes, so how long it takes is reckoned once; its words are not kept.
const known = new Map<string, number>();
const mostKnown = 5_000;

/** How many minutes a version's text takes in a language, from its body where that is not known yet. */
export async function minutesOf(key: string, body: () => Promise<string>): Promise<number> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const minutes = minutesToRead(parseMarkdown(await body()));
  if (known.size >= mostKnown) known.clear();
  known.set(key, minutes);
  return minutes;
}
