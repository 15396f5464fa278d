/*
 * Reading a 100 MiB file that is stored encrypted, against reading the same number of bytes plainly from the same disk.
 * Run with: node bench/storage.bench.ts
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile as writePlain } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { newKey } from '#lib/crypto/keys.ts';
import { FILE_PARAMETERS } from '#lib/crypto/streaming-layout.ts';
import { openDirectoryStorage } from '#lib/storage/directory.ts';
import { readFile, writeFile } from '#lib/storage/files.ts';

const SIZE = 100 * 1024 * 1024;
const ROUNDS = 15;

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}

/** Milliseconds to the first byte and to the last. */
async function timed(open: () => Promise<Readable> | Readable): Promise<{ first: number; whole: number }> {
  const start = performance.now();
  let first = 0;
  let received = 0;
  for await (const part of await open()) {
    first ||= performance.now() - start;
    received += part.length;
  }
  if (received !== SIZE) throw new Error(`${received} bytes came where ${SIZE} were stored.`);
  return { first, whole: performance.now() - start };
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'));
try {
  const content = randomBytes(SIZE);
  const plainPath = join(folder, 'plain');
  await writePlain(plainPath, content);
  const storage = await openDirectoryStorage(join(folder, 'storage'));
  const owner = { storage, organizationKey: newKey(), organizationId: 'bench', fileId: 'bench' };
  const writeStart = performance.now();
  const file = await writeFile({ ...owner, source: pieces(content) });
  const writing = performance.now() - writeStart;

  const plain: { first: number; whole: number }[] = [];
  const encrypted: typeof plain = [];
  const rss = process.memoryUsage().rss;
  let peak = rss;
  // In turn, so that whatever else the machine does meets both alike; the first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const one = await timed(() =>
      createReadStream(plainPath, { highWaterMark: FILE_PARAMETERS.segmentSize }),
    );
    const other = await timed(() => readFile({ ...owner, ...file }));
    peak = Math.max(peak, process.memoryUsage().rss);
    if (round === 0) continue;
    plain.push(one);
    encrypted.push(other);
  }
  const wholePlain = median(plain.map((time) => time.whole));
  const wholeEncrypted = median(encrypted.map((time) => time.whole));
  const perSecond = (milliseconds: number) => Math.round(SIZE / 1e6 / (milliseconds / 1000));
  console.log(
    JSON.stringify({
      plainMegabytesPerSecond: perSecond(wholePlain),
      encryptedMegabytesPerSecond: perSecond(wholeEncrypted),
      encryptedOverPlainTime: Number((wholeEncrypted / wholePlain).toFixed(2)),
      firstByteMilliseconds: Number(median(encrypted.map((time) => time.first)).toFixed(2)),
      writeMegabytesPerSecond: perSecond(writing),
      memoryGrowthMebibytes: Math.round((peak - rss) / 2 ** 20),
    }),
  );
} finally {
  await rm(folder, { recursive: true });
}
