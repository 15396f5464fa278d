import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newKey } from '#lib/crypto/keys.ts';
import { NotAuthentic } from '#lib/crypto/not-authentic.ts';
import { ciphertextSize, FILE_PARAMETERS } from '#lib/crypto/streaming-layout.ts';
import { Invalid } from '#lib/errors.ts';
import { openDirectoryStorage } from './directory.ts';
import { readFile, type StoredFile, writeFile } from './files.ts';
import { Missing, type Storage } from './storage.ts';

const SEGMENT = FILE_PARAMETERS.segmentSize;
const LATER = new Date(Date.now() + 86_400_000);

async function newPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'candor-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const storage = await openDirectoryStorage(folder);
  return { folder, owner: { storage, organizationKey: newKey(), organizationId: 'acme', fileId: 'report' } };
}

async function* inChunks(bytes: Uint8Array, chunkSize = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

async function read(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

async function isEmpty(storage: Storage): Promise<boolean> {
  for await (const _ of storage.list(LATER)) return false;
  return (await storage.sweepUnfinished(LATER)) === 0;
}

/** How many files this process has open below a folder (Linux only, as the product's servers are). */
function openFilesIn(folder: string): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;
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
    expect((await read(await readFile({ ...owner, ...file }))).equals(content)).toBe(true);
    const stored = readFileSync(join(folder, file.storageKey));
    expect(stored.length).toBe(ciphertextSize(content.length));
    expect(stored.includes('a sentence')).toBe(false);
  });

  test('of no bytes is a file too', async () => {
    const { owner } = await newPlace();
    const file = await writeFile({ ...owner, source: inChunks(Buffer.alloc(0)) });
    expect(file.sizeBytes).toBe(0);
    expect((await read(await readFile({ ...owner, ...file }))).length).toBe(0);
  });

  test('gives any part exactly', async () => {
    const { owner } = await newPlace();
    const content = randomBytes(2 * SEGMENT + 1000);
    const file = await writeFile({ ...owner, source: inChunks(content) });
    const law = fc.asyncProperty(fc.nat(content.length), fc.nat(content.length), async (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const part = await read(await readFile({ ...owner, ...file }, { start, end }));
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
    const { owner } = await newPlace();
    const content = randomBytes(3_000_000);
    await expect(writeFile({ ...owner, source: inChunks(content), maxBytes: 2_999_999 })).rejects.toThrow(
      new Invalid('The file is larger than 2 MB. Please choose a smaller one.'),
    );
    expect(await isEmpty(owner.storage)).toBe(true);
    const file = await writeFile({ ...owner, source: inChunks(content), maxBytes: 3_000_000 });
    expect(file.sizeBytes).toBe(3_000_000);
  });

  test('whose sender goes away half-way leaves nothing', async () => {
    const { owner } = await newPlace();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(5 * SEGMENT);
      throw new Error('the sender went away');
    }
    await expect(writeFile({ ...owner, source: broken() })).rejects.toThrow('the sender went away');
    expect(await isEmpty(owner.storage)).toBe(true);
  });
});

