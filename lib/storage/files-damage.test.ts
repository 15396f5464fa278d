import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newKey } from '#lib/crypto/keys.ts';
import { NotAuthentic } from '#lib/crypto/not-authentic.ts';
import { ciphertextSize, FILE_PARAMETERS } from '#lib/crypto/streaming-layout.ts';
import { inChunks, newFolder } from '#lib/testing/bytes.ts';
import { failingDisk } from '#lib/testing/failing-disk.ts';
import { openDirectoryStorage } from './directory.ts';
import { readFile, type StoredFile, writeFile } from './files.ts';
import { Missing } from './storage.ts';

const SEGMENT = FILE_PARAMETERS.segmentSize;

async function newPlace() {
  const folder = newFolder();
  const { disk, state } = failingDisk();
  const storage = await openDirectoryStorage(folder, disk);
  const owner = { storage, organizationKey: newKey(), organizationId: 'acme', fileId: 'report' };
  return { folder, state, owner };
}

// X15 on the disk: what somebody with access to the folder could do.
describe('a file that was changed behind the back of the product', () => {
  async function changed(change: (path: string, file: StoredFile, folder: string) => void) {
    const { folder, state, owner } = await newPlace();
    const content = randomBytes(3 * SEGMENT);
    const file = await writeFile({ ...owner, source: inChunks(content) });
    change(join(folder, file.storageKey), file, folder);
    return { state, owner, file, content };
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
      const { state, owner, file } = await changed(change);
      await expect(readFile({ ...owner, ...file })).rejects.toThrow(NotAuthentic);
      await expect(readFile({ ...owner, ...file }, { start: 5, end: 6 })).rejects.toThrow(NotAuthentic);
      await expect.poll(() => state.open).toBe(0);
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
