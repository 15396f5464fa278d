import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collect } from '#lib/testing/bytes.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import {
  complaintsAbout,
  difference,
  needProgram,
  onePage,
  rawPdf,
  rawStream,
  renderPages,
  textOf,
  writeTemporary,
} from '#lib/testing/pdf.ts';
import { fillSlots } from './fill.ts';
import type { PreparedLayout } from './layout.ts';
import { parsePieces, serializePieces } from './pieces.ts';
import { preparePdf } from './prepare.ts';
import { spliceSlots } from './splice.ts';
import { DEFAULT_MARK_TEMPLATE, type MarkFields } from './template.ts';
import { compareTrace } from './trace.ts';

const fields: MarkFields = {
  name: 'Александра Ёлкина',
  email: 'visitor@example.com',
  company: 'شركة الأمان',
  at: new Date('2026-11-22T03:58:59Z'),
  code: '7K3QX-9MPW2',
};

type Made = { source: string; prepared: string; copy: string; layout: PreparedLayout };

async function makeCopy(
  layout: PreparedLayout,
  prepared: string,
  changes: Partial<MarkFields> = {},
): Promise<Buffer> {
  const pieces = await fillSlots(layout, { ...fields, ...changes }, DEFAULT_MARK_TEMPLATE);
  const range = { start: 0, end: layout.sizeBytes };
  return collect(spliceSlots(createReadStream(prepared), parsePieces(serializePieces(pieces)), range));
}

async function make(source: string, changes: Partial<MarkFields> = {}): Promise<Made> {
  const folder = dirname(await writeTemporary('placeholder', Buffer.alloc(0)));
  const [prepared, copy] = [join(folder, 'prepared.pdf'), join(folder, 'copy.pdf')];
  const { layout } = await preparePdf({ source, target: prepared });
  await writeFile(copy, await makeCopy(layout, prepared, changes));
  return { source, prepared, copy, layout };
}

async function makeFrom(bytes: Uint8Array, changes: Partial<MarkFields> = {}): Promise<Made> {
  return make(await writeTemporary('source.pdf', bytes), changes);
}

const hello = 'BT /F 12 Tf 20 200 Td (Hello) Tj ET';
const render = async (path: string, page = 1) => (await renderPages(path, page, page))[0];
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '' && word !== fields.code);
const corpus = [
  'basecamp_dpa_202212.pdf',
  'basecamp_dpa_current.pdf',
  'basecamp_security_overview.pdf',
  'bonterms_mutual_nda_v1.pdf',
  'fedramp_poam_guide_rev5.pdf',
  'fedramp_sar_guide_rev5.pdf',
  'pdfa20_PDF_2.0_via_incremental_save.pdf',
  'pypdf_geotopo_117p.pdf',
  'pypdf_googledocs.pdf',
  'pypdf_libreoffice_form.pdf',
  'pypdf_libreoffice_writer.pdf',
  'pypdf_multicolumn.pdf',
  'pypdf_with_attachment.pdf',
  'verapdf_A2b_6-1-3-t01-pass-a.pdf',
];

