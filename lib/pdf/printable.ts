import type { Problem } from '#lib/errors.ts';
import { unsupportedCharacters } from './marks.ts';

/**
 * A problem for each of these typed texts that holds a character which our fonts cannot print. `sentence` has the place
 * `{character}` for the first such character. Reads fonts: call it before a transaction, never within one.
 */
export async function unprintable(
  texts: Readonly<Record<string, string>>,
  sentence: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [path, text] of Object.entries(texts)) {
    const [character] = await unsupportedCharacters(text);
    if (character) problems.push({ path, message: sentence.replace('{character}', () => character) });
  }
  return problems;
}
