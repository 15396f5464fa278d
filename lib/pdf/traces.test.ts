import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { inChunks } from '#lib/testing/bytes.ts';
import { samplePdf } from '#lib/testing/document.ts';
import { fillSlots } from './fill.ts';
import type { PreparedLayout } from './layout.ts';
import { drawMark, unsupportedCharacters } from './marks.ts';
import { preparePdf } from './prepare.ts';
import { spliceSlots } from './splice.ts';
import { DEFAULT_MARK_TEMPLATE } from './template.ts';
import { compareTrace } from './trace.ts';

let layout: PreparedLayout;
let prepared: Buffer;
const at = new Date('2026-11-22T10:00:00Z');

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-trace-'));
  const [source, target] = [join(folder, 'source.pdf'), join(folder, 'target.pdf')];
  await writeFile(source, await samplePdf(6));
  layout = (await preparePdf({ source, target })).layout;
  prepared = await readFile(target);
});

async function copyFor(name: string, code: string): Promise<Buffer> {
  const fields = { name, email: 'anna@buyer.example', company: 'Buyer', at, code };
  const pieces = await fillSlots(layout, fields, DEFAULT_MARK_TEMPLATE);
  return buffer(spliceSlots(inChunks(Buffer.from(prepared)), pieces, { start: 0, end: prepared.length }));
}

const slotsOf = (copy: Buffer) =>
  layout.codeSlots.map(({ offset, length }) => copy.subarray(offset, offset + length));

test('names in every script of the world’s mail are drawn with letters of their own (P15)', async () => {
  const names = [
    'Αθηνά Παπαδοπούλου',
    'Оксана Петренко',
    'ليلى حداد',
    'נועה לוי',
    'आरती शर्मा',
    'สมชาย ใจดี',
    '李小龙',
    '山田太郎',
    '김민준',
  ];
  const drawn = new Set<string>();
  for (const name of names) {
    expect(await unsupportedCharacters(name), name).toEqual([]);
    const fields = { name, email: 'a@b.example', company: '', at, code: 'ABCDE-12345' };
    drawn.add((await drawMark(fields, DEFAULT_MARK_TEMPLATE)).operators);
  }
  expect(drawn.size).toBe(names.length);
  // Signs for "no such letter" would make names of the same length and script alike.
  const [one, two] = await Promise.all(
    ['日本', '本日'].map((name) =>
      drawMark({ name, email: 'a@b.example', company: '', at, code: 'ABCDE-12345' }, DEFAULT_MARK_TEMPLATE),
    ),
  );
  expect(one?.operators).not.toBe(two?.operators);
});

test('a copy has one end of file, so that cutting it at an earlier one leaves nothing unmarked (P16)', async () => {
  const source = await samplePdf(2);
  // What programs do that save changes behind the file: its first edition ends at an earlier mark.
  const folder = await mkdtemp(join(tmpdir(), 'candor-trace-'));
  const [path, target] = [join(folder, 'source.pdf'), join(folder, 'target.pdf')];
  const start = source.lastIndexOf('startxref');
  const place = Number(/startxref\s+(\d+)/.exec(source.subarray(start).toString('latin1'))?.[1]);
  const size = /\/Size (\d+)/.exec(source.toString('latin1'))?.[1];
  const root = /\/Root (\d+ 0 R)/.exec(source.toString('latin1'))?.[1];
  const offset = source.length + 1;
  const update = `\nxref\n0 0\ntrailer\n<< /Size ${size} /Root ${root} /Prev ${place} >>\nstartxref\n${offset}\n%%EOF\n`;
  await writeFile(path, Buffer.concat([source, Buffer.from(update)]));
  await preparePdf({ source: path, target });
  const text = (await readFile(target)).toString('latin1');
  expect(text.match(/%%EOF/g)).toHaveLength(1);
  expect(text.match(/startxref/g)).toHaveLength(1);
  expect(text).not.toMatch(/\/Prev \d/);
});

test('with the shared mark blanked, every page still tells whose copy it was (P17)', async () => {
  const copy = await copyFor('Anna', '7K3QX-9MPW2');
  for (const { offset, length } of layout.sharedSlots) copy.fill(' ', offset, offset + length);
  expect(layout.codeSlots).toHaveLength(6);
  for (const slot of slotsOf(copy)) {
    const { agree, left } = compareTrace(slot, '7K3QX-9MPW2');
    expect(left).toBeGreaterThan(60);
    expect(agree).toBe(left);
  }
});

test('two recipients who blank what differs between their copies are both named, and nobody else (P18)', async () => {
  const codes = ['7K3QX-9MPW2', 'B8N4T-0ZC6H'] as const;
  const [first, second] = [await copyFor('Anna', codes[0]), await copyFor('Boris', codes[1])];
  expect(first).toHaveLength(second.length);
  const blanked = Buffer.from(first);
  for (let index = 0; index < blanked.length; index += 1) {
    if (first[index] !== second[index]) blanked[index] = 0x20;
  }
  for (const slot of slotsOf(blanked)) {
    for (const code of codes) {
      const { agree, left } = compareTrace(slot, code);
      expect(left).toBeGreaterThan(20);
      expect(agree).toBe(left);
    }
    const stranger = compareTrace(slot, 'M2M2M-Q7Q7Q');
    expect(stranger.agree).toBeLessThan(stranger.left * 0.85);
  }
});