describe('real documents', () => {
  test.for(corpus)(
    '%s looks as it did, and its copies are marked',
    { timeout: 60_000 },
    async (name, context) => {
      const source = corpusPath(context, `data/pdfs/${name}`);
      needProgram(context, 'pdftoppm', 'poppler-utils');
      const { prepared, copy, layout } = await make(source);
      const size = (await readFile(source)).length;
      expect(layout.sizeBytes).toBeLessThan(size + 60_000 + layout.pages * 700);
      expect((await readFile(copy)).length).toBe(layout.sizeBytes);
      for (const page of new Set([1, Math.ceil(layout.pages / 2), layout.pages])) {
        const before = await render(source, page);
        // The typed text of forms is drawn anew, a hair beside where this viewer puts it.
        const allowed = name.includes('form') ? 0.001 : 0;
        expect(difference(before, await render(prepared, page))).toBeLessThanOrEqual(allowed);
        expect(difference(before, await render(copy, page))).toBeGreaterThan(0.01);
      }
      expect(words(await textOf(prepared))).toEqual(words(await textOf(source)));
      expect(words(await textOf(copy))).toEqual(words(await textOf(source)));
    },
  );

  test.for(corpus)(
    '%s is sound to another reader, with its links and outline',
    { timeout: 60_000 },
    async (name, context) => {
      const source = corpusPath(context, `data/pdfs/${name}`);
      needProgram(context, 'qpdf', 'qpdf');
      needProgram(context, 'pdfinfo', 'poppler-utils');
      const { copy } = await make(source);
      expect(await complaintsAbout(copy)).toBe('');
      const links = (path: string) =>
        execFileSync('pdfinfo', ['-url', path], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
      expect(links(copy)).toBe(links(source));
      const outline = (path: string) => {
        const json = execFileSync('qpdf', ['--json', '--json-key=outlines', path], {
          maxBuffer: 1e8,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        return json.toString().match(/"(?:title|destpageposfrom1)":.*/g) ?? [];
      };
      expect(outline(copy)).toEqual(outline(source));
    },
  );

  test('a document that is refused leaves nothing behind', async (context) => {
    const source = corpusPath(context, 'data/pdfs/pypdf_libreoffice_password.pdf');
    await expect(make(source)).rejects.toThrow('without a password');
    const target = join(dirname(await writeTemporary('placeholder', Buffer.alloc(0))), 'target.pdf');
    await expect(preparePdf({ source, target })).rejects.toThrow();
    expect(existsSync(target)).toBe(false);
  });
});

/** A blank page of these entries. */
const blank = (page: string, content = '') => onePage(content, page);

describe('marks stand upright and inside', () => {
  const upright = '/MediaBox[0 0 300 200]';
  test.for([
    ['turned by a quarter', '/MediaBox[0 0 200 300]/Rotate 90'],
    ['turned upside down', '/MediaBox[0 0 300 200]/Rotate 180'],
    ['turned by three quarters', '/MediaBox[0 0 200 300]/Rotate 270'],
    ['turned backwards by more than a whole turn', '/MediaBox[0 0 200 300]/Rotate -630'],
    ['with a negative origin', '/MediaBox[-500 -40 -200 160]'],
    ['with swapped corners', '/MediaBox[300 200 0 0]'],
    ['cropped to a part', '/MediaBox[0 0 900 900]/CropBox[100 250 400 450]'],
    ['cropped beyond its sheet', '/MediaBox[0 0 300 200]/CropBox[-90 -90 700 700]'],
    ['cropped and turned', '/MediaBox[-50 -50 900 900]/CropBox[-20 -10 180 290]/Rotate 90'],
  ] as const)('on a page %s', async ([, page], context) => {
    needProgram(context, 'pdftoppm', 'poppler-utils');
    const plain = await makeFrom(blank(upright));
    const odd = await makeFrom(blank(page));
    const expected = (await renderPages(plain.copy, 1, 1, 72))[0];
    expect(difference(expected, (await renderPages(plain.source, 1, 1, 72))[0])).toBeGreaterThan(0.05);
    // Seen by its reader, the odd page is the plain one: only the smoothing of edges may differ.
    const rendered = (await renderPages(odd.copy, 1, 1, 72))[0];
    const far = (rendered ?? Buffer.alloc(0)).filter(
      (value, index) => Math.abs(value - (expected?.[index] ?? 999)) > 60,
    );
    expect(rendered?.length).toBe(expected?.length);
    expect(far.length).toBeLessThan((expected?.length ?? 0) * 0.01);
  });

  test.for([
    ['a matrix and a save too many', '0.01 0 0 0.01 900 900 cm q'],
    ['a matrix without a save', '0 0 0 0.01 900 900 cm'],
    ['a restore without a save, then a matrix', 'Q 0.01 0 0 0.01 900 900 cm'],
    ['text that never ends', 'BT /F 12 Tf 3 Tr'],
    ['a hidden layer that is never closed', '/OC /L BDC'],
    ['a string that never ends', 'q (and so on'],
    ['an inline image that never ends', 'q BI /W 1 ID abc'],
    ['an array that never ends', 'q [(and so on) q'],
    ['a comment without an end of line', 'q % and so on'],
    ['a clip to nothing', '0 0 0 0 re W n'],
    ['a path that is never painted', '0 0 m 500 500 l'],
  ] as const)('after %s', async ([, content], context) => {
    needProgram(context, 'pdftoppm', 'poppler-utils');
    const expected = await makeFrom(blank(upright));
    const odd = await makeFrom(blank(upright, content));
    expect(difference(await render(odd.source), await render(odd.prepared))).toBe(0);
    expect(difference(await render(expected.copy), await render(odd.copy))).toBe(0);
  });

  // Viewers disagree on it; taken as by MuPDF, which ignores such a restore.
  test('a stray restore does not undo a matrix', async (context) => {
    needProgram(context, 'pdftoppm', 'poppler-utils');
    const stray = await makeFrom(blank(upright, '1 0 0 1 50 20 cm Q 0 0 40 40 re f'));
    const plain = await makeFrom(blank(upright, '1 0 0 1 50 20 cm 0 0 40 40 re f'));
    expect(difference(await render(stray.prepared), await render(plain.source))).toBe(0);
  });

  test('on every page that a viewer shows: of no type, listed twice, with inherited resources', async (context) => {
    needProgram(context, 'pdftoppm', 'poppler-utils');
    const { source, copy, layout } = await makeFrom(
      rawPdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R 3 0 R 6 0 R]/Count 3/MediaBox[0 0 300 400]/Resources<</Font<</F 5 0 R>>>>>>',
        '<</Parent 2 0 R/Contents 4 0 R>>',
        rawStream(hello),
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        '<</Kids[7 0 R]/Parent 2 0 R/Count 1>>',
        '<</Type/Page/Parent 6 0 R/Contents[4 0 R 4 0 R]>>',
      ]),
    );
    expect(layout.pages).toBe(3);
    const text = await textOf(copy);
    expect(text.split('Hello').length - 1).toBe(3);
    expect(text.split(fields.code).length - 1).toBe(3);
    for (const page of [1, 2, 3]) {
      expect(difference(await render(source, 1), await render(copy, page))).toBeGreaterThan(0.01);
    }
  });

  test('on a document of a hundred page sizes, in little room', async (context) => {
    needProgram(context, 'pdftoppm', 'poppler-utils');
    const kids = Array.from({ length: 100 }, (_, index) => `${index + 3} 0 R`).join(' ');
    const pages = Array.from(
      { length: 100 },
      (_, index) => `<</Type/Page/MediaBox[0 0 ${200 + index * 9} ${900 - index * 7}]>>`,
    );
    const made = await makeFrom(
      rawPdf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count 100>>`, ...pages]),
    );
    expect(made.layout.sizeBytes).toBeLessThan(180_000);
    for (const page of [1, 40, 99]) {
      expect(difference(await render(made.prepared, page), await render(made.copy, page))).toBeGreaterThan(
        0.02,
      );
    }
  });

  test('on a copy that is uploaded again, beside the marks it has', async (context) => {
    needProgram(context, 'pdftoppm', 'poppler-utils');
    const first = await makeFrom(onePage(hello));
    const second = await make(first.copy, { code: 'ZZZZZ-22222', name: 'Somebody else' });
    expect(difference(await render(first.copy), await render(second.prepared))).toBe(0);
    const text = await textOf(second.copy);
    expect(text).toContain(fields.code);
    expect(text).toContain('ZZZZZ-22222');
  });
});

test('names that are PDF syntax, line breaks, overrides, very long or emoji leave a valid copy (P14)', async (context) => {
  needProgram(context, 'qpdf', 'qpdf');
  needProgram(context, 'pdftotext', 'poppler-utils');
  const { prepared, layout } = await makeFrom(onePage(hello));
  for (const name of [
    ') Tj ET Q',
    'a\r\nendstream\nendobj',
    '\u202eevil\u202c',
    'x'.repeat(10_000),
    '🎉👩‍👩‍👧',
    '%%EOF',
    '',
  ]) {
    const path = await writeTemporary('copy.pdf', await makeCopy(layout, prepared, { name, company: name }));
    expect(await complaintsAbout(path)).toBe('');
    expect(words(await textOf(path))).toEqual(['Hello']);
  }
});

describe('taking the mark off a copy', () => {
  test('by cutting at an earlier end of file leaves nothing unmarked (P16)', async (context) => {
    const { copy } = await make(corpusPath(context, 'data/pdfs/pdfa20_PDF_2.0_via_incremental_save.pdf'));
    const bytes = await readFile(copy);
    expect(bytes.toString('latin1').match(/startxref/g)).toHaveLength(1);
    expect(bytes.indexOf('%%EOF')).toBe(bytes.length - 6);
  });

  test('by blanking every shared slot leaves the code on each page (P17)', async (context) => {
    needProgram(context, 'pdftotext', 'poppler-utils');
    const { copy, layout } = await make(corpusPath(context, 'data/pdfs/basecamp_security_overview.pdf'));
    const bytes = await readFile(copy);
    for (const slot of layout.sharedSlots) bytes.fill(' ', slot.offset, slot.offset + slot.length);
    const text = await textOf(await writeTemporary('blanked.pdf', bytes));
    expect(text.split(fields.code).length - 1).toBe(layout.pages);
  });

  test('by rewriting it with another program leaves all marks (P17)', async (context) => {
    needProgram(context, 'qpdf', 'qpdf');
    needProgram(context, 'pdftoppm', 'poppler-utils');
    const { copy, layout } = await make(corpusPath(context, 'data/pdfs/basecamp_security_overview.pdf'));
    const rewritten = join(dirname(copy), 'rewritten.pdf');
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', copy, rewritten]);
    expect((await textOf(rewritten)).split(fields.code).length - 1).toBe(layout.pages);
    expect(difference(await render(copy), await render(rewritten))).toBe(0);
  });

  test('by comparing two copies and blanking what differs still names both recipients (P18)', async () => {
    const { prepared, layout } = await makeFrom(onePage(hello));
    const codes = ['7K3QX-9MPW2', 'B4N8T-0CZRA'];
    const [one, two] = await Promise.all(
      codes.map((code) => makeCopy(layout, prepared, { code, name: code, email: `${code}@example.com` })),
    );
    if (!one || !two) throw new Error('There are two copies.');
    const common = Buffer.from(one);
    for (let index = 0; index < common.length; index += 1)
      if (one[index] !== two[index]) common[index] = 0x20;
    const slot = layout.codeSlots[0];
    const left = common.subarray(slot?.offset, (slot?.offset ?? 0) + (slot?.length ?? 0));
    for (const code of codes) {
      const trace = compareTrace(left, code);
      expect(trace.left).toBeGreaterThan(25);
      expect(trace.agree).toBe(trace.left);
    }
    const others = Array.from(
      { length: 2_000 },
      (_, index) => `AAAA${index % 10}-${String(index).padStart(5, '0')}`,
    );
    const accused = others.filter((code) => {
      const trace = compareTrace(left, code);
      return trace.agree === trace.left;
    });
    expect(accused).toEqual([]);
  });
});

test('a copy has the size of the prepared file, its code in identifier and properties, and is the same for ever', async () => {
  const { prepared, layout } = await makeFrom(onePage(hello));
  const pieces = await fillSlots(layout, fields, DEFAULT_MARK_TEMPLATE);
  expect(pieces.map((piece) => piece.bytes.length).toSorted()).toEqual(
    [...layout.sharedSlots, ...layout.codeSlots].map((slot) => slot.length).toSorted(),
  );
  const [one, two] = await Promise.all([makeCopy(layout, prepared), makeCopy(layout, prepared)]);
  expect(one).toEqual(two);
  expect(one.length).toBe(layout.sizeBytes);
  expect(one.toString('latin1')).toContain('(7K3QX-9MPW2     )');
  const blankIdentifier = (await readFile(prepared)).toString('latin1').match(/\/ID\[.*\]/)?.[0];
  expect(one.toString('latin1').match(/\/ID\[.*\]/)?.[0]).not.toBe(blankIdentifier);
});

test('progress counts the pages', async () => {
  const seen: string[] = [];
  const source = await writeTemporary('source.pdf', onePage(hello));
  const target = join(dirname(source), 'target.pdf');
  await preparePdf({ source, target, onProgress: ({ done, total }) => seen.push(`${done}/${total}`) });
  expect(seen).toEqual(['1/1']);
  // Never over what is there already: two runs at once cannot mix.
  await expect(preparePdf({ source, target })).rejects.toThrow('EEXIST');
  expect(readdirSync(dirname(source)).toSorted()).toContain('source.pdf');
});
