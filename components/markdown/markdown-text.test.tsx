import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { withReader } from '#lib/messages/reader.ts';
import { MarkdownText } from './markdown-text';
import { readerLabels } from './reader-labels';

const picture = (id: string) => `/pictures/${id}`;
const html = (text: string) => renderToStaticMarkup(<MarkdownText text={text} picture={picture} />);
const own = '0f8fad5b-d9cb-469f-a165-70867728950e';

// Script in Markdown (F16).
const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>body{display:none}</style>',
  '<form action="https://evil.example"><input name=p></form>',
  '<math><mi xlink:href="data:x,<script>alert(4)</script>">',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](&#1;javascript:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](/w/alder/members)',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '![x](https://evil.example/pixel.png)',
  '![x](//evil.example/pixel.png)',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x](javascript:alert(1))',
  '![x](image:../../secret)',
  '![x](image:0f8fad5b-d9cb-469f-a165-70867728950e/../../x)',
  '![x][y]\n\n[y]: https://evil.example/p.svg',
  '![" onerror="alert(1)](image:nothing)',
  '`<script>alert(1)</script>`',
  '```"><script>alert(1)</script>\n<script>alert(1)</script>\n```',
  '# <img src=x onerror=alert(1)>',
  '# " onmouseover="alert(1)',
  '| <script>alert(1)</script> |\n|---|\n| <b onclick=x> |',
  '[^x]\n\n[^x]: <script>alert(1)</script>',
  '[x](https://good.example "\\" onmouseover=\\"alert(1)")',
  '[x](https://good.example/"onmouseover="alert(1))',
];

// What a browser would act on: opening tags, and addresses.
const tags = (shown: string) => [...shown.matchAll(/<([a-z0-9]+)([^>]*)>/g)];

describe('a text written by somebody', () => {
  test.each(hostile)('runs nothing, fetches nothing and leads nowhere bad: %s', (text) => {
    for (const [, tag = '', attributes = ''] of tags(html(text))) {
      expect(['script', 'img', 'svg', 'iframe', 'style', 'form', 'input', 'math', 'object']).not.toContain(
        tag,
      );
      const names = attributes.replace(/"[^"]*"/g, '""').match(/[a-z-]+(?==)/gi) ?? [];
      expect([
        'dir',
        'class',
        'id',
        'href',
        'rel',
        'lang',
        'scope',
        'aria-label',
        'aria-hidden',
        'tabindex',
        'start',
        'type',
      ]).toEqual(expect.arrayContaining(names));
      const [, href = '#'] = /href="([^"]*)"/.exec(attributes) ?? [];
      expect(href).toMatch(/^(?:#|https:\/\/good\.example)/);
    }
  });

  test('marks links that lead away and does not tell where the reader comes from', () => {
    expect(html('[a](https://example.org/x) <legal@example.org>')).toMatch(
      /<a href="https:\/\/example.org\/x" rel="noopener noreferrer nofollow" class="reading-leaves">a<span class="sr-only"> \(leads to another site\)<\/span><\/a>.*href="mailto:legal@example.org"/,
    );
  });

  test('shows pictures of its own, and the words of others', () => {
    const shown = html(`![Plan](image:${own}) ![Elsewhere](https://evil.example/p.png)`);
    expect(shown).toContain(`<img src="/pictures/${own}" alt="Plan"`);
    expect(shown).toContain('Picture from elsewhere, not shown: Elsewhere');
    expect(shown).not.toContain('evil.example');
  });

  test('starts its headings below the one of the page, whatever the author began with', () => {
    expect(html('# One\n\n## Two')).toMatch(/<h2[^>]*id="s-one">One<\/h2><h3[^>]*>Two<\/h3>/);
    expect(html('### One\n\n###### Two')).toMatch(/<h2[^>]*>One<\/h2><h5[^>]*>Two<\/h5>/);
  });

  test('lets each block find its own direction', () => {
    expect(html('Text\n\nסיסמאות')).toBe(
      '<div dir="auto" class="reading reading-document"><p dir="auto">Text</p><p dir="auto">סיסמאות</p></div>',
    );
  });

  test('counts, quotes and tabulates from the side at which a text begins', () => {
    expect(html('- אחת\n- two')).toContain('<ul dir="rtl"><li dir="auto">');
    expect(html('1. **one**\n2. אחת')).toMatch(/<ol type="1"><li dir="auto">/);
    expect(html('> - سياسة')).toContain('<blockquote dir="rtl"><ul dir="rtl">');
    expect(html('| 1 | مالك |\n|--|--|\n| a | b |')).toContain('<table dir="rtl">');
  });

  test('keeps wide tables within themselves, in reach of the keyboard', () => {
    expect(html('| a |\n|--|\n| b |')).toMatch(
      /<section class="reading-table" aria-label="Table" tabindex="0"><table>.*<th scope="col"/,
    );
  });

  test('names an aside in its reader’s language, in words that a screen reader reads first', () => {
    const text = '> [!WARNING]\n> אין לשתף';
    expect(html(text)).toBe(
      html('x').replace(
        /<p.*<\/p>/,
        '<div role="note" dir="rtl" class="reading-aside" data-aside="warning"><p class="reading-aside-label text-match-parent" lang="en" dir="auto">Warning</p><p dir="auto">אין לשתף</p></div>',
      ),
    );
    const german = withReader({ locale: 'de', address: '/duties/alder' }, readerLabels);
    expect(renderToStaticMarkup(<MarkdownText text={text} labels={german} />)).toContain(
      'lang="de" dir="auto">Warnung</p>',
    );
  });

  test('of a megabyte is rendered in bounded time', () => {
    const started = performance.now();
    const text = `${'Everybody locks the screen when they leave it, and takes their papers along. '.repeat(8)}\n\n`;
    expect(html(text.repeat(1700)).length).toBeGreaterThan(1_000_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 20_000);
});
