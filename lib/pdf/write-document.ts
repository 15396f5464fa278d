import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { type PdfObject, PdfRef, PdfStream } from '@libpdf/core';
import { IDENTIFIER_LENGTH } from './layout.ts';
import { MAX_OBJECTS } from './limits.ts';
import { FileWriter, type Numbering, writeObject, writeStream } from './pdf-writer.ts';
import { Refused } from './reasons.ts';
import { childrenOf, type SourceDocument } from './source-document.ts';

/** Where things stand in the written file. */
export type WrittenDocument = {
  sizeBytes: number;
  sha256: string;
  /** Offset of the data of the streams, and of the start of the objects, that were asked to stay plain. */
  plainOffsets: ReadonlyMap<PdfObject, number>;
  identifierOffset: number;
};

const OBJECTS_PER_STREAM = 200;
type Numbered = { number: number; value: PdfObject };
type Entry = { kind: 1 | 2; first: number; second: number };

/** All that can be reached from the catalog and the document information; nothing of earlier editions. */
function reach(source: SourceDocument): Map<PdfObject, number> {
  const numbers = new Map<PdfObject, number>();
  const stack: PdfObject[] = [source.catalogRef];
  if (source.infoRef) stack.push(source.infoRef);
  for (let value = stack.pop(); value; value = stack.pop()) {
    if (!(value instanceof PdfRef)) {
      for (const child of childrenOf(value)) stack.push(child);
      continue;
    }
    const target = source.resolve(value);
    if (!target || numbers.has(target)) continue;
    if (numbers.size >= MAX_OBJECTS) throw new Refused('too-complex');
    numbers.set(target, numbers.size + 1);
    stack.push(target);
  }
  return numbers;
}

function numberingOf(source: SourceDocument, numbers: ReadonlyMap<PdfObject, number>): Numbering {
  return (ref) => {
    const target = source.resolve(ref);
    return target ? (numbers.get(target) ?? 0) : 0;
  };
}

/** Writes one object; returns the offset of its text, or of its data if it is a stream. */
async function writeAlone(
  writer: FileWriter,
  item: Numbered,
  number: Numbering,
  plain: boolean,
): Promise<number> {
  await writer.write(`${item.number} 0 obj\n`);
  let offset = writer.position;
  if (item.value instanceof PdfStream) {
    const { head, data } = writeStream(item.value, number, plain);
    await writer.write(`${head}\nstream\n`);
    offset = writer.position;
    await writer.write(data);
    await writer.write('\nendstream');
  } else {
    await writer.write(writeObject(item.value, number));
  }
  await writer.write('\nendobj\n');
  return offset;
}

async function writePacked(
  writer: FileWriter,
  group: readonly Numbered[],
  own: number,
  number: Numbering,
  entries: Map<number, Entry>,
): Promise<void> {
  const head: string[] = [];
  let body = '';
  group.forEach((item, index) => {
    head.push(`${item.number} ${body.length}`);
    body += `${writeObject(item.value, number)}\n`;
    entries.set(item.number, { kind: 2, first: own, second: index });
  });
  const index = `${head.join(' ')}\n`;
  const data = deflateSync(Buffer.from(index + body, 'latin1'));
  entries.set(own, { kind: 1, first: writer.position, second: 0 });
  await writer.write(
    `${own} 0 obj\n<</Type/ObjStm/N ${group.length}/First ${index.length}/Filter/FlateDecode/Length ${data.length}>>\nstream\n`,
  );
  await writer.write(data);
  await writer.write('\nendstream\nendobj\n');
}

function packEntries(entries: ReadonlyMap<number, Entry>, size: number): Buffer {
  const table = Buffer.alloc(size * 7);
  table.writeUInt16BE(0xffff, 5);
  for (const [number, entry] of entries) {
    table.writeUInt8(entry.kind, number * 7);
    table.writeUInt32BE(entry.first, number * 7 + 1);
    table.writeUInt16BE(entry.second, number * 7 + 5);
  }
  return deflateSync(table);
}

function identifierOf(source: SourceDocument): { first: string; second: string } {
  const first = source.identifier?.length ? Buffer.from(source.identifier) : Buffer.from('candor');
  const second = createHash('sha256').update(first).digest('hex').slice(0, IDENTIFIER_LENGTH);
  return { first: first.toString('hex').slice(0, 128), second };
}

/** PDF 1.5 has what this writer uses; 2.0 documents stay 2.0. */
function headerVersion(source: SourceDocument): string {
  return /^(1\.[5-7]|2\.0)$/.test(source.version) ? source.version : '1.7';
}

/**
 * Writes the document anew and whole: reachable objects only, small ones packed into object streams, one
 * cross-reference stream, one end. Nothing of the source's own layout, of earlier editions or encryption is carried over, so cutting the file
 * short reveals nothing. Values of `plain` are written unpacked by themselves, and their offsets returned.
 */
export async function writeDocument(
  source: SourceDocument,
  file: FileHandle,
  plain: ReadonlySet<PdfObject>,
): Promise<WrittenDocument> {
  const numbers = reach(source);
  const number = numberingOf(source, numbers);
  const writer = new FileWriter(file);
  const entries = new Map<number, Entry>();
  const plainOffsets = new Map<PdfObject, number>();
  let next = numbers.size + 1;
  let group: Numbered[] = [];
  const flushGroup = async () => {
    if (group.length === 0) return;
    await writePacked(writer, group, next, number, entries);
    next += 1;
    group = [];
  };

  await writer.write(`%PDF-${headerVersion(source)}\n%\u00e2\u00e3\u00cf\u00d3\n`);
  for (const [value, own] of numbers) {
    if (value instanceof PdfStream || plain.has(value)) {
      entries.set(own, { kind: 1, first: writer.position, second: 0 });
      const offset = await writeAlone(writer, { number: own, value }, number, plain.has(value));
      if (plain.has(value)) plainOffsets.set(value, offset);
      continue;
    }
    group.push({ number: own, value });
    if (group.length === OBJECTS_PER_STREAM) await flushGroup();
  }
  await flushGroup();
  const start = writer.position;
  entries.set(next, { kind: 1, first: start, second: 0 });
  const table = packEntries(entries, next + 1);
  const identifier = identifierOf(source);
  const info = source.infoRef ? `/Info ${writeObject(source.infoRef, number)}` : '';
  const head = `${next} 0 obj\n<</Type/XRef/W[1 4 2]/Size ${next + 1}/Root ${writeObject(source.catalogRef, number)}${info}/Filter/FlateDecode/Length ${table.length}/ID[<${identifier.first}><`;
  await writer.write(head);
  const identifierOffset = writer.position;
  await writer.write(`${identifier.second}>]>>\nstream\n`);
  await writer.write(table);
  await writer.write(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
  const sizeBytes = writer.position;
  return { sizeBytes, sha256: await writer.finish(), plainOffsets, identifierOffset };
}
