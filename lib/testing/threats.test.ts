import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { threats } from './threats.ts';

const files = globSync(['{app,bin,components,lib,e2e}/**/*.test.{ts,tsx}', 'e2e/**/*.spec.ts']).filter(
  (file) => !file.endsWith('threats.test.ts'),
);
const cited = new Map<string, string[]>();

for (const file of files) {
  const numbers = new Set(readFileSync(file, 'utf8').match(/\b[TPSFXW][0-3]\d\b/g) ?? []);
  for (const number of numbers) cited.set(number, [...(cited.get(number) ?? []), file]);
}

function document(): string {
  const rows = Object.entries(threats).map(([number, sentence]) => {
    const where = (cited.get(number) ?? []).toSorted().map((file) => `\`${file}\``);
    return `| ${number} | ${sentence} | ${where.length > 0 ? where.join(', ') : '**no test yet**'} |`;
  });
  return `# Attacks and faults that the tests try

Made from \`lib/testing/threats.ts\` and from the numbers that tests name, by its test. A case without a test says so.

| Case | What is tried, and what happens | Where |
| --- | --- | --- |
${rows.join('\n')}
`;
}

test('the committed list of threats names the tests that try them', async () => {
  expect(files.length).toBeGreaterThan(20);
  await expect(document()).toMatchFileSnapshot('../../docs/threats.md');
});

test('every number that a test names is explained', () => {
  expect([...cited.keys()].filter((number) => !(number in threats)).toSorted()).toEqual([]);
});
