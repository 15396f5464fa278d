import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { Unavailable } from '#lib/errors.ts';
import { codeOf, type Disk, ifThere, onDisk, realDisk } from './disk.ts';
import { readFrom, writeAll } from './handle.ts';
import { isStorageKey, Missing, type Storage, type StoredObject } from './storage.ts';

// Broken-off writes stand here, apart from objects, so that sweeping never looks at a finished one.
const UNFINISHED = 'unfinished';
const WRITE_NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
// Without O_NONBLOCK, opening a pipe that somebody put there would wait for ever.
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The directory backend. Makes `folder` if need be; afterwards a folder that vanishes (an unmounted volume) is an error
 * and is not made again. A write goes to a temporary file, is flushed, and is renamed into place.
 * @throws Unavailable  the folder cannot be made or written
 */
export async function openDirectoryStorage(folder: string, disk: Disk = realDisk): Promise<Storage> {
  await onDisk(() => disk.mkdir(join(folder, UNFINISHED), { recursive: true, mode: 0o700 }));
  const root = await onDisk(() => disk.realpath(folder));
  return directoryStorage(root, disk);
}

function directoryStorage(root: string, disk: Disk): Storage {
  function pathOf(key: string): string {
    if (!isStorageKey(key)) throw new TypeError('This is not a key of the storage.');
    return join(root, key);
  }

  // O_NOFOLLOW speaks of the last name only; a linked folder above it would lead out of the storage as well.
  async function isInPlace(path: string): Promise<boolean> {
    return (await ifThere(() => disk.realpath(dirname(path)))) === dirname(path);
  }

  async function flushFolder(folder: string): Promise<void> {
    const handle = await disk.open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async function makeFolder(folder: string): Promise<void> {
    try {
      await disk.mkdir(folder, { mode: 0o700 });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    // Also when it was there: whoever made it may have died before this.
    await flushFolder(dirname(folder));
  }

  async function moveIntoPlace(unfinished: string, path: string): Promise<void> {
    await makeFolder(dirname(dirname(path)));
    await makeFolder(dirname(path));
    if (!(await isInPlace(path)))
      throw new Unavailable('The file storage has a link where a folder should be.');
    await disk.rename(unfinished, path);
    try {
      await flushFolder(dirname(path));
    } catch (error) {
      // Whoever asked is told that nothing was stored, so nothing may be.
      await disk.unlink(path);
      throw error;
    }
  }

  async function writeUnfinished(path: string, source: AsyncIterable<Uint8Array>): Promise<void> {
    const handle = await onDisk(() => disk.open(path, WRITE_NEW, 0o600));
    try {
      for await (const chunk of source) await onDisk(() => writeAll(handle, chunk));
      await onDisk(() => handle.sync());
    } finally {
      await onDisk(() => handle.close());
    }
  }

  async function statOf(key: string, path: string): Promise<StoredObject | null> {
    const stats = (await isInPlace(path)) ? await ifThere(() => disk.lstat(path)) : null;
    return stats?.isFile() ? objectOf(key, stats) : null;
  }

  async function* entriesOf(folder: string): AsyncGenerator<string> {
    const entries = await ifThere(() => disk.opendir(folder));
    if (!entries) return;
    for await (const entry of entries) yield entry.name;
  }

  async function* keysUnder(folders: string[]): AsyncGenerator<string> {
    for await (const name of entriesOf(join(root, ...folders))) {
      const names = [...folders, name];
      if (names.length === 3 && isStorageKey(names.join('/'))) yield names.join('/');
      if (names.length < 3 && name.length === 2) yield* keysUnder(names);
    }
  }

  return {
    async put(key, source) {
      const path = pathOf(key);
      const unfinished = join(root, UNFINISHED, randomUUID());
      try {
        await writeUnfinished(unfinished, source);
        await onDisk(() => moveIntoPlace(unfinished, path));
      } catch (error) {
        // Best effort: what cannot be removed now, sweeping removes later.
        await disk.unlink(unfinished).catch(() => undefined);
        throw error;
      }
    },

    async get(key, range) {
      const path = pathOf(key);
      const handle = (await isInPlace(path)) ? await ifThere(() => disk.open(path, READ)) : null;
      if (!handle) {
        // On a volume that is not mounted everything seems missing.
        await onDisk(() => disk.lstat(join(root, UNFINISHED)));
        throw new Missing(key);
      }
      try {
        const stats = await onDisk(() => handle.stat());
        if (!stats.isFile()) throw new Missing(key);
        const end = Math.min(range?.end ?? stats.size, stats.size);
        return { size: stats.size, body: readFrom(handle, range?.start ?? 0, end) };
      } catch (error) {
        await handle.close().catch(() => undefined);
        throw error;
      }
    },

    async delete(key) {
      const path = pathOf(key);
      if (await isInPlace(path)) await ifThere(() => disk.unlink(path));
    },

    async stat(key) {
      return await statOf(key, pathOf(key));
    },

    async *list(olderThan) {
      for await (const key of keysUnder([])) {
        const object = await statOf(key, pathOf(key));
        if (object && object.modifiedAt < olderThan) yield object;
      }
    },

    async sweepUnfinished(olderThan) {
      let swept = 0;
      for await (const name of entriesOf(join(root, UNFINISHED))) {
        const path = join(root, UNFINISHED, name);
        const stats = await ifThere(() => disk.lstat(path));
        if (!stats || stats.mtime >= olderThan || stats.isDirectory()) continue;
        await ifThere(() => disk.unlink(path));
        swept += 1;
      }
      return swept;
    },

    async check() {
      const path = join(root, UNFINISHED, randomUUID());
      try {
        await onDisk(async () => await (await disk.open(path, WRITE_NEW, 0o600)).close());
      } finally {
        await disk.unlink(path).catch(() => undefined);
      }
    },
  };
}

function objectOf(key: string, stats: Stats): StoredObject {
  return { key, size: stats.size, modifiedAt: stats.mtime };
}
