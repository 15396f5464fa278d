import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { corpusPath } from '#lib/testing/corpus.ts';
import { needProgram, onePage, rawPdf, rawStream, writeTemporary } from '#lib/testing/pdf.ts';
import { inspectPdf } from './inspect.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { preparePdf } from './prepare.ts';

const hello = 'BT /F 12 Tf 20 200 Td (Hello) Tj ET';
const inspect = async (bytes: Uint8Array, name = 'report.pdf') =>
  inspectPdf(await writeTemporary(name, bytes));
const codesOf = (inspection: { reasons: { code: string }[] }) =>
  inspection.reasons.map((reason) => reason.code);

/** All that a prepared file holds, unpacked. */
async function unpacked(bytes: Uint8Array): Promise<string> {
  const source = await writeTemporary('source.pdf', bytes);
  const target = join(dirname(source), 'target.pdf');
  await preparePdf({ source, target });
  return execFileSync('qpdf', ['--qdf', '--object-streams=disable', target, '-'], {
    maxBuffer: 1e8,
  }).toString('latin1');
}

test('a plain document is ready', async () => {
  expect(await inspect(onePage(hello))).toEqual({ state: 'ready', reasons: [], pages: 1 });
});

describe('the content decides, not the name (F03)', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a ZIP archive', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(500)]), 'not-a-pdf'],
    [
      'a ZIP archive that holds a PDF',
      Buffer.concat([Buffer.from('PK\x03\x04'), onePage(hello)]),
      'not-a-pdf',
    ],
    ['a page of HTML', Buffer.from('<html><script>%PDF-1.7</script>%%EOF'), 'not-a-pdf'],
    ['a header alone', Buffer.from('%PDF-1.7\n%%EOF\n'), 'damaged'],
    [
      'noise behind a header',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(100_000), Buffer.from('%%EOF')]),
      'damaged',
    ],
  ])('%s called report.pdf', async (_title, bytes, code) => {
    const inspection = await inspect(bytes);
    expect(inspection.state).toBe('refused');
    expect(codesOf(inspection)).toEqual([code]);
  });

  test('random bytes never get through, and never throw', async () => {
    for (let round = 0; round < 20; round += 1) {
      expect(await inspect(randomBytes(1 << 16))).toMatchObject({ state: 'refused' });
    }
  });

  test('a file with any stretch overwritten is refused or repaired, never an accident', async () => {
    const whole = onePage(hello);
    for (let at = 0; at < whole.length; at += 37) {
      const bytes = Buffer.from(whole);
      bytes.fill(0x21, at, at + 9);
      expect(['ready', 'repaired', 'refused']).toContain((await inspect(bytes)).state);
    }
  });
});

