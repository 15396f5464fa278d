import { type Disk, type OpenFile, realDisk } from '#lib/storage/disk.ts';

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: planted, write '/secret/path'`), { code, syscall: 'write' });
}

/**
 * The real disk, but its `failAt`-th call (of any kind, those on open files included) fails with `code`; without
 * `failAt` none does. `state` counts the calls and the files still open.
 */
export function failingDisk(failAt = 0, code = 'EIO') {
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
