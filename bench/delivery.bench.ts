/*
 * A marked copy of 300 pages and about 52 MB against the same encrypted file streamed unmarked, through the very parts
 * that answer a download (storage, decryption, marks, meter), without the database and the network, which are the same
 * for both. Run with: node bench/delivery.bench.ts
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile as writePlain } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PdfDocument from 'pdfkit';
import { newKey } from '#lib/crypto/keys.ts';
import { meteredBody } from '#lib/delivery/metered.ts';
import { fillSlots } from '#lib/pdf/fill.ts';
import { preparePdf } from '#lib/pdf/prepare.ts';
import { spliceSlots } from '#lib/pdf/splice.ts';
import { DEFAULT_MARK_TEMPLATE } from '#lib/pdf/template.ts';
import { openDirectoryStorage } from '#lib/storage/directory.ts';
import { readFile, writeFile } from '#lib/storage/files.ts';

const PAGES = 300;
const NOISE = 320_000;
const ROUNDS = 25;

/** A page's worth of bytes that do not compress: a comment in its content, which every reader skips. */
function noise(): string {
  return `%${randomBytes(NOISE / 2).toString('hex')}\n`;
}

async function report(): Promise<Buffer> {
  const pdf = new PdfDocument({ size: 'A4', compress: false, autoFirstPage: false });
  const written = buffer(pdf);
  for (let page = 1; page <= PAGES; page += 1) {
    pdf.addPage().text(`Page ${page}`);
    pdf.addContent(noise());
  }
  pdf.end();
  return written;
}

type Open = () => Promise<AsyncIterable<Uint8Array>>;
type Timed = { first: number; whole: number };

async function timed(open: Open, length: number, onChunk = () => {}): Promise<Timed> {
  const start = performance.now();
  let first = 0;
  const ended = async () => {};
  const body = meteredBody({ source: await open(), length, mayGoOn: async () => true, ended });
  const reader = body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    first ||= performance.now() - start;
    onChunk();
  }
  return { first, whole: performance.now() - start };
}

/** What other work of the machine adds to a time is never negative: the least of many rounds comes closest to the truth. */
function least(times: readonly number[]): number {
  return Math.min(...times);
}

const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'));
try {
  const [source, target] = [join(folder, 'source.pdf'), join(folder, 'target.pdf')];
  await writePlain(source, await report());
  const prepareStart = performance.now();
  const { layout } = await preparePdf({ source, target });
  const preparing = performance.now() - prepareStart;
  const storage = await openDirectoryStorage(join(folder, 'storage'));
  const owner = { storage, organizationKey: newKey(), organizationId: 'bench', fileId: 'bench' };
  const file = await writeFile({ ...owner, source: createReadStream(target) });
  const who = { name: 'Олена Ковальчук', email: 'olena@buyer.example', company: 'شركة النور' };
  const fields = { ...who, at: new Date(), code: '7K3QX-9MPW2' };
  const length = file.sizeBytes;
  const fillStart = performance.now();
  const pieces = await fillSlots(layout, fields, DEFAULT_MARK_TEMPLATE);
  const filling = performance.now() - fillStart;

  const plain: Timed[] = [];
  const marked: Timed[] = [];
  const openPlain: Open = () => readFile({ ...owner, ...file });
  const openMarked: Open = async () => spliceSlots(await openPlain(), pieces, { start: 0, end: length });

  // About 100 MB, as one person takes them: the copy and once more the copy.
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  for (let sent = 0; sent < 100e6; sent += length) await timed(openMarked, length, sample);

  // In turn, so that whatever else the machine does meets both alike; the first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const one = await timed(openPlain, length);
    const other = await timed(openMarked, length);
    if (round > 0) {
      plain.push(one);
      marked.push(other);
    }
  }
  const of = (list: readonly Timed[], key: keyof Timed) => least(list.map((time) => time[key]));
  const ratio = of(marked, 'whole') / of(plain, 'whole');
  const later = of(marked, 'first') - of(plain, 'first');
  const more = (peak - idle) / 1024 / 1024;
  const line = (text: string, value: string, limit: string) =>
    console.log(`${text.padEnd(46)} ${value} ${limit}`);
  line(`${PAGES} pages, ${(length / 1e6).toFixed(0)} MB, the least of`, `${ROUNDS}`, 'rounds');
  line('prepared once, in', `${preparing.toFixed(0)} ms`, '');
  line('slots filled once, in', `${filling.toFixed(1)} ms`, '');
  line('marked against unmarked', `${ratio.toFixed(2)}x`, '(at most 1.5x)');
  line('first byte later by', `${later.toFixed(1)} ms`, '(at most 20 ms)');
  line('memory of a download of 100 MB over idle', `${more.toFixed(0)} MiB`, '(under 64 MiB)');
  if (ratio > 1.5 || later > 20 || more > 64) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
