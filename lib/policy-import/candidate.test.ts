import { expect, test } from 'vitest';
import { readCandidate } from './candidate.ts';

const read = (text: string) => readCandidate({ path: 'a.md', text, notes: [] });

test.each([
  ['# Access policy #\n\nWe ask.', 'Access policy', 'We ask.'],
  ['\n  # Access policy\nWe ask.', 'Access policy', 'We ask.'],
  ['Access policy\n===\n\nWe ask.', 'Access policy', 'We ask.'],
  ['We ask.\n\nAlways.', 'A', 'We ask.\n\nAlways.'],
])('the title of %j is its heading, or the name of its file', (text, title, body) => {
  expect(read(text)).toMatchObject({ title, body });
});

test('a heading of words far apart and front matter of empty lines are read at once (F17)', () => {
  const began = performance.now();
  const far = ' '.repeat(20_000);
  expect(read(`# a${far}b${far}c\n\nWe ask.`)?.title).toBe('a b c');
  expect(read(`---\na:\n${'\n'.repeat(50_000)}b: c\n---\nWe ask.`)).not.toBeNull();
  expect(read(`# ${'<'.repeat(200_000)}\n\nWe ask.`)).not.toBeNull();
  expect(performance.now() - began).toBeLessThan(2_000);
});
