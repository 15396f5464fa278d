import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainText } from './block.ts';
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

  test('reads harmless HTML as what it says, and leaves comments out', () => {
    const text =
      'a<br/>b </br><!-- hidden --><b>c</b> H<sub>2</sub>O 10<sup>2</sup> <a href="https://x.example" onclick="y()">d</a>\n\n<!-- all of it -->';
    const [paragraph, ...more] = parseMarkdown(text);
    expect(more).toEqual([]);
    expect(paragraph).toMatchObject({
      children: [
        { text: 'a' },
        { kind: 'break' },
        { text: 'b ' },
        { kind: 'break' },
        { kind: 'strong', children: [{ text: 'c' }] },
        { text: ' H' },
        { kind: 'lowered' },
        { text: 'O 10' },
        { kind: 'raised' },
        { text: ' ' },
        { kind: 'link', href: 'https://x.example/', leaves: true, children: [{ text: 'd' }] },
      ],
    });
    expect(JSON.stringify(paragraph)).not.toContain('onclick');
    const folded = parseMarkdown('<details>\n<summary>More &amp; more</summary>\n\nText\n\n</details>');
    expect(folded).toMatchObject([
      { kind: 'paragraph', children: [{ kind: 'strong', children: [{ text: 'More & more' }] }] },
      { kind: 'paragraph', children: [{ text: 'Text' }] },
    ]);
  });

  test('takes a word in angle brackets for one', () => {
    expect(wordsOf(parseMarkdown('Tell <name> of the <section> about </b> it.'))).toBe(
      'Tell <name> of the <section> about </b> it.',
    );
  });

  test('takes the name of a character for nothing that programs know by it (F18)', () => {
    expect(wordsOf(parseMarkdown('<p>&constructor; &toString; &__proto__; &sect;</p>'))).toBe(
      '&constructor; &toString; &__proto__; §',
    );
  });

  test('shows a table of HTML as a table, also over blank lines, with what its cells hold', () => {
    const text = `Before

<table class="x" onmouseover="y()">
  <caption>Classes</caption>
  <tr><td><strong>Class</strong></td><td><strong>Means</strong></td></tr>
  <tr><td rowspan="2">High</td><td>
<ul>
<li><b>Data</b>: secret

<li>Systems &lt;all&gt;
</li>
</ul>
   </td></tr>
  <tr><td>

with **Markdown**

</td></tr>
</table>

After`;
    const blocks = parseMarkdown(text);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'table', 'paragraph']);
    const table = blocks.find((block) => block.kind === 'table');
    expect(table?.head).toMatchObject([[{ kind: 'strong' }], [{ kind: 'strong' }]]);
    const words = table?.rows.map((row) => row.map((cell) => plainText(cell)));
    expect(words).toEqual([
      ['High', '• Data: secret\n• Systems <all>'],
      ['', 'with Markdown'],
    ]);
    expect(JSON.stringify(blocks)).not.toMatch(/onmouseover|class=/);
    const plain = parseMarkdown('<table><tr><th>a<th>b<tr><td>1<td>2</table>');
    expect(plain).toMatchObject([
      { head: [[{ text: 'a' }], [{ text: 'b' }]], rows: [[[{ text: '1' }], [{}]]] },
    ]);
    expect(parseMarkdown('<table><tr><td>1</td></tr></table>')).toMatchObject([{ head: [], rows: [[[{}]]] }]);
  });

  test.each([
    '<table><tr><td><script>x()</script></td></tr></table>',
    '<table><tr><td><img src="https://x.example/a.png"></td></tr></table>',
    '<table><tr><td><svg onload="x()"></svg></td></tr></table>',
    '<table><tr><td><style>td{display:none}</style>a</td></tr></table>',
    '<table><tr><td><iframe src="https://x.example"></iframe></td></tr></table>',
    '<table><tr><td><form action="/x"><input name="y"></form></td></tr></table>',
    '<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>',
    '<table><tr><td>a < b</td></tr></table>',
    '<script>x()</script>',
    '<div><object data="x"></object></div>',
    'a <img src=x onerror="y()"> b',
  ])('leaves everything else as it was typed: %s', (html) => {
    const blocks = parseMarkdown(html);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph']);
    expect(wordsOf(blocks)).toBe(html);
  });

  test('lets nothing through by a name for a character or the address of a link', () => {
    const text = `<table><tr><td>&#x202e;a&#0;&lt;script&gt;</td><td>
<a href="java&#115;cript:x()">b</a><a href=" javascript:x()">c</a><a href='data:text/html,x'>d</a><a href="https://y.example/?a=1&amp;b=2">e</a>
</td></tr></table>

&#x202e;f`;
    const blocks = parseMarkdown(text);
    const all = JSON.stringify(blocks);
    expect(all).not.toMatch(/\u202e|javascript|data:/u);
    expect(all).toContain('"href":"https://y.example/?a=1&b=2"');
    expect(wordsOf(blocks)).toContain('<script>');
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
    ['tables of HTML that never end', '<table>\n\n'.repeat(5000)],
    ['tables of HTML that end late', `${'<table>\n\n<img>\n\n'.repeat(900)}</table>`],
    ['tags that never end', `<table>${'<a "'.repeat(100_000)}`],
    ['a tag with a name that never ends', `<table><${'a'.repeat(60_000)}`],
    ['tags in tags', `<div>${'<b>'.repeat(100_000)}x`],
    ['cells that reach far', `<table>${'<tr><td colspan=50 rowspan=50>x'.repeat(500)}</table>`],
    ['words far apart', `x${' '.repeat(60_000)}y`],
    ['a heading far apart', `# x${' '.repeat(60_000)}y${' '.repeat(60_000)}#`],
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
      .replace(/<!--[\s\S]*?-->|<\/?(?:table|t[drh]|strong|ul|li|br|span|label|a)\b[^>]*>/g, '')
      .replace(/\]\([^)]*\)|\]\[[^\]]*\]|^ *\[[^\]]+\]:.*$|\bhttps?:\S+/gm, ']');
    expect(words, file).not.toMatch(/<\/?(?:table|t[drh]|strong|ul|li|br|span|label)\b/);
    expect(said(words), file).toBeGreaterThan(said(bare) * 0.94 - 5);
  }
});

