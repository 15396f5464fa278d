import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csvCell, withoutFormulaGuard } from '#lib/csv.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { readCsv, readSheet } from './read.ts';
import { cellAddress, columnName } from './schema.ts';
import { writeSheet } from './write.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook with one sheet of this XML, and further parts. */
function workbook(sheetData: string, parts: Record<string, string> = {}): Uint8Array {
  const all: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, encode(text)])), {
    level: 1,
  });
}

const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook that means no harm', () => {
  test('is read as text with the numbers of its rows, blank ones left out', async () => {
    const sheets = await readSheet(
      workbook(
        `<row r="1">${cell('A1', 'id')}${cell('B1', 'title')}</row><row r="4">${cell('B4', 'x &lt; y')}<c r="C4"><v>1.5</v></c><c r="D4" t="b"><v>1</v></c></row><row r="9"><c r="A9" s="3"/></row>`,
      ),
    );
    expect(sheets).toEqual([
      {
        name: 'One',
        rows: [
          { number: 1, cells: ['id', 'title', '', ''] },
          { number: 4, cells: ['', 'x < y', '1.5', 'TRUE'] },
        ],
      },
    ]);
    expect(cellAddress('One', 4, 27)).toBe('One!AB4');
    expect(columnName(16_383)).toBe('XFD');
  });

  test('comes back as it was written, formulas as text', async () => {
    const day = new Date(Date.UTC(2026, 1, 28));
    const bytes = await writeSheet([
      {
        name: 'Controls: all/now',
        headings: ['identifier', 'title', 'on', 'tier'],
        rows: [
          ['AC-1', '=1+1', day, 3],
          ['AC-2', ' <b>&"\u0007 שלום 🦊', null, 0],
        ],
      },
    ]);
    expect(await readSheet(bytes)).toEqual([
      {
        name: 'Controls  all now',
        rows: [
          { number: 1, cells: ['identifier', 'title', 'on', 'tier'] },
          { number: 2, cells: ['AC-1', '=1+1', '2026-02-28', '3'] },
          { number: 3, cells: ['AC-2', ' <b>&" שלום 🦊', '', '0'] },
        ],
      },
    ]);
  });

  test('of the corpus is read whole', async (context) => {
    const sheets = await readSheet(await readFile(corpusPath(context, 'data/csf/csf2.xlsx')));
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Introduction', 5],
      ['CSF 2.0', 233],
    ]);
    const crosswalk = corpusPath(context, 'data/csf/CSF_v2.0_Concept_Crosswalk_800-53_5_2_0_draft.xlsx');
    expect((await readSheet(await readFile(crosswalk))).map(({ rows }) => rows.length)).toEqual([773]);
  });

  test('with a million blank rows is read like one without (F14)', { timeout: 180_000 }, async () => {
    const blank = Array.from(
      { length: 1_000_000 },
      (_, index) =>
        `<row r="${index + 2}" spans="1:3"><c r="A${index + 2}" s="1"/><c r="B${index + 2}" s="1"/></row>`,
    ).join('');
    const file = workbook(
      `<row r="1">${cell('A1', 'id')}</row>${blank}<row r="1000002">${cell('A1000002', 'last')}</row>`,
    );
    const [sheet] = await readSheet(file);
    expect(sheet?.rows).toEqual([
      { number: 1, cells: ['id'] },
      { number: 1_000_002, cells: ['last'] },
    ]);
  });

  test('never opens its links to other workbooks, and headings named like object parts are text (F14)', async () => {
    const file = workbook(`<row r="1">${cell('A1', '__proto__')}${cell('B1', 'constructor')}</row>`, {
      'xl/externalLinks/externalLink1.xml':
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
      'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships xmlns="${packaged}"><Relationship Id="r" Type="x" Target="http://127.0.0.1:9/" TargetMode="External"/></Relationships>`,
    });
    expect((await readSheet(file))[0]?.rows).toEqual([{ number: 1, cells: ['__proto__', 'constructor'] }]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('a workbook that means harm is refused in a sentence', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1 < 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`;

  test.each([
    [
      'billion laughs in the sheet',
      { 'xl/worksheets/sheet1.xml': `${laughs}<worksheet><sheetData/></worksheet>` },
    ],
    [
      'billion laughs in the shared strings',
      { 'xl/sharedStrings.xml': `${laughs}<sst><si><t>&a8;</t></si></sst>` },
    ],
    [
      'an entity of a file',
      {
        'xl/styles.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><styleSheet>&x;</styleSheet>',
      },
    ],
  ])('%s (F14)', async (_, parts) => {
    await expect(readSheet(workbook('', parts))).rejects.toThrow(/declares XML entities/);
  });

  test('a zip bomb, before it is unpacked', { timeout: 180_000 }, async () => {
    const bomb = workbook('', { 'xl/worksheets/sheet2.xml': ' '.repeat(200 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = Date.now();
    await expect(readSheet(bomb)).rejects.toThrow(/unpacks to far too much/);
    expect(Date.now() - before).toBeLessThan(20_000);
  });

  test('a zip bomb that lies about its size ends in a refusal', async () => {
    const bomb = workbook('', { 'xl/worksheets/sheet2.xml': ' '.repeat(50 * 1024 * 1024) });
    const bytes = Buffer.from(bomb);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(50 * 1024 * 1024);
    for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at + 4)) bytes.writeUInt32LE(20, at);
    const sheets = await readSheet(bytes).catch((error: Error) => error.message);
    expect(typeof sheets === 'string' || sheets.every(({ rows }) => rows.length === 0)).toBe(true);
  });

  test('a million columns (F14)', async () => {
    await expect(readSheet(workbook(`<row r="1">${cell('BDWGN1', 'x')}</row>`))).rejects.toThrow(
      /columns up to BDWGN/,
    );
  });

  test('too many rows', async () => {
    const rows = Array.from(
      { length: 12 },
      (_, n) => `<row r="${n + 1}">${cell(`A${n + 1}`, 'x')}</row>`,
    ).join('');
    await expect(readSheet(workbook(rows), { rows: 10 })).rejects.toThrow(/more than 10 rows/);
    expect((await readSheet(workbook(rows), { rows: 11 }))[0]?.rows).toHaveLength(12);
    const far = `<row r="1">${cell('A1', 'x')}</row><row r="1048576">${cell('ALL1048576', 'end')}</row>`;
    expect((await readSheet(workbook(far)))[0]?.rows.map(({ number }) => number)).toEqual([1, 1_048_576]);
  });

  test('what is no workbook', async () => {
    await expect(readSheet(encode('hello'))).rejects.toThrow(/not an XLSX workbook/);
    await expect(readSheet(Buffer.from('504b030400000000', 'hex'))).rejects.toThrow(/not a readable XLSX/);
    await expect(readSheet(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toThrow(/password/);
  });

  test('what takes too long or too much memory', async () => {
    const file = workbook(`<row r="1">${cell('A1', 'x')}</row>`);
    const limits = { heapMegabytes: 64, residentMegabytes: 1_000, milliseconds: 1 };
    await expect(readSheet(file, { limits })).rejects.toThrow(/too long/);
    const small = { heapMegabytes: 64, residentMegabytes: 1, milliseconds: 30_000 };
    await expect(readSheet(workbook('<row/>'.repeat(3_000_000)), { limits: small })).rejects.toThrow(
      /too much memory/,
    );
  });
});

describe('a CSV file', () => {
  test('is read with comma, semicolon or tab, marked or not, with rows as a spreadsheet counts them', async () => {
    const expected = [
      { number: 1, cells: ['id', 'title'] },
      { number: 3, cells: ['1', 'two\nlines; and, more'] },
      { number: 4, cells: ['2', 'ü'] },
    ];
    for (const separator of [',', ';', '\t']) {
      const text = `id${separator}title\r\n\r\n1${separator}"two\nlines; and, more"\r\n2${separator}ü`;
      expect((await readCsv(encode(`\ufeff${text}`)))[0]?.rows).toEqual(expected);
      const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
      expect((await readCsv(wide))[0]?.rows).toEqual(expected);
    }
  });

  test('of ours comes back as it was, guards against formulas taken off', async () => {
    const hostile = ['=1+1', "'=1+1", "''-x", "'quoted'", '-5', '+49', '@x', "it's", ''];
    for (const text of hostile) expect(withoutFormulaGuard(csvCell(text))).toBe(text);
    const line = hostile.map((text) => `"${csvCell(text)}"`).join(',');
    expect((await readCsv(encode(line)))[0]?.rows[0]?.cells).toEqual(hostile);
  });

  test.each([
    ['an endless line', encode(`id,title\n1,"${'x'.repeat(3_000_000)}"`), /far too long/],
    ['a NUL', encode('id\n\0'), /binary data/],
    ['fifty thousand columns', encode(`${'x,'.repeat(50_000)}x`), /50001 columns/],
    ['unmarked UTF-16', Buffer.from('id,title', 'utf16le'), /binary data/],
    ['another encoding', Buffer.from([0x69, 0x64, 0x0a, 0xe4]), /UTF-8/],
    ['a quotation mark out of place', encode('id,title\n1,a"b\n'), /quotation mark out of place/],
    ['too many rows', encode('x\n'.repeat(20)), /more than 10 rows/],
  ])('with %s is refused in a sentence (F15)', async (_, bytes, sentence) => {
    await expect(readCsv(bytes, { rows: 10 })).rejects.toThrow(sentence);
  });

  test('above 32 MB is refused while it arrives', async () => {
    async function* endless() {
      for (;;) yield new Uint8Array(1024 * 1024);
    }
    await expect(readCsv(endless())).rejects.toThrow(/at most 32 MB/);
  });
});
