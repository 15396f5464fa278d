import type { Stats } from 'node:fs';
import { lstat, mkdir, open, opendir, realpath, rename, unlink } from 'node:fs/promises';
import { Full, Unavailable } from '#lib/errors.ts';

/** What the directory backend does with an open file. */
export type OpenFile = {
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  write(buffer: Uint8Array, offset: number, length: number): Promise<{ bytesWritten: number }>;
  stat(): Promise<Stats>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** The calls of the file system that the directory backend makes; tests put failing ones in their place. */
export type Disk = {
  lstat(path: string): Promise<Stats>;
  mkdir(path: string, options: { recursive?: boolean; mode: number }): Promise<unknown>;
  open(path: string, flags: number, mode?: number): Promise<OpenFile>;
  opendir(path: string): Promise<AsyncIterable<{ name: string }>>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
};

/** The file system of this machine. */
export const realDisk: Disk = { lstat, mkdir, open, opendir, realpath, rename, unlink };

/** The code of a file system error (ENOENT, ENOSPC, …), if it is one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

// Paths stay in the cause, for the log: people see the sentence.
function sentenceOf(code: string | undefined): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The file storage is full. Nothing was stored; please tell whoever runs this server to make room.';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'The file storage cannot be written to. Please tell whoever runs this server to check its permissions.';
    case 'EMFILE':
    case 'ENFILE':
      return 'The file storage has too many files open. Please try again in a moment.';
    default:
      return `The file storage does not work (${code ?? 'unknown error'}). Please tell whoever runs this server.`;
  }
}

/** Does one step on the disk; what fails becomes `Unavailable` (`Full` where there is no room) with the error as its cause. */
export async function onDisk<Result>(step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof Unavailable) throw cause;
    const code = codeOf(cause);
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    const unavailable = new (full ? Full : Unavailable)(sentenceOf(code));
    unavailable.cause = cause;
    throw unavailable;
  }
}

/** Does one step on the disk, with null for what is not there (or is a symbolic link where none may be). */
export async function ifThere<Result>(step: () => Promise<Result>): Promise<Result | null> {
  return await onDisk(async () => {
    try {
      return await step();
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return null;
      throw error;
    }
  });
}
