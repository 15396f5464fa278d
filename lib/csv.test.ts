import { expect, test } from 'vitest';
import { csvCell, csvResponse, everyPage } from './csv.ts';

const dangerous = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1+1',
  '－2',
  '\u200b=1',
  '=cmd|x!A1',
];

test.each(dangerous)('F13 a cell %j is shown as text by every spreadsheet', (text) => {
  expect(csvCell(text)).toBe(`'${text}`);
});

test('ordinary text, numbers and dates stand as they are', () => {
  expect(csvCell('Ada Lovelace')).toBe('Ada Lovelace');
  expect(csvCell(-5)).toBe('-5');
  expect(csvCell(new Date('2026-11-22T10:00:00Z'))).toBe('2026-11-22T10:00:00.000Z');
  expect(csvCell(null)).toBe('');
});

test('an export holds every row of every page once, quoted, with headings', async () => {
  const pages = [
    { rows: ['a "quoted" name', 'b;c'], next: 'two' },
    { rows: ['=d'], next: null },
  ];
  const asked: (string | null)[] = [];
  const batches = everyPage<string>(async (after) => {
    asked.push(after);
    const page = pages[asked.length - 1];
    if (!page) throw new Error('asked past the end');
    return page;
  });
  const response = await csvResponse('Deliveries', [{ heading: 'Name', value: (row) => row }], batches);
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  expect(text).toBe('\ufeff"Name"\r\n"a ""quoted"" name"\r\n"b;c"\r\n"\'=d"\r\n');
  expect(asked).toEqual([null, 'two']);
  expect(response.headers.get('content-disposition')).toContain('filename="Deliveries.csv"');
});

test('a refused list throws before any byte of the export is sent', async () => {
  const batches = everyPage<string>(() => Promise.reject(new Error('refused')));
  await expect(csvResponse('x', [], batches)).rejects.toThrow('refused');
});
