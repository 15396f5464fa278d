import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Unavailable } from '#lib/errors.ts';
import { openDirectoryStorage } from './directory.ts';
import { type Disk, type OpenFile, realDisk } from './disk.ts';
import { Missing, newStorageKey, type Storage, type StoredObject } from './storage.ts';

const LATER = new Date(Date.now() + 86_400_000);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function* pieces(...list: (string | Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const piece of list) {
    if (piece instanceof Error) throw piece;
    yield Buffer.from(piece);
  }
}

async function contentOf(
  storage: Storage,
  key: string,
  range?: { start: number; end: number },
): Promise<string> {
  const { body } = await storage.get(key, range);
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function listed(storage: Storage, olderThan = LATER): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  for await (const object of storage.list(olderThan)) objects.push(object);
  return objects;
}

/** Every file below a folder, by path. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: planted, write '/secret/path'`), { code, syscall: 'write' });
}

/** A disk whose n-th call (of any kind, those on open files included) fails; it counts what is still open. */
function failingDisk(failAt: number, code: string) {
  const state = { calls: 0, open: 0 };
  async function step<Result>(call: () => Promise<Result>): Promise<Result> {
    state.calls += 1;
    if (state.calls === failAt) throw failure(code);
    return await call();
  }
  function watched(file: OpenFile): OpenFile {
    state.open += 1;
    return {
      read: (...given) => step(() => file.read(...given)),
      write: (...given) => step(() => file.write(...given)),
      stat: () => step(() => file.stat()),
      sync: () => step(() => file.sync()),
      async close() {
        // A close that fails has closed all the same (close(2) on Linux).
        state.open -= 1;
        await file.close();
        await step(async () => undefined);
      },
    };
  }
  const disk: Disk = {
    lstat: (path) => step(() => realDisk.lstat(path)),
    mkdir: (path, options) => step(() => realDisk.mkdir(path, options)),
    open: (path, flags, mode) => step(async () => watched(await realDisk.open(path, flags, mode))),
    opendir: (path) => step(() => realDisk.opendir(path)),
    realpath: (path) => step(() => realDisk.realpath(path)),
    rename: (from, to) => step(() => realDisk.rename(from, to)),
    unlink: (path) => step(() => realDisk.unlink(path)),
  };
  return { disk, state };
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
      const outcome = await contentOf(storage, key).catch((error: unknown) => error);
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
    expect(await listed(storage)).toEqual([]);
    expect(filesIn(folder).length).toBe(1);
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
