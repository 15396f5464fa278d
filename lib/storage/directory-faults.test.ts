import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Unavailable } from '#lib/errors.ts';
import { collect, filesIn, newFolder, pieces } from '#lib/testing/bytes.ts';
import { failingDisk } from '#lib/testing/failing-disk.ts';
import { openDirectoryStorage } from './directory.ts';
import { newStorageKey } from './storage.ts';

const LATER = new Date(Date.now() + 86_400_000);

describe('when the disk fails', () => {
  test.each([
    ['ENOSPC', /is full\. Nothing was stored/],
    ['EDQUOT', /is full/],
    ['EROFS', /cannot be written to/],
    ['EACCES', /cannot be written to/],
    ['EIO', /does not work \(EIO\)/],
  ])('%s at any single step of a write stores nothing and says what is wrong', async (code, sentence) => {
    let failures = 0;
    for (let failAt = 1; ; failAt += 1) {
      const folder = newFolder();
      await openDirectoryStorage(folder);
      // The two calls of opening stand before those of writing.
      const { disk, state } = failingDisk(failAt + 2, code);
      const storage = await openDirectoryStorage(folder, disk);
      const key = newStorageKey();
      const outcome = await storage.put(key, pieces('first', 'second')).then(
        () => null,
        (error: unknown) => error,
      );
      expect(state.open).toBe(0);
      if (outcome === null) {
        expect(filesIn(folder)).toEqual([key]);
        break;
      }
      failures += 1;
      expect(outcome).toBeInstanceOf(Unavailable);
      expect(outcome).toHaveProperty('message', expect.stringMatching(sentence));
      expect(outcome).toHaveProperty('message', expect.not.stringContaining('/'));
      expect(outcome).toHaveProperty('cause.code', code);
      expect(filesIn(folder)).toEqual([]);
    }
    // open, two writes, sync, close, two new folders each flushed, looking for links, rename, flush.
    expect(failures).toBeGreaterThanOrEqual(14);
  });

  test('reading fails at any single step with an error, never with other bytes, and closes the file', async () => {
    const folder = newFolder();
    const key = newStorageKey();
    const text = 'abcdefghij'.repeat(60_000);
    await (await openDirectoryStorage(folder)).put(key, pieces(text));
    let failures = 0;
    for (let failAt = 1; ; failAt += 1) {
      const { disk, state } = failingDisk(failAt + 2, 'EIO');
      const storage = await openDirectoryStorage(folder, disk);
      const outcome = await storage
        .get(key)
        .then(({ body }) => collect(body))
        .then(String)
        .catch((error: unknown) => error);
      await new Promise(setImmediate);
      expect(state.open).toBe(0);
      if (outcome === text && state.calls < failAt + 2) break;
      if (typeof outcome === 'string') {
        // Closing came after the last byte.
        expect(outcome).toBe(text);
      } else {
        expect(outcome).toBeInstanceOf(Unavailable);
        failures += 1;
      }
    }
    expect(failures).toBeGreaterThanOrEqual(6);
  });

  test('a folder that cannot be made is a sentence', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    await expect(openDirectoryStorage(join(file, 'files'))).rejects.toThrow(Unavailable);
  });

  test('a folder that has vanished is not made again', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(join(folder, 'volume'));
    await storage.check();
    rmSync(join(folder, 'volume'), { recursive: true });
    await expect(storage.check()).rejects.toThrow(Unavailable);
    await expect(storage.put(newStorageKey(), pieces('x'))).rejects.toThrow(Unavailable);
    await expect(storage.get(newStorageKey())).rejects.toThrow(Unavailable);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('asking whether it works leaves nothing', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    await storage.check();
    expect(filesIn(folder)).toEqual([]);
  });
});

describe('a write that does not come to its end', () => {
  test('leaves nothing when the sender goes away, and passes that error on', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    const sending = pieces('half of it', new Error('the sender went away'));
    await expect(storage.put(newStorageKey(), sending)).rejects.toThrow('the sender went away');
    expect(filesIn(folder)).toEqual([]);
  });

  test('leaves only a file that is swept when the process is killed', async () => {
    const folder = newFolder();
    const program = `
      import { openDirectoryStorage } from '#lib/storage/directory.ts';
      import { newStorageKey } from '#lib/storage/storage.ts';
      const storage = await openDirectoryStorage(process.argv[1]);
      async function* endless() {
        yield Buffer.alloc(300_000, 'x');
        process.stdout.write('half');
        setInterval(() => {}, 1000);
        await new Promise(() => {});
      }
      await storage.put(newStorageKey(), endless());`;
    const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!child.stdout) throw new Error('the child has no output');
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const storage = await openDirectoryStorage(folder);
    expect(filesIn(folder)).toEqual([expect.stringMatching(/^unfinished/)]);
    // Younger than asked: it might still be growing.
    expect(await storage.sweepUnfinished(new Date(Date.now() - 600_000))).toBe(0);
    expect(await storage.sweepUnfinished(LATER)).toBe(1);
    expect(filesIn(folder)).toEqual([]);
  });

  test('sweeping never touches an object', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    const key = newStorageKey();
    await storage.put(key, pieces('x'));
    expect(await storage.sweepUnfinished(LATER)).toBe(0);
    expect(filesIn(folder)).toEqual([key]);
  });
});