// X15 on the disk: what somebody with access to the folder could do.
describe('a file that was changed behind the back of the product', () => {
  async function changed(change: (path: string, file: StoredFile, folder: string) => void) {
    const { folder, owner } = await newPlace();
    const content = randomBytes(3 * SEGMENT);
    const file = await writeFile({ ...owner, source: inChunks(content) });
    change(join(folder, file.storageKey), file, folder);
    return { folder, owner, file, content };
  }

  test('at its start, or cut, or lengthened, is refused before a byte is given', async () => {
    const changes = [
      (path: string) => writeFileSync(path, Buffer.of(41), { flag: 'r+' }),
      (path: string, file: StoredFile) => truncateSync(path, ciphertextSize(file.sizeBytes) - 1),
      (path: string) => truncateSync(path, SEGMENT),
      (path: string) => truncateSync(path, 0),
      (path: string) => writeFileSync(path, 'x', { flag: 'a' }),
    ];
    for (const change of changes) {
      const { folder, owner, file } = await changed(change);
      await expect(readFile({ ...owner, ...file })).rejects.toThrow(NotAuthentic);
      await expect(readFile({ ...owner, ...file }, { start: 5, end: 6 })).rejects.toThrow(NotAuthentic);
      await expect.poll(() => openFilesIn(folder)).toBe(0);
    }
  });

  test('in a later segment gives the good ones before it and then fails', async () => {
    const { owner, file, content } = await changed((path) => {
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(2 * SEGMENT + 5) ^ 1, 2 * SEGMENT + 5);
      writeFileSync(path, bytes);
    });
    const parts: Buffer[] = [];
    const reading = (async () => {
      for await (const part of await readFile({ ...owner, ...file })) parts.push(part);
    })();
    await expect(reading).rejects.toThrow(NotAuthentic);
    const given = Buffer.concat(parts);
    expect(given.equals(content.subarray(0, given.length))).toBe(true);
    expect(given.length).toBeLessThanOrEqual(2 * (SEGMENT - 16) - 40);
  });

  test('missing is told apart from damaged', async () => {
    const { owner, file } = await changed((path) => rmSync(path));
    await expect(readFile({ ...owner, ...file })).rejects.toThrow(Missing);
  });

  test('put back to an earlier version, or exchanged for another file, does not open', async () => {
    const { folder, owner } = await newPlace();
    const content = randomBytes(1000);
    const [before, now] = [
      await writeFile({ ...owner, source: inChunks(content) }),
      await writeFile({ ...owner, source: inChunks(content) }),
    ];
    copyFileSync(join(folder, before.storageKey), join(folder, now.storageKey));
    await expect(readFile({ ...owner, ...now })).rejects.toThrow(NotAuthentic);
  });

  test('copied with its row to another organization or another file does not open', async () => {
    const { owner } = await newPlace();
    const file = await writeFile({ ...owner, source: inChunks(randomBytes(1000)) });
    const thieves = [{ organizationId: 'other' }, { fileId: 'other' }, { organizationKey: newKey() }];
    for (const thief of thieves)
      await expect(readFile({ ...owner, ...file, ...thief })).rejects.toThrow(NotAuthentic);
  });
});

describe('a reader who stops', () => {
  test('at any moment leaves no file open', async () => {
    const { folder, owner } = await newPlace();
    const file = await writeFile({ ...owner, source: inChunks(randomBytes(8 * SEGMENT)) });
    const closed = async (stream: Readable) => {
      const done = once(stream, 'close');
      stream.destroy();
      await done;
      await expect.poll(() => openFilesIn(folder)).toBe(0);
    };
    const untouched = await readFile({ ...owner, ...file });
    expect(openFilesIn(folder)).toBe(1);
    await closed(untouched);
    const halfway = await readFile({ ...owner, ...file });
    await once(halfway, 'readable');
    halfway.read(1000);
    await closed(halfway);
    const whole = await readFile({ ...owner, ...file });
    await read(whole);
    await expect.poll(() => openFilesIn(folder)).toBe(0);
  });
});

test('a large file passes through in constant memory, both ways', async () => {
  const { owner } = await newPlace();
  const size = 200 * 1024 * 1024;
  const chunk = randomBytes(1024 * 1024);
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage().arrayBuffers);
  };
  async function* large(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < size; sent += chunk.length) {
      sample();
      yield chunk;
    }
  }
  const before = process.memoryUsage().arrayBuffers;
  const file = await writeFile({ ...owner, source: large() });
  let received = 0;
  for await (const part of await readFile({ ...owner, ...file })) {
    sample();
    received += part.length;
  }
  expect(received).toBe(size);
  expect(peak - before).toBeLessThan(64 * 1024 * 1024);
}, 30_000);
