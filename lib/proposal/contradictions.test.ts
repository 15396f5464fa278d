import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { corpusPath } from '#lib/testing/corpus.ts';
import { contradictionsBetween } from './contradictions.ts';
import { proposeFrom } from './propose.ts';

const page = (text: string) => proposeFrom({ text, format: 'text' });
const reasons = (first: string, second: string) =>
  contradictionsBetween(page(first), page(second)).map(({ reason }) => reason);

test('another figure for the same matter is told, with both sentences', () => {
  const found = contradictionsBetween(
    page('Database backups are kept for 60 days. We encrypt backups with AES-256.'),
    page('We encrypt backups with AES-128. Backups of the database are kept for 90 days.'),
  );
  expect(found.map(({ topic, reason }) => `${topic}: ${reason}`)).toEqual([
    expect.stringContaining('One says “60 days”, the other “90 days” (retention).'),
    expect.stringContaining('One says “AES-256”, the other “AES-128” (algorithm).'),
  ]);
  expect(found[0]?.first.measure?.value).toBe(60);
  expect(found[0]?.second.sentence).toContain('90 days');
});

test('a sentence that one page says and the other denies is told', () => {
  expect(
    reasons(
      'We share personal data of customers with third parties.',
      'We never share personal data of customers with third parties.',
    ),
  ).toEqual(['One says it, the other denies it.']);
});

test('equal times in other units, a limit that is kept, and another matter are no contradictions', () => {
  expect(
    reasons(
      'We notify customers of a breach within 72 hours.',
      'We notify customers of a breach within 3 days.',
    ),
  ).toEqual([]);
  expect(reasons('Backups are kept at most 90 days.', 'Backups are kept for 60 days.')).toEqual([]);
  expect(reasons('Backups are kept for 60 days.', 'Audit logs are retained for 365 days.')).toEqual([]);
  const same = 'All data is encrypted with AES-256.';
  expect(reasons(same, same)).toEqual([]);
});

test('two editions of one published page differ in the grade of their encryption in transit', (context) => {
  const [first, second] = ['seeds/001_55d392dd2d31732a.txt', 'seeds/002_bf216a2bb5f65a21.txt'].map((path) =>
    proposeFrom({ text: readFileSync(corpusPath(context, path), 'utf8') }),
  );
  if (!first || !second) throw new Error('both pages');
  expect(contradictionsBetween(first, second).map(({ reason }) => reason)).toEqual([
    'One says “A”, the other “A+” (rating).',
  ]);
});
