import { readFileSync } from 'node:fs';
import type { TestContext } from 'vitest';
import { Invalid } from '#lib/errors.ts';
import { corpusPath } from './corpus.ts';

/** Texts that broke something somewhere: half characters, controls, directions, templates, formulas, paths, object parts. */
export const ownHostile: readonly string[] = [
  'a\u0000b',
  '\ud800 half',
  'half \udc00',
  '\u202egnp.exe',
  '\u200b',
  '\ufeffmarked',
  '__proto__',
  'constructor',
  '=cmd|"/c calc"!A1',
  "'=1+1",
  "''=1+1",
  '+1-2',
  '@SUM(1)',
  '\t=1',
  '%_\\',
  '\'; DROP TABLE "Control"; --',
  '${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  'مرحبا بالعالم',
  '가각힣',
  'e\u0301 \u00e9',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'x'.repeat(5_000),
  '-',
  '1e309',
  'NaN',
  '2026-02-30',
];

/** The same with naughty strings of the corpus: all that are not plain ASCII, some of the many scripts. Skips without it. */
export function hostileTexts(context: TestContext): string[] {
  const known: string[] = JSON.parse(readFileSync(corpusPath(context, 'data/text/blns.json'), 'utf8'));
  return [...ownHostile, ...known.filter((text, index) => index % 4 === 0 || /[^ -~]/.test(text))];
}

/** What `run` gives, or null where it refuses in a sentence; anything else rises. */
export async function unlessRefused<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Invalid && /^\p{Lu}.*[.)]$/su.test(error.message)) return null;
    throw error;
  }
}

/** A text as it is kept: composed, without blanks at its ends. */
export const asKept = (text: string) => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