describe('scripts, launches, attachments and forms are taken out or refused (F04)', () => {
  const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
  test.each([
    ['a script that runs on opening', '', `/OpenAction ${script}`, [], ['scripts']],
    ['scripts by name', '', `/Names<</JavaScript<</Names[(a) ${script}]>>>>`, [], ['scripts']],
    ['a program that starts on opening', '', '/OpenAction<</S/Launch/F(calc.exe)>>', [], ['actions']],
    ['a script on turning a page', `/AA<</O ${script}>>`, '', [], ['scripts']],
    [
      'a script behind a harmless action',
      '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D[3 0 R/Fit]/Next 6 0 R>>>>]',
      '',
      [script],
      ['scripts'],
    ],
    [
      'a link that runs a script',
      '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>]',
      '',
      [],
      ['actions'],
    ],
    [
      'an embedded file',
      '',
      '/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>',
      ['<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>', rawStream('MZ', '/Type/EmbeddedFile')],
      ['attachments'],
    ],
    [
      'a file in an annotation',
      '/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 6 0 R>>]',
      '',
      ['<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>', rawStream('MZ', '/Type/EmbeddedFile')],
      ['attachments'],
    ],
    ['rich media', '/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]', '', [], ['media']],
    [
      'an unmarked second edition in private data',
      '/PieceInfo<</Illustrator<</Private 6 0 R>>>>/Thumb 7 0 R',
      '',
      [rawStream('secret original'), rawStream('x', '/Width 1/Height 1')],
      ['private-data'],
    ],
  ])('%s', async (_title, page, catalog, further, codes) => {
    const inspection = await inspect(onePage(hello, page, catalog, further));
    expect(inspection).toMatchObject({ state: 'repaired', pages: 1 });
    expect(codesOf(inspection)).toEqual(codes);
  });

  test('nothing of it is left in what is prepared, and web links stay', async (context) => {
    needProgram(context, 'qpdf', 'qpdf');
    const link = '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.com/)>>>>';
    const text = await unpacked(
      onePage(
        hello,
        `/AA<</O ${script}>>/Annots[${link}]/PieceInfo<</X<</Private 6 0 R>>>>`,
        `/OpenAction<</S/Launch/F(calc.exe)>>/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>>>`,
        [
          rawStream('secret original'),
          '<</Type/Filespec/F(a.exe)/EF<</F 8 0 R>>>>',
          rawStream('MZ', '/Type/EmbeddedFile'),
        ],
      ),
    );
    expect(text).toContain('https://example.com/');
    expect(text).not.toMatch(/JavaScript|\/JS|Launch|EmbeddedFile|secret original|\/AA|PieceInfo/);
  });

  const field = (value: string, entries = '') => [
    '<</Fields[7 0 R]/DR<</Font<</F 5 0 R>>>>>>',
    `<</FT/Tx/T(a)/V(${value})/DA(/F 12 Tf 0 g)/Type/Annot/Subtype/Widget/Rect[20 300 200 330]${entries}>>`,
  ];

  test('form fields become part of the page', async (context) => {
    needProgram(context, 'qpdf', 'qpdf');
    const bytes = onePage(hello, '/Annots[7 0 R]', '/AcroForm 6 0 R', field('typed in'));
    expect(codesOf(await inspect(bytes))).toEqual(['form-fields']);
    expect(await unpacked(bytes)).not.toMatch(/AcroForm|Widget/);
  });

  test('typed text whose look is left to the viewer is drawn; what cannot be is refused, not lost', async (context) => {
    needProgram(context, 'qpdf', 'qpdf');
    const drawn = (value: string, entries = '') =>
      onePage(hello, '/Annots[7 0 R]', '/AcroForm 6 0 R', [
        '<</Fields[7 0 R]/NeedAppearances true/DR<</Font<</F 5 0 R>>>>>>',
        field(value, entries)[1] ?? '',
      ]);
    expect(await unpacked(drawn('typed \\(in\\) here'))).toContain('(typed \\(in\\) here) Tj');
    expect(codesOf(await inspect(drawn('a long text that must be broken into lines', '/Ff 4096')))).toEqual([
      'form-failed',
    ]);
    expect(codesOf(await inspect(drawn('two\\nlines', '/Ff 4096')))).toEqual(['form-fields']);
    expect(codesOf(await inspect(drawn('\\376\\377\\004\\020')))).toEqual(['form-failed']);
  });

  test('a dynamic XML form is refused, a static one loses its XML', async () => {
    const dynamic = onePage(hello, '', '/NeedsRendering true/AcroForm<</Fields[]/XFA[]>>');
    expect(codesOf(await inspect(dynamic))).toEqual(['dynamic-form']);
    const fixed = onePage(hello, '', '/AcroForm<</Fields[]/XFA[(template) 6 0 R]>>', [rawStream('<xdp/>')]);
    expect(codesOf(await inspect(fixed))).toEqual(['xfa']);
  });

  test('a signed document is refused; an empty signature field is a form field', async () => {
    const signature = (entries: string) =>
      onePage(hello, '/Annots[7 0 R]', '/AcroForm 6 0 R', [
        '<</Fields[7 0 R]/SigFlags 3>>',
        `<</FT/Sig/T(s)/Type/Annot/Subtype/Widget/Rect[0 0 0 0]${entries}>>`,
      ]);
    expect(
      codesOf(
        await inspect(signature('/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]>>')),
      ),
    ).toEqual(['signed']);
    expect(codesOf(await inspect(signature('')))).toEqual(['form-fields']);
    const certified = onePage(hello, '', '/Perms<</DocMDP<</Type/Sig>>>>');
    expect(codesOf(await inspect(certified))).toEqual(['signed']);
  });
});

describe('documents made to exhaust the parser are refused at the limit (F05)', () => {
  const catalog = '<</Type/Catalog/Pages 2 0 R>>';
  const tree = (count: number) => {
    const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ');
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>';
    return rawPdf([
      catalog,
      `<</Type/Pages/Kids[${kids}]/Count ${count}>>`,
      ...Array.from({ length: count }, () => page),
    ]);
  };
  const doubling = [
    catalog,
    ...Array.from(
      { length: 40 },
      (_, index) => `<</Type/Pages/Kids[${index + 3} 0 R ${index + 3} 0 R]/Count 2>>`,
    ),
    '<</Type/Pages/Kids[]/Count 0>>',
  ];
  const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024, ' '), { level: 9 });

  test('five thousand pages are accepted, one more is refused', async () => {
    expect(await inspect(tree(5_000))).toMatchObject({ state: 'ready', pages: 5_000 });
    expect(codesOf(await inspect(tree(5_001)))).toEqual(['too-many-pages']);
  }, 120_000);

  test.each([
    ['a page tree that contains itself', [catalog, '<</Type/Pages/Kids[2 0 R]/Count 1>>'], 'page-tree'],
    [
      'two nodes that contain each other',
      [catalog, '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>'],
      'page-tree',
    ],
    ['nodes that each list the next one twice', doubling, 'page-tree'],
    ['a page that is not there', [catalog, '<</Type/Pages/Kids[9 0 R]/Count 1>>'], 'page-tree'],
    ['no pages', [catalog, '<</Type/Pages/Kids[]/Count 0>>'], 'no-pages'],
    ['a million pages claimed, none there', [catalog, '<</Type/Pages/Kids[]/Count 1000000>>'], 'no-pages'],
    [
      'a huge page',
      [catalog, '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 1000000000 1000000000]>>', '<</Type/Page>>'],
      'page-size',
    ],
    [
      'a page without area',
      [catalog, '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[5 5 5 900]>>', '<</Type/Page>>'],
      'page-size',
    ],
    [
      'content that unpacks a thousandfold',
      [
        catalog,
        '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]>>',
        '<</Type/Page/Contents 4 0 R>>',
        rawStream(bomb, '/Filter/FlateDecode'),
      ],
      'too-complex',
    ],
  ])('%s', async (_title, objects, code) => {
    expect(codesOf(await inspect(rawPdf(objects)))).toEqual([code]);
  });

  test('a file over 100 MB is not even read', async () => {
    const path = await writeTemporary('large.pdf', onePage(hello));
    execFileSync('truncate', ['-s', String(MAX_FILE_BYTES + 1), path]);
    expect(codesOf(await inspectPdf(path))).toEqual(['too-large']);
  });
});

