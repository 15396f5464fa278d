import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentsOf, minutesToRead, wordsOf } from './contents.ts';
import { parseMarkdown } from './parse.ts';

const corpus = resolve(process.env.CANDOR_CORPUS ?? '../shared', 'data/policies');
const files = globSync('**/*.md', { cwd: corpus });

describe('the text of a document', () => {
  test('has tables, nested lists, notes and pictures of its own', () => {
    const blocks = parseMarkdown(
      '| a | b |\n|:--|--:|\n| *c* | d |\n\n- x\n  1. y[^n]\n\n![Plan](image:0f8fad5b-d9cb-469f-a165-70867728950e)\n\n[^n]: Said.',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['table', 'list', 'paragraph', 'notes']);
    expect(blocks[0]).toMatchObject({
      align: ['left', 'right'],
      rows: [[[{ kind: 'emphasis' }], [{ text: 'd' }]]],
    });
    expect(blocks[2]).toMatchObject({
      children: [{ kind: 'picture', id: '0f8fad5b-d9cb-469f-a165-70867728950e', alt: 'Plan' }],
    });
    expect(wordsOf(blocks)).toContain('Said.');
  });

  test('counts its lists with letters and Roman numbers where its author did', () => {
    const blocks = parseMarkdown(
      'a. *One*\n\n    i. first\n\n    i. second\n\na. Two\n\nText.\n\n    a. code',
    );
    expect(blocks).toMatchObject([
      {
        kind: 'list',
        numbering: 'a',
        items: [{ blocks: [{ kind: 'paragraph' }, { kind: 'list', numbering: 'i', items: [{}, {}] }] }, {}],
      },
      { kind: 'paragraph' },
      { kind: 'code', text: 'a. code' },
    ]);
  });

  test('takes "i." in the middle of a sentence for words', () => {
    expect(wordsOf(parseMarkdown('See item\ni. of the list and\na. of that.'))).toBe(
      'See item i. of the list and a. of that.',
    );
  });

  test('names its headings the same way each time, and never as a part of the page is named', () => {
    const blocks = parseMarkdown(
      '# Main\n\n## Who?\n\n## Who?\n\n### Größe & Maß\n\n# 範囲\n\n[there](#who-1)',
    );
    const ids = blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));
    expect(ids).toEqual(['s-main', 's-who', 's-who-1', 's-größe--maß', 's-範囲']);
    expect(blocks.at(-1)).toMatchObject({ children: [{ kind: 'link', href: '#s-who-1', leaves: false }] });
    expect(contentsOf(blocks)).toMatchObject([
      {
        title: 'Main',
        entries: [
          { title: 'Who?', entries: [] },
          { title: 'Who?', entries: [{}] },
        ],
      },
      { title: '範囲', entries: [] },
    ]);
  });

  test('tells how long it takes to read it, in any script', () => {
    expect(minutesToRead(parseMarkdown(''))).toBe(1);
    expect(minutesToRead(parseMarkdown('word '.repeat(660)))).toBe(3);
    expect(minutesToRead(parseMarkdown('規則'.repeat(500)))).toBe(2);
  });

  test('keeps the words of HTML as they were typed, breaks lines, and leaves comments out', () => {
    expect(
      wordsOf(
        parseMarkdown('a<br/>b <!-- hidden --> <b>c</b>\n\n<!-- all of it -->\n\n<script>x()</script>'),
      ),
    ).toBe('a\nb  <b>c</b>\n<script>x()</script>');
  });
});

// Work that grows with the square of the text, or a stack as deep as the text is nested.
describe('a text made to keep a reader busy (F17)', () => {
  test.each<[string, string]>([
    ['ten thousand quotes', '>'.repeat(10_000)],
    ['a megabyte of quotes', '> '.repeat(500_000)],
    ['ten thousand brackets', '['.repeat(10_000)],
    ['a megabyte of brackets', '['.repeat(1_000_000)],
    ['stars that open and close', `${'**a '.repeat(5000)}${'b** '.repeat(5000)}`],
    ['a staircase of lists', Array.from({ length: 500 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')],
    ['one line of lists', '- '.repeat(100_000)],
    ['quotes upon quotes', `${'> '.repeat(15)}x\n`.repeat(30_000)],
    ['definitions', '[a]: b\n\n'.repeat(20_000)],
    ['runs of backticks', Array.from({ length: 500 }, (_, at) => '`'.repeat(at)).join(' ')],
    ['five thousand headings without a name', `${'#\n'.repeat(5000)}x`],
    ['headings underlined without a blank line', 'a\n=\n'.repeat(10_000)],
    ['many paragraphs of marks', `${'*a_'.repeat(900)}\n\n`.repeat(100)],
    ['a table of marks', `|a|\n|-|\n${`|${'*a_'.repeat(1600)}|\n`.repeat(60)}`],
    ['a list that counts with letters', 'a. x\n'.repeat(40_000)],
    ['a quarter of a million lines', '\n'.repeat(250_000).concat('x')],
    ['five megabytes', 'word '.repeat(1_000_000)],
  ])('is shown all the same: %s', (_, text) => {
    const started = performance.now();
    expect(wordsOf(parseMarkdown(text)).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

test.runIf(existsSync(corpus))('every policy of the corpus is read, and none of its words is lost', () => {
  expect(files.length).toBeGreaterThan(150);
  for (const file of files) {
    const source = readFileSync(resolve(corpus, file), 'utf8');
    const words = wordsOf(parseMarkdown(source));
    const said = (text: string) => text.match(/\p{L}{4,}/gu)?.length ?? 0;
    // Addresses of links and comments are no words.
    const bare = source
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/\]\([^)]*\)|\]\[[^\]]*\]|^ *\[[^\]]+\]:.*$|\bhttps?:\S+/gm, ']');
    expect(said(words), file).toBeGreaterThan(said(bare) * 0.94 - 5);
  }
});
