import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ByteRange } from '#lib/crypto/streaming-aead.ts';

/** One stored object; `modifiedAt` is when its last byte was written. */
export type StoredObject = { key: string; size: number; modifiedAt: Date };

/**
 * Where opaque bytes live under keys made by `newStorageKey`; knows nothing of what they are. What every backend keeps:
 * an object is there whole or not at all; a key that the server did not make is refused; a backend that cannot do its
 * work now throws `Unavailable`; errors of the source given to `put` pass through as they are.
 */
export type Storage = {
  /** Stores all of `source` under `key`, durably when it resolves. On any error nothing is left behind. */
  put(key: string, source: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * Opens an object, or the part of `range` that exists. `size` is that of the whole object. The body must be read to
   * its end or destroyed.
   * @throws Missing
   */
  get(key: string, range?: ByteRange): Promise<{ size: number; body: Readable }>;
  /** Removes an object; one that is not there is fine. */
  delete(key: string): Promise<void>;
  stat(key: string): Promise<StoredObject | null>;
  /** All objects last written before `olderThan`, in no order: for finding those that no row names. */
  list(olderThan: Date): AsyncIterable<StoredObject>;
  /** Removes what broken-off writes left before `olderThan`, and says how many. */
  sweepUnfinished(olderThan: Date): Promise<number>;
  /** Resolves when objects can be stored right now; otherwise throws Unavailable. */
  check(): Promise<void>;
};

/** No object stands under this key. A row that names it is wrong or the storage lost it: a fault, not a 404. */
export class Missing extends Error {
  override readonly name = 'Missing';
  constructor(key: string) {
    super(`The stored object ${key} is missing.`);
  }
}

// The two leading folders repeat the beginning of the random id, so that no folder grows too large.
const KEY =
  /^([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{4}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A new random place, like 3f/a0/3fa01b62-…; nothing of the product can be read from it. */
export function newStorageKey(): string {
  const id = randomUUID();
  return `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
}

/** Whether `newStorageKey` could have made it. Backends refuse all else: such keys come from a fault or an attack. */
export function isStorageKey(key: string): boolean {
  return KEY.test(key);
}