describe('truncated and protected documents (F06)', () => {
  test('a document cut short is refused, wherever it is cut', async () => {
    const whole = onePage(hello);
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const inspection = await inspect(whole.subarray(0, Math.floor((whole.length - 7) * share)));
      expect(codesOf(inspection)).toEqual(['truncated']);
      expect(inspection.reasons[0]?.sentence).toMatch(/export or copy the document again/);
    }
  });

  test('a document that only opens with a password is refused', async (context) => {
    const path = corpusPath(context, 'data/pdfs/pypdf_libreoffice_password.pdf');
    const inspection = await inspectPdf(path);
    expect(inspection).toMatchObject({ state: 'refused', pages: 0 });
    expect(inspection.reasons[0]?.sentence).toMatch(/without a password/);
  });

  test.for(['40', '128', '256'])(
    'a document protected against changes (%s bits) is opened and marked',
    async (bits, context) => {
      needProgram(context, 'qpdf', 'qpdf');
      const source = await writeTemporary('source.pdf', onePage(hello));
      const target = join(dirname(source), 'protected.pdf');
      const restrict = bits === '40' ? ['--modify=n'] : ['--modify=none', '--extract=n'];
      const parameters = bits === '256' ? [] : ['--allow-weak-crypto'];
      execFileSync('qpdf', [
        ...parameters,
        '--encrypt',
        '',
        'owner',
        bits,
        ...restrict,
        '--',
        source,
        target,
      ]);
      expect(await inspectPdf(target)).toMatchObject({ state: 'repaired', pages: 1 });
      expect(codesOf(await inspectPdf(target))).toEqual(['owner-password']);
      const prepared = join(dirname(source), 'prepared.pdf');
      await preparePdf({ source: target, target: prepared });
      const text = execFileSync('qpdf', ['--qdf', prepared, '-']).toString('latin1');
      expect(text).toContain('(Hello) Tj');
      expect(text).not.toContain('/Encrypt');
    },
  );

  test('a damaged table of contents is rebuilt', async () => {
    const text = onePage(hello).toString('latin1');
    const broken = Buffer.from(text.replace(/startxref\n\d+/, 'startxref\n77'), 'latin1');
    const inspection = await inspect(broken);
    expect(inspection).toMatchObject({ state: 'repaired', pages: 1 });
    expect(codesOf(inspection)).toEqual(['cross-references']);
  });
});

test('each document of the corpus is told apart', async (context) => {
  const folder = corpusPath(context, 'data/pdfs');
  const states: Record<string, string> = {};
  for (const name of readdirSync(folder)) {
    const inspection = await inspectPdf(join(folder, name));
    states[name] = [inspection.state, inspection.pages, ...codesOf(inspection)].join(' ');
  }
  expect(states).toEqual({
    'basecamp_dpa_202212.pdf': 'ready 41',
    'basecamp_dpa_current.pdf': 'ready 11',
    'basecamp_security_overview.pdf': 'ready 5',
    'bonterms_mutual_nda_v1.pdf': 'repaired 1 private-data',
    'fedramp_poam_guide_rev5.pdf': 'ready 37',
    'fedramp_sar_guide_rev5.pdf': 'ready 57',
    'pdfa20_PDF_2.0_via_incremental_save.pdf': 'ready 1',
    'pypdf_geotopo_117p.pdf': 'ready 117',
    'pypdf_googledocs.pdf': 'ready 1',
    'pypdf_libreoffice_form.pdf': 'repaired 1 form-fields',
    'pypdf_libreoffice_password.pdf': 'refused 0 user-password',
    'pypdf_libreoffice_writer.pdf': 'ready 1',
    'pypdf_multicolumn.pdf': 'ready 3',
    'pypdf_with_attachment.pdf': 'repaired 1 attachments',
    'verapdf_A2b_6-1-3-t01-pass-a.pdf': 'ready 1',
  });
}, 60_000);
