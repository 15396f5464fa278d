import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newKey } from '#lib/crypto/keys.ts';
import { ciphertextSize, FILE_PARAMETERS } from '#lib/crypto/streaming-layout.ts';
import { Invalid } from '#lib/errors.ts';
import { collect, filesIn, inChunks, newFolder, pieces } from '#lib/testing/bytes.ts';
import { failingDisk } from '#lib/testing/failing-disk.ts';
import { openDirectoryStorage } from './directory.ts';
import { readFile, writeFile } from './files.ts';

const SEGMENT = FILE_PARAMETERS.segmentSize;

async function newPlace() {
  const folder = newFolder();
  const { disk, state } = failingDisk();
  const storage = await openDirectoryStorage(folder, disk);
  const owner = { storage, organizationKey: newKey(), organizationId: 'acme', fileId: 'report' };
  return { folder, state, owner };
}

describe('a file', () => {
  test('comes back as it was, with its size and SHA-256, and lies encrypted on the disk', async () => {
    const { folder, owner } = await newPlace();
    const content = Buffer.concat([
      randomBytes(3 * SEGMENT),
      Buffer.from('a sentence that stands in the report'),
    ]);
    const file = await writeFile({ ...owner, source: inChunks(content) });
    expect(file.sizeBytes).toBe(content.length);
    expect(file.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect((await collect(await readFile({ ...owner, ...file }))).equals(content)).toBe(true);
    const stored = readFileSync(join(folder, file.storageKey));
    expect(stored.length).toBe(ciphertextSize(content.length));
    expect(stored.includes('a sentence')).toBe(false);
  });

  test('of no bytes is a file too', async () => {
    const { owner } = await newPlace();
    const file = await writeFile({ ...owner, source: inChunks(Buffer.alloc(0)) });
    expect(file.sizeBytes).toBe(0);
    expect((await collect(await readFile({ ...owner, ...file }))).length).toBe(0);
  });

  test('gives any part exactly', async () => {
    const { owner } = await newPlace();
    const content = randomBytes(2 * SEGMENT + 1000);
    const file = await writeFile({ ...owner, source: inChunks(content) });
    const law = fc.asyncProperty(fc.nat(content.length), fc.nat(content.length), async (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const part = await collect(await readFile({ ...owner, ...file }, { start, end }));
      expect(part.equals(content.subarray(start, end))).toBe(true);
    });
    await fc.assert(law, {
      numRuns: 60,
      examples: [
        [0, 0],
        [content.length, content.length],
        [SEGMENT - 56, SEGMENT - 55],
      ],
    });
  });

  test('may be as large as allowed and not a byte larger; then nothing stays', async () => {
    const { folder, owner } = await newPlace();
    const content = randomBytes(3_000_000);
    await expect(writeFile({ ...owner, source: inChunks(content), maxBytes: 2_999_999 })).rejects.toThrow(
      new Invalid('The file is larger than 2 MB. Please choose a smaller one.'),
    );
    expect(filesIn(folder)).toEqual([]);
    const file = await writeFile({ ...owner, source: inChunks(content), maxBytes: 3_000_000 });
    expect(file.sizeBytes).toBe(3_000_000);
  });

  test('whose sender goes away half-way leaves nothing', async () => {
    const { folder, owner } = await newPlace();
    const source = pieces(randomBytes(5 * SEGMENT), new Error('the sender went away'));
    await expect(writeFile({ ...owner, source })).rejects.toThrow('the sender went away');
    expect(filesIn(folder)).toEqual([]);
  });
});

describe('a reader who stops', () => {
  test('at any moment leaves no file open', async () => {
    const { state, owner } = await newPlace();
    const file = await writeFile({ ...owner, source: inChunks(randomBytes(8 * SEGMENT)) });
    const closed = async (stream: Readable) => {
      const done = once(stream, 'close');
      stream.destroy();
      await done;
      await expect.poll(() => state.open).toBe(0);
    };
    const untouched = await readFile({ ...owner, ...file });
    expect(state.open).toBe(1);
    await closed(untouched);
    const halfway = await readFile({ ...owner, ...file });
    await once(halfway, 'readable');
    halfway.read(1000);
    await closed(halfway);
    const whole = await readFile({ ...owner, ...file });
    await collect(whole);
    await expect.poll(() => state.open).toBe(0);
  });
});

test('a large file passes through in constant memory, both ways', async () => {
  const { owner } = await newPlace();
  const size = 200 * 1024 * 1024;
  const chunk = randomBytes(1024 * 1024);
  let peak = 0;
  let seen = 0;
  const sample = (bytes: number) => {
    seen += bytes;
    if (seen < 8 * 1024 * 1024) return;
    seen = 0;
    // What is held counts, not what waits to be collected: when that happens is the engine's affair.
    globalThis.gc?.();
    peak = Math.max(peak, process.memoryUsage().arrayBuffers);
  };
  async function* large(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < size; sent += chunk.length) {
      sample(chunk.length);
      yield chunk;
    }
  }
  globalThis.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  const file = await writeFile({ ...owner, source: large() });
  let received = 0;
  for await (const part of await readFile({ ...owner, ...file })) {
    sample(part.length);
    received += part.length;
  }
  expect(received).toBe(size);
  expect(peak).toBeGreaterThan(0);
  expect(peak - before).toBeLessThan(32 * 1024 * 1024);
}, 120_000);
