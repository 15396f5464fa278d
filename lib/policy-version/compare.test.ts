import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts, isChange } from './compare.ts';
import { suggestSignificance } from './significance.ts';
import { wordDifference } from './words.ts';

const told = (before: string, after: string) =>
  compareTexts(before, after)
    .filter(isChange)
    .map(({ kind, before: old, after: next }) => `${kind}: ${(next ?? old)?.text}`);

test('a changed clause is told word by word, in the section where it stands', () => {
  const [heading, changed] = compareTexts(
    '# Keys\n\nKeys are kept for 90 days.',
    '# Keys\n\nKeys are kept for 30 days.',
  );
  expect(heading?.kind).toBe('same');
  expect(changed).toMatchObject({
    kind: 'changed',
    after: { section: 'Keys' },
    words: [
      { kind: 'same', text: 'Keys are kept for ' },
      { kind: 'removed', text: '90' },
      { kind: 'added', text: '30' },
      { kind: 'same', text: ' days.' },
    ],
  });
});

test('what came, what went and what stands elsewhere are told apart', () => {
  const first = 'The security team reviews all access rights every quarter.';
  const second = 'Devices that leave the house are encrypted with a key of their own.';
  expect(
    told(`${first}\n\n${second}\n\n- Old rule here.`, `${second}\n\n${first}\n\n- Something else entirely.`),
  ).toEqual([
    `moved-away: ${first}`,
    'removed: Old rule here.',
    `moved-here: ${first}`,
    'added: Something else entirely.',
  ]);
});

test('rows of tables, items of lists and code are clauses of their own', () => {
  const text = (days: number) =>
    `| a | b |\n|--|--|\n| x | ${days} days |\n\n1. One\n   a. Two\n\n    code ${days}`;
  expect(told(text(1), text(2)).map((line) => line.split(':')[0])).toEqual(['changed', 'changed']);
});

test('a table written in HTML is compared by its rows, and is no other than the same one in Markdown', () => {
  const html = '<table><tr><th>Class</th><th>Days</th></tr><tr><td>High</td><td>30</td></tr></table>';
  const markdown = '| Class | Days |\n|--|--|\n| High | 30 |';
  expect(compareTexts(markdown, html).every((line) => !isChange(line))).toBe(true);
  expect(compareTexts(html, html.replace('30', '60')).filter(isChange)).toMatchObject([{ kind: 'changed' }]);
});

test('an aside that becomes a warning is a change of what is said, and its words stay the same', () => {
  const [note, warning] = ['> [!NOTE]\n> Lock screens.', '> [!WARNING]\n> Lock screens.'];
  expect(told(note, warning)).toEqual(['removed: [!NOTE]', 'added: [!WARNING]']);
  expect(suggestSignificance(note, warning).significance).toBe('material');
  expect(told('> Lock screens.', note)).toEqual(['added: [!NOTE]']);
  expect(told(note, note)).toEqual([]);
});

test('a change of looks alone is no change of what it says', () => {
  const [difference] = compareTexts('We **lock** doors.', 'We lock doors.');
  expect(difference?.kind).toBe('restyled');
});

test('joined again, the words of both sides are the texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const parts = wordDifference(before, after);
      const side = (left: string) =>
        parts.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');
      expect(side('added')).toBe(before);
      expect(side('removed')).toBe(after);
    }),
  );
});

test('two texts with nothing in common, a quarter of a megabyte each, are compared in bounded time', () => {
  const long = (word: string) =>
    Array.from({ length: 2000 }, (_, at) => `${word}${at} ${`${word} `.repeat(20)}`).join('\n\n');
  const started = performance.now();
  expect(compareTexts(long('alpha'), long('beta')).length).toBeGreaterThan(2000);
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('texts made to keep a reader of words busy are compared at once (F17)', () => {
  const started = performance.now();
  for (const hostile of ['.'.repeat(60_000), 'a.'.repeat(20_000)]) {
    expect(compareTexts(`${hostile} one`, `${hostile} two`).length).toBeLessThan(3);
    expect(suggestSignificance(`${hostile} one`, `${hostile} two`).significance).toBe('material');
  }
  expect(performance.now() - started).toBeLessThan(3_000);
});
