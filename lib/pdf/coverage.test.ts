import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coverageText, readCoverage } from './coverage.ts';
import { unsupportedCharacters } from './marks.ts';
import { repositoryRoot } from './repository-root.ts';

const path = join(repositoryRoot(), 'public/printable.js');

const load = async (): Promise<{ firstUnprintable: (text: string) => string | null }> => import(path);

test('the script of the forms knows exactly the characters of the shipped fonts', async () => {
  const table = /const coverage =\s*'([^']*)';/.exec(readFileSync(path, 'utf8'))?.[1];
  // When this fails: node bin/coverage.ts
  expect(table === coverageText(await readCoverage())).toBe(true);
}, 300_000);

test.each([
  'Zoë Ødegård-Łukasiewicz',
  'Александра Ёлкина',
  'محمد بن عبد الله',
  'דוד בן־גוריון',
  'क्षितिज श्रीवास्तव',
  '陳大文 臺灣龍龜',
  '김철수',
  'Ada © O’Brien № 1',
  'Ada გიორგი',
  'Ada 🎉',
  'ᠮᠣᠩᠭᠣᠯ',
  '\u{13000}',
  'Ann\u00ad Smith',
])('while typing and when sent, the same is said of %j', async (text) => {
  const { firstUnprintable } = await load();
  const [first] = await unsupportedCharacters(text);
  expect(firstUnprintable(text)).toBe(first ?? null);
});
