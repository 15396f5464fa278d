import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import {
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  PdfRef,
  type PdfStream,
  PdfString,
} from '@libpdf/core';

/** Turns a reference of the source into the number it has in the written file. */
export type Numbering = (ref: PdfRef) => number;

const PLAIN_NAME = /^[A-Za-z0-9.+_*-]+$/;
const COMPRESS_FROM = 256;

function writeName(name: string): string {
  if (PLAIN_NAME.test(name)) return `/${name}`;
  let text = '/';
  for (const byte of Buffer.from(name, 'utf8')) {
    const plain = byte > 0x20 && byte < 0x7f && !'()<>[]{}/%#'.includes(String.fromCharCode(byte));
    text += plain ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0')}`;
  }
  return text;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return '0';
  if (Number.isInteger(value)) return value.toFixed(0);
  // Exponents are no PDF numbers; ten digits keep what a double precision reader can tell apart on a page.
  return value.toFixed(10).replace(/\.?0+$/, '') || '0';
}

function writeString(bytes: Uint8Array): string {
  let text = '(';
  for (const byte of bytes) {
    if (byte === 0x28 || byte === 0x29 || byte === 0x5c) text += `\\${String.fromCharCode(byte)}`;
    else if (byte < 0x20 || byte > 0x7e) text += `\\${byte.toString(8).padStart(3, '0')}`;
    else text += String.fromCharCode(byte);
  }
  return `${text})`;
}

function writeEntries(dict: PdfDict, number: Numbering): string {
  let text = '';
  for (const [key, value] of dict) {
    if (value !== undefined) text += `${writeName(key.value)} ${writeObject(value, number)}\n`;
  }
  return text;
}

/** A PDF object in file syntax (all ASCII). Streams give their dictionary only. */
export function writeObject(value: PdfObject, number: Numbering): string {
  if (value instanceof PdfRef) {
    const target = number(value);
    return target === 0 ? 'null' : `${target} 0 R`;
  }
  if (value instanceof PdfName) return writeName(value.value);
  if (value instanceof PdfNumber) return writeNumber(value.value);
  if (value instanceof PdfString) {
    return value.format === 'hex'
      ? `<${Buffer.from(value.bytes).toString('hex')}>`
      : writeString(value.bytes);
  }
  if (value instanceof PdfBool) return String(value.value);
  if (value instanceof PdfArray)
    return `[${value
      .toArray()
      .map((item) => writeObject(item, number))
      .join(' ')}]`;
  if (value instanceof PdfDict) return `<<${writeEntries(value, number)}>>`;
  return 'null';
}

/** A stream as written: its dictionary, and its data, packed if it was not and grows no larger by it. */
export function writeStream(
  stream: PdfStream,
  number: Numbering,
  keepPlain: boolean,
): { head: string; data: Uint8Array } {
  const dict = new PdfDict(stream);
  dict.delete('Length');
  let data = stream.data;
  if (!keepPlain && !dict.has('Filter') && data.length >= COMPRESS_FROM) {
    const packed = deflateSync(data);
    if (packed.length < data.length) {
      data = packed;
      dict.set('Filter', PdfName.of('FlateDecode'));
    }
  }
  dict.set('Length', PdfNumber.of(data.length));
  return { head: writeObject(dict, number), data };
}

/** Appends to a file, counting and hashing what it writes; small pieces are collected. */
export class FileWriter {
  position = 0;
  #file: FileHandle;
  #hash: Hash = createHash('sha256');
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async write(part: string | Uint8Array): Promise<void> {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    this.position += bytes.length;
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= 1 << 20) await this.#flush();
  }

  /** Writes what is left. Returns the SHA-256 of the whole file in hex. */
  async finish(): Promise<string> {
    await this.#flush();
    return this.#hash.digest('hex');
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#hash.update(bytes);
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done);
      done += bytesWritten;
    }
  }
}
