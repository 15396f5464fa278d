import { expect, test } from 'vitest';
import { readPage } from './read.ts';

const page = (fileName: string, text: string) => ({ fileName, bytes: Buffer.from(text) });
const claim = 'All customer data is encrypted at rest with AES-256.';

test('the kind of a page is that of its name, else of its content', async () => {
  const html = `<h1>Security</h1><p>We care.</p><p>${claim}</p>`;
  expect((await readPage(page('page.html', html))).format).toBe('html');
  expect((await readPage(page('', html))).format).toBe('html');
  const { format, found } = await readPage(page('page.md', `# Security\n\n${claim}`));
  expect(format).toBe('markdown');
  expect(found.proposals.map(({ sentence, section }) => [sentence, section])).toEqual([[claim, 'Security']]);
});

test('nothing of a page is run, and what it hides is not read', async () => {
  const html = `<script>process.exit(1)</script><style>p{}</style><p>Before.</p><p>${claim}<img src=x onerror=alert(1)></p><p>After.</p>`;
  const { found, contexts } = await readPage(page('page.html', html));
  expect(found.proposals.map(({ sentence }) => sentence)).toEqual([claim]);
  expect(contexts).toEqual([{ before: 'Before.', after: 'After.' }]);
});

test('what stands around a sentence is cut between words, whatever the length of the page', async () => {
  const filler = 'Words go on and on without any end in sight. '.repeat(100);
  const { contexts } = await readPage(page('page.txt', `${filler}${claim} ${filler}`));
  expect(contexts[0]?.before.length).toBeLessThan(330);
  expect(contexts[0]?.before).toMatch(/^… \S/);
  expect(contexts[0]?.after).toMatch(/\S …$/);
});

test('a page that takes too long or too much memory is refused with a sentence, and its process is gone', async () => {
  const deep = page('page.md', '[a]('.repeat(200_000));
  const limits = { heapMegabytes: 512, residentMegabytes: 1024, milliseconds: 50 };
  await expect(readPage(deep, limits)).rejects.toThrow('This page takes too long to be read.');
  const small = { heapMegabytes: 8, residentMegabytes: 1024, milliseconds: 60_000 };
  await expect(readPage(page('page.txt', `${claim} `.repeat(15_000)), small)).rejects.toThrow(
    'This page needs too much memory to be read.',
  );
});

test('text in other encodings is read, and what the database cannot hold is replaced', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(claim, 'utf16le')]);
  expect((await readPage({ fileName: '', bytes: utf16 })).found.proposals).toHaveLength(1);
  const latin = Buffer.from(`Zürich. ${claim}`, 'latin1');
  expect((await readPage({ fileName: '', bytes: latin })).contexts[0]?.before).toBe('Zürich.');
  const nul = await readPage(page('', `${claim}\u0000`));
  expect(JSON.stringify(nul)).not.toContain('\\u0000');
});
