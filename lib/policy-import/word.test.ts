import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld } from '#lib/testing/document.ts';
import { arrange } from '#lib/testing/world.ts';
import { importPolicies } from './import-commands.ts';
import { getPolicyImport } from './import-queries.ts';
import { readPolicyFiles } from './read.ts';
import { receivePolicyFiles } from './receive.ts';
import { wordToMarkdown } from './word.ts';

useTestDatabase();

const docx = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const rels =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const word = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const paragraph = (said: string, style = '') =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t>${said}</w:t></w:r></w:p>`;
const cell = (said: string) => `<w:tc>${paragraph(said)}</w:tc>`;

test('a Word document becomes Markdown with its headings, lists and tables', async () => {
  const styles =
    '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>';
  const body = `${paragraph('Access', 'Heading1')}${paragraph('We review 1 * 2 &lt;b&gt;.')}<w:tbl><w:tr>${cell('Class')}${cell('Days')}</w:tr><w:tr>${cell('A')}${cell('30')}</w:tr></w:tbl>`;
  const bytes = docx({
    '[Content_Types].xml': types.replace(
      '</Types>',
      '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    ),
    '_rels/.rels': rels,
    'word/_rels/document.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'word/document.xml': word(body),
    'word/styles.xml': styles,
  });
  const { texts } = await readPolicyFiles({ fileName: 'Access.docx', bytes });
  expect(texts[0]?.text).toBe(
    '# Access\n\nWe review 1 \\* 2 \\<b>.\n\n| Class | Days |\n| ----- | ---- |\n| A     | 30   |\n',
  );
});

/** A paragraph with the picture of a relationship. */
const drawing = (id: string, alt: string, how = 'embed') =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="p" descr="${alt}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:${how}="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

test('the pictures of a Word document come along drawn anew, once each; drawings and what lies elsewhere are told', async () => {
  const { owner } = (await createDeliveryWorld()).actors;
  const dot = (red: number) =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 9, b: 9 } } })
      .withExif({ IFD0: { Copyright: 'Marker of a camera' } })
      .png()
      .toBuffer();
  const relation = (id: string, target: string, more = '') =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"${more}/>`;
  const bytes = docx({
    '[Content_Types].xml': types,
    '_rels/.rels': rels,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('a', 'media/1.png')}${relation('b', 'media/2.png')}${relation('c', 'media/3.emf')}${relation('d', 'media/4.png')}${relation('e', 'https://x.example/5.png', ' TargetMode="External"')}</Relationships>`,
    'word/document.xml': word(
      `${paragraph('Plan')}${drawing('a', 'The [plan]&#10;of it')}${drawing('b', 'Another')}${drawing('a', 'Again')}${drawing('c', 'Drawing')}${drawing('d', 'Program')}${drawing('e', 'Elsewhere', 'link')}`,
    ),
    'word/media/1.png': await dot(200),
    'word/media/2.png': await dot(90),
    'word/media/3.emf': new Uint8Array([1, 0, 0, 0, 108, 0, 0, 0]),
    'word/media/4.png': '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
  });
  const upload = { fileName: 'p.zip', bytes: zipSync({ 'rules/Access (new) #1.docx': bytes }) };
  const { texts, pictures } = await readPolicyFiles(upload);
  expect(pictures.map(({ path }) => path)).toEqual([
    'rules/Access (new) #1.docx.pictures/1.png',
    'rules/Access (new) #1.docx.pictures/2.png',
  ]);
  expect(texts[0]?.notes.join()).toContain('3 pictures of the Word document did not come along');
  const draftId = await receivePolicyFiles(owner, upload);
  const draft = await getPolicyImport(owner, { draftId });
  expect(draft.policies[0]?.notes.join()).not.toContain('.png');
  await importPolicies(owner, { draftId });
  const stored = await arrange(owner, async (tenant) => ({
    text: await tenant.policyText.findFirstOrThrow({ select: { body: true } }),
    images: await tenant.policyImage.findMany({ select: { id: true }, orderBy: { id: 'asc' } }),
  }));
  const [first, second] = stored.images.map(({ id }) => id);
  expect(stored.text.body).toContain(`![The plan of it](image:${first})`);
  expect(stored.text.body).toContain(`![Another](image:${second})`);
  expect(stored.text.body).toContain(`![Again](image:${first})`);
  expect(stored.text.body).not.toMatch(/Drawing|Program|Elsewhere|x\.example/);
  expect(stored.images).toHaveLength(2);
  const again = await getPolicyImport(owner, { draftId: await receivePolicyFiles(owner, upload) });
  expect(again.policies.map(({ state }) => state)).toEqual(['same']);
});

test.each([
  ['macros', { 'word/vbaProject.bin': 'x' }, 'carries macros'],
  [
    'entities',
    { 'word/document.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${word('&a;')}` },
    'declares XML entities',
  ],
  ['nothing to read', { 'word/document.xml': word('') }, 'holds no text'],
  ['no document', { 'word/document.xml': '' }, 'not a readable Word document'],
  ['a bomb', { 'word/document.xml': word(paragraph('a'.repeat(33 * 1024 * 1024))) }, 'unpacks to far more'],
])('a Word document with %s is refused with a sentence', async (_, parts, sentence) => {
  const bytes = docx({
    '[Content_Types].xml': types,
    '_rels/.rels': rels,
    'word/document.xml': word(paragraph('A')),
    ...parts,
  });
  await expect(wordToMarkdown(bytes)).rejects.toThrow(sentence);
});
