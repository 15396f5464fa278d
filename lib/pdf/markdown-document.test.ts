import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PDF } from '@libpdf/core';
import { expect, test } from 'vitest';
import { blocksOf } from './markdown-blocks.ts';
import { markdownDocument } from './markdown-document.ts';
import { linesOf } from './paragraph-lines.ts';

const plain = (text: string) => [{ text, bold: false }];

async function pagesOf(bytes: Buffer): Promise<number> {
  return (await PDF.load(new Uint8Array(bytes))).getPageCount();
}

test('a long text becomes pages with its facts at the end', async () => {
  const markdown = Array.from(
    { length: 40 },
    (_, i) => `## Part ${i}\n\n${'Some words to fill a line. '.repeat(40)}`,
  );
  const bytes = await buffer(markdownDocument({ title: 'Long', markdown: markdown.join('\n\n'), facts: [] }));
  expect(await pagesOf(bytes)).toBeGreaterThan(10);
  expect(bytes.toString('latin1')).toMatch(/\/MarkInfo|\/StructTreeRoot/);
});

test('HTML and scripts in the text stay text (F16)', () => {
  const blocks = blocksOf('<script>alert(1)</script>\n\nHello <b onclick="x">you</b> ![alt](javascript:x)');
  expect(JSON.stringify(blocks)).toContain('<script>alert(1)</script>');
  expect(blocks.every((block) => block.kind === 'paragraph')).toBe(true);
});

test('where a link leads can be read on paper', () => {
  const [block] = blocksOf('See [our site](https://example.com/a).');
  expect(block?.kind === 'paragraph' && block.spans.map((span) => span.text).join('')).toBe(
    'See our site (https://example.com/a).',
  );
});

test('no line is wider than the page, not even of one endless word or of ideographs', async () => {
  for (const text of ['word '.repeat(200), 'a'.repeat(2000), '漢字仮名'.repeat(100), 'שלום '.repeat(100)]) {
    const lines = await linesOf(plain(text), 40_000);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(40_500);
  }
});

test('a paragraph takes the direction of its first letter', async () => {
  expect((await linesOf(plain('مرحبا hello'), 40_000))[0]?.rightToLeft).toBe(true);
  expect((await linesOf(plain('hello مرحبا'), 40_000))[0]?.rightToLeft).toBe(false);
});

test('names of many scripts can be read back from the file', async () => {
  const value = 'Оксана Ελένη Łukasz Đặng';
  const bytes = await buffer(
    markdownDocument({ title: 'Names', markdown: 'x', facts: [{ label: 'Name', value }] }),
  );
  const file = join(mkdtempSync(join(tmpdir(), 'candor-md-')), 'names.pdf');
  writeFileSync(file, bytes);
  const text = await textOf(file, bytes);
  for (const name of value.split(' ')) expect(text).toContain(name);
});

async function textOf(file: string, bytes: Buffer): Promise<string> {
  try {
    return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  } catch {
    const pages = (await PDF.load(new Uint8Array(bytes))).getPages();
    return pages.map((page) => page.extractText().text).join('\n');
  }
}
