import type { Readable } from 'node:stream';
import type { ByteRange } from '#lib/crypto/streaming-aead.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { env } from '#lib/env.ts';
import { NotFound } from '#lib/errors.ts';
import { openDirectoryStorage } from '#lib/storage/directory.ts';
import { readFile } from '#lib/storage/files.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { unwrapped, type WrappedKey } from './keyring.ts';

/**
 * All that is needed to open a stored file, and nothing that opens it by itself: both keys are wrapped. So it may leave
 * a transaction, and the bytes are read after it.
 */
export type SealedFile = {
  organizationId: string;
  fileId: string;
  name: string;
  contentType: string;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
  wrappedDataKey: Uint8Array;
  organizationKey: WrappedKey;
};

const holder = globalThis as typeof globalThis & {
  candorStorage?: { folder: string; storage: Promise<Storage> } | undefined;
};

/** The storage of this process, opened at first use. @throws Unavailable */
export function fileStorage(): Promise<Storage> {
  const folder = env().STORAGE;
  if (holder.candorStorage?.folder !== folder) {
    const storage = openDirectoryStorage(folder);
    holder.candorStorage = { folder, storage };
    // A folder that was not there may be there the next time.
    storage.catch(() => {
      holder.candorStorage = undefined;
    });
  }
  return holder.candorStorage.storage;
}

/** The row of a file with its keys, still wrapped. @throws NotFound */
export async function sealedFile(tenant: Tenant, fileId: string): Promise<SealedFile> {
  const row = await tenant.file.findFirst({
    where: { id: fileId },
    select: {
      organizationId: true,
      id: true,
      name: true,
      contentType: true,
      sizeBytes: true,
      sha256: true,
      storageKey: true,
      wrappedDataKey: true,
      organizationKeyId: true,
    },
  });
  if (!row) throw new NotFound();
  const organizationKey = await tenant.organizationKey.findFirst({
    where: { id: row.organizationKeyId },
    select: { organizationId: true, id: true, wrapped: true },
  });
  if (!organizationKey) throw new NotFound();
  const { id, organizationKeyId: _, sizeBytes, ...rest } = row;
  return { ...rest, fileId: id, sizeBytes: Number(sizeBytes), organizationKey };
}

/**
 * Opens a stored file, or a range of it, outside of any transaction. Resolves when its first bytes are authentic; later
 * damage destroys the stream. Read it to its end or destroy it.
 * @throws NotAuthentic, Missing, Unavailable, RangeError as lib/storage/files.ts
 */
export async function openFile(file: SealedFile, range?: ByteRange): Promise<Readable> {
  const storage = await fileStorage();
  return readFile({ ...file, storage, organizationKey: unwrapped(file.organizationKey) }, range);
}
