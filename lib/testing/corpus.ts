import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'vitest';

/** The folder with real documents: CANDOR_CORPUS, by default `../shared` beside the checkout. */
export const corpusDirectory = resolve(process.env.CANDOR_CORPUS || '../shared');

/**
 * The path of a file or folder of the corpus. Where it is absent the running test is skipped, and counted by that
 * cause in the last line of `npm test`; CI fails on any skip.
 */
export function corpusPath(context: TestContext, path: string): string {
  const absolute = join(corpusDirectory, path);
  context.skip(!existsSync(absolute), 'corpus');
  return absolute;
}