describe('a quote that its author marks as an aside', () => {
  const quote = (text: string) => parseMarkdown(text)[0];

  test.each(['note', 'tip', 'important', 'warning', 'caution'])('is one: %s', (aside) => {
    for (const mark of [aside.toUpperCase(), aside])
      expect(quote(`> [!${mark}]\n> Lock **screens**.`)).toEqual({
        kind: 'quote',
        aside,
        blocks: [
          {
            kind: 'paragraph',
            children: [
              { kind: 'text', text: 'Lock ' },
              { kind: 'strong', children: [{ kind: 'text', text: 'screens' }] },
              { kind: 'text', text: '.' },
            ],
          },
        ],
      });
  });

  test('holds whatever a quote holds, also after a blank line or a break', () => {
    for (const text of ['> [!TIP]\n>\n> - one', '> [!TIP]  \n> - one', '- > [!TIP]\n  > - one'])
      expect(JSON.stringify(parseMarkdown(text))).toContain('"aside":"tip","blocks":[{"kind":"list"');
    expect(wordsOf(parseMarkdown('> [!TIP]\\\n> One'))).toBe('One');
  });

  test.each([
    '> [!NOTE]',
    '> [!NOTE] on the same line',
    '> [!NOTE] **bold**',
    '> [!OTHER]\n> text',
    '> [!constructor]\n> text',
    '> x [!NOTE]\n> text',
    '> \\[!NOTE] x\n> text',
  ])('is none where the mark is not alone or nothing follows: %s', (text) => {
    const found = quote(text);
    expect(found).toMatchObject({ kind: 'quote', aside: null });
    expect(wordsOf(found ? [found] : [])).toMatch(/\[!/);
  });

  test('is harmless, whatever it holds (F16)', () => {
    const text =
      '> [!WARNING]\n> <script>alert(1)</script> [x](javascript:alert(1)) ![y](https://evil.example/p.png)';
    expect(JSON.stringify(parseMarkdown(text))).not.toMatch(/"href"|"id":"/);
  });
});
