import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { endingsOf } from './deliver.ts';
import { entryEnds, entryNames, zipStream } from './zip.ts';

const at = new Date('2026-11-22T12:00:00Z');

function entry(name: string, bytes: Buffer) {
  return {
    name,
    sizeBytes: bytes.length,
    modifiedAt: at,
    open: async () => Readable.from([bytes], { objectMode: false }),
  };
}

test('a ZIP is exactly as long as announced, and its entries lie where they are reckoned', async () => {
  const contents = [Buffer.alloc(100_000, 'a'), Buffer.alloc(1, 'b'), Buffer.alloc(70_000, 'c')];
  const entries = contents.map((bytes, index) => entry(`Звіт ${index}.pdf`, bytes));
  const { stream, sizeBytes } = zipStream(entries);
  const zip = await buffer(stream);
  expect(zip).toHaveLength(sizeBytes);
  for (const [index, end] of entryEnds(entries).entries()) {
    const bytes = contents[index] ?? Buffer.alloc(0);
    expect(zip.subarray(end - bytes.length, end).equals(bytes)).toBe(true);
  }
});

test('an entry that cannot be opened breaks the whole off', async () => {
  const broken = { ...entry('b.pdf', Buffer.alloc(5)), open: () => Promise.reject(new Error('gone')) };
  const { stream } = zipStream([entry('a.pdf', Buffer.alloc(5)), broken]);
  await expect(buffer(stream)).rejects.toThrow('gone');
});

test('two documents of the same title get two names', () => {
  expect(entryNames(['Report', 'report', '../Report', 'Other'])).toEqual([
    'Report.pdf',
    'report (2).pdf',
    'Report (3).pdf',
    'Other.pdf',
  ]);
});

test('a ZIP that broke off in its second entry delivered its first one', () => {
  const ending = { bytesSent: 175, completed: false, why: 'client' } as const;
  expect(endingsOf([130, 260, 300], [100, 100, 10], ending)).toEqual([
    { bytesSent: 100, completed: true, why: null },
    { bytesSent: 15, completed: false, why: 'client' },
    { bytesSent: 0, completed: false, why: 'client' },
  ]);
});
