import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Unavailable } from '#lib/errors.ts';
import { collect, filesIn, newFolder, pieces } from '#lib/testing/bytes.ts';
import { openDirectoryStorage } from './directory.ts';
import { Missing, newStorageKey, type Storage, type StoredObject } from './storage.ts';

const LATER = new Date(Date.now() + 86_400_000);

async function contentOf(
  storage: Storage,
  key: string,
  range?: { start: number; end: number },
): Promise<string> {
  const { body } = await storage.get(key, range);
  return (await collect(body)).toString();
}

async function listed(storage: Storage, olderThan = LATER): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  for await (const object of storage.list(olderThan)) objects.push(object);
  return objects;
}

describe('a stored object', () => {
  test('comes back whole and in parts, with the size of the whole', async () => {
    const storage = await openDirectoryStorage(newFolder());
    const key = newStorageKey();
    await storage.put(key, pieces('one ', '', 'two ', 'three'));
    expect(await contentOf(storage, key)).toBe('one two three');
    expect(await contentOf(storage, key, { start: 4, end: 7 })).toBe('two');
    expect(await contentOf(storage, key, { start: 8, end: 999 })).toBe('three');
    expect(await contentOf(storage, key, { start: 13, end: 20 })).toBe('');
    expect((await storage.stat(key))?.size).toBe(13);
    const { size, body } = await storage.get(key, { start: 0, end: 1 });
    body.destroy();
    expect(size).toBe(13);
  });

  test('may be empty, and may be many reads long', async () => {
    const storage = await openDirectoryStorage(newFolder());
    const [empty, long] = [newStorageKey(), newStorageKey()];
    await storage.put(empty, pieces());
    expect(await contentOf(storage, empty)).toBe('');
    const text = 'abcdefghij'.repeat(100_000);
    await storage.put(long, pieces(text));
    expect(await contentOf(storage, long)).toBe(text);
  });

  test('is gone once deleted; deleting it again is fine; reading it says so', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    const key = newStorageKey();
    await storage.put(key, pieces('x'));
    await storage.delete(key);
    await storage.delete(key);
    await expect(storage.get(key)).rejects.toThrow(Missing);
    expect(await storage.stat(key)).toBeNull();
    expect(filesIn(folder)).toEqual([]);
  });

  test('is listed when it is older than asked, other files in the folder never', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    const [old, young] = [newStorageKey(), newStorageKey()];
    await storage.put(old, pieces('old'));
    await storage.put(young, pieces('young'));
    utimesSync(join(folder, old), new Date(0), new Date(1000));
    writeFileSync(join(folder, 'README'), 'not an object');
    writeFileSync(join(folder, dirname(old), 'stray'), 'not an object');
    expect(await listed(storage, new Date(5000))).toEqual([
      { key: old, size: 3, modifiedAt: new Date(1000) },
    ]);
    expect((await listed(storage)).map((object) => object.key).sort()).toEqual([old, young].sort());
  });

  test('can be read by its owner alone', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(join(folder, 'files'));
    const key = newStorageKey();
    await storage.put(key, pieces('x'));
    const modes = [key, dirname(key), dirname(dirname(key)), ''].map(
      (path) => statSync(join(folder, 'files', path)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o700, 0o700, 0o700]);
  });
});

describe('a key or a place that is not the storage’s own', () => {
  test.each(['../outside', '/etc/passwd', 'ab/cd/x', ''])(
    'T22: nothing is done with the key %j',
    async (key) => {
      const storage = await openDirectoryStorage(newFolder());
      await expect(storage.put(key, pieces('x'))).rejects.toThrow(TypeError);
      await expect(storage.get(key)).rejects.toThrow(TypeError);
      await expect(storage.stat(key)).rejects.toThrow(TypeError);
      await expect(storage.delete(key)).rejects.toThrow(TypeError);
    },
  );

  test('a link in place of an object is not followed', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    const secret = join(newFolder(), 'secret');
    writeFileSync(secret, 'secret');
    const key = newStorageKey();
    mkdirSync(join(folder, dirname(key)), { recursive: true });
    symlinkSync(secret, join(folder, key));
    await expect(storage.get(key)).rejects.toThrow(Missing);
    expect(await storage.stat(key)).toBeNull();
    expect(await listed(storage)).toEqual([]);
    await storage.delete(key);
    expect(readFileSync(secret, 'utf8')).toBe('secret');
  });

  test('a link in place of a folder is not followed', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    const key = newStorageKey();
    await storage.put(key, pieces('x'));
    const outside = join(newFolder(), 'moved');
    renameSync(join(folder, key.slice(0, 2)), outside);
    symlinkSync(outside, join(folder, key.slice(0, 2)));
    await expect(storage.get(key)).rejects.toThrow(Missing);
    await expect(storage.put(key, pieces('y'))).rejects.toThrow(Unavailable);
    await storage.delete(key);
    expect(await listed(storage)).toEqual([]);
    expect(filesIn(join(folder, 'unfinished'))).toEqual([]);
    expect(filesIn(outside).length).toBe(1);
  });

  test('a pipe in place of an object keeps nobody waiting', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    const key = newStorageKey();
    mkdirSync(join(folder, dirname(key)), { recursive: true });
    execFileSync('mkfifo', [join(folder, key)]);
    await expect(storage.get(key)).rejects.toThrow(Missing);
  });

  test('a folder in place of an object is not an object', async () => {
    const folder = newFolder();
    const storage = await openDirectoryStorage(folder);
    const key = newStorageKey();
    mkdirSync(join(folder, key), { recursive: true });
    await expect(storage.get(key)).rejects.toThrow(Missing);
    expect(await storage.stat(key)).toBeNull();
  });
});
