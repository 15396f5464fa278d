import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Invalid, TooLarge } from '#lib/errors.ts';
import { unpack } from './archive.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readPolicyFiles } from './read.ts';

const text = '# Policy\n\nText.';
const read = (files: Record<string, Uint8Array | string>, fileName = 'p.zip') =>
  readPolicyFiles({
    fileName,
    bytes: zipSync(
      Object.fromEntries(
        Object.entries(files).map(([path, file]) => [path, typeof file === 'string' ? strToU8(file) : file]),
      ),
    ),
  });

const toldOf = async (files: Record<string, Uint8Array | string>) => {
  const { leftOut } = await read({ 'good.md': text, ...files });
  return leftOut.map(({ path, message }) => `${path}: ${message}`);
};

test('paths that lead out of the archive are told and not followed (F01)', async () => {
  const told = await toldOf({
    '../../etc/cron.d/x.md': text,
    '/etc/passwd.md': text,
    'C:\\x.md': text,
    'a\u202eb.md': text,
  });
  expect(told).toHaveLength(4);
  expect(told.filter((line) => line.includes('leads out of the archive'))).toHaveLength(3);
  expect(told.some((line) => line.includes('characters that cannot be used'))).toBe(true);
});

test('empty files, other encodings, binaries, texts of 5 MB and twins in another case are told, the rest is read', async () => {
  const told = await toldOf({
    'empty.md': '',
    'blank.md': ' \n\n',
    'latin.md': new Uint8Array([0x23, 0x20, 0xdc, 0x62, 0x65, 0x72]),
    'binary.md': new Uint8Array([0, 1, 2, 3]),
    'huge.md': 'word '.repeat(1_000_000),
    'GOOD.md': text,
    'macro.docm': text,
    'broken.docx': text,
    'broken.pdf': text,
    'program.svg': '<svg/>',
    'fake.png': '<script>',
    'inner.zip': zipSync({ 'x.md': strToU8(text) }),
  });
  expect(told.toSorted()).toEqual([
    'GOOD.md: Its name differs from good.md in case only. Please rename one of them.',
    'binary.md: This file is no text.',
    'blank.md: This file is empty.',
    'broken.docx: This is not a readable Word document. Please open it in a word processor and save it anew as DOCX.',
    'broken.pdf: This file is not a PDF. Please export the document as PDF and upload that.',
    'empty.md: This file is empty.',
    'fake.png: This file is no picture that can be shown.',
    'huge.md: This file has 5.0 MB; at most 1 MB is taken. Please split it or make it smaller.',
    'inner.zip: An archive within an archive is not opened.',
    'latin.md: This text is not in UTF-8. Please save it as UTF-8 and import it again.',
    'macro.docm: This document carries macros. Please save it as DOCX or PDF.',
    'program.svg: A picture of this kind can hold programs and is not taken. Please save it as PNG.',
  ]);
});

test('UTF-16 with its mark and Windows line ends are read', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('# Ä\r\n\r\nText', 'utf16le')]);
  const { texts } = await read({ 'a.md': new Uint8Array(utf16) });
  expect(texts[0]?.text).toBe('# Ä\n\nText');
});

test('an archive that unpacks absurdly, one of too many files, a damaged one and one too large are refused (F02)', async () => {
  expect(() => unpack(zipSync({ 'a.pdf': new Uint8Array(9_000_000) }))).toThrow('unpacks to far more');
  const many = Object.fromEntries(
    Array.from({ length: 10_001 }, (_, index) => [`${index}.md`, strToU8('x')]),
  );
  expect(() => unpack(zipSync(many, { level: 0 }))).toThrow('more than 10,000 files');
  expect(() => unpack(zipSync({ 'a.md': strToU8(text.repeat(100)) }).subarray(0, 60))).toThrow('damaged');
  await expect(readPolicyFiles({ fileName: 'p.zip', bytes: new Uint8Array() })).rejects.toThrow(Invalid);
  const large = new Uint8Array(100 * 1024 * 1024 + 1);
  await expect(readPolicyFiles({ fileName: 'p.zip', bytes: large })).rejects.toThrow(TooLarge);
});

test('a reader that uses too much or too long is ended, with a sentence', async () => {
  const bytes = zipSync({ 'a.md': strToU8(text) });
  const limits = { heapMegabytes: 256, residentMegabytes: 1_024, milliseconds: 1 };
  await expect(readPolicyFiles({ fileName: 'p.zip', bytes }, limits)).rejects.toThrow('take too long');
});

test('a PDF with scripts is left out with a sentence (F04)', async () => {
  const pdf = [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n');
  const { pdfs, leftOut } = await readPolicyFiles({ fileName: 'p.pdf', bytes: strToU8(pdf) });
  expect(pdfs).toEqual([]);
  expect(leftOut[0]?.message).toContain('scripts');
});

test.each([
  ['references that multiply', `---\na: &a [1,2]\nb: [${'*a,'.repeat(50)}*a]\n---\nText`, 'references'],
  ['brackets without end', `---\na: ${'['.repeat(30_000)}\n---\nText`, 'nested too deep'],
  ['lists within lists', `---\n${'- '.repeat(5_000)}a: b\n---\nText`, 'nested too deep'],
  [
    'maps within maps',
    `---\n${Array.from({ length: 30 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')} b\n---\nText`,
    'nested too deep',
  ],
  ['a length of 100 KB', `---\na: ${'b'.repeat(100_000)}\n---\nText`, '64 KB'],
  ['the same name twice', '---\na: 1\na: 2\n---\nText', 'YAML'],
])('front matter with %s is a problem with its line', (_, hostile, sentence) => {
  const began = performance.now();
  const { problem, fields } = splitFrontMatter(hostile);
  expect(problem?.message).toContain(sentence);
  expect(problem?.line).toBeGreaterThan(1);
  expect(fields.size).toBe(0);
  expect(performance.now() - began).toBeLessThan(1_000);
});

test.each([
  ['---\n\nText', 'A line across the page begins no front matter'],
  ['Note: this is said\n---\nText', 'one line above a rule is a heading'],
  ['---\nJust a paragraph between rules.\n---\nText', 'prose between rules stays prose'],
])('%j has no front matter', (plain) => {
  expect(splitFrontMatter(plain)).toMatchObject({ body: plain, bodyLine: 1, problem: null });
});
