import { createHash, type KeyObject } from 'node:crypto';
import { Readable } from 'node:stream';
import { contextOf } from '#lib/crypto/envelope.ts';
import { type FilePlace, newKey, unwrapDataKey, wrapDataKey } from '#lib/crypto/keys.ts';
import { type ByteRange, decryptStream, encryptStream } from '#lib/crypto/streaming-aead.ts';
import { FILE_PARAMETERS } from '#lib/crypto/streaming-layout.ts';
import { Invalid } from '#lib/errors.ts';
import { newStorageKey, type Storage } from './storage.ts';

/** What must be kept to read a file again. `sha256` (hex) and `sizeBytes` are those of the content, not of the object. */
export type StoredFile = {
  storageKey: string;
  sizeBytes: number;
  sha256: string;
  wrappedDataKey: Uint8Array;
};

/** Whose file it is, and the key of that organization. */
type Owner = FilePlace & { storage: Storage; organizationKey: KeyObject };

function contentContext(place: FilePlace): Buffer {
  return contextOf('candor file', place.organizationId, place.fileId);
}

function tooLarge(maxBytes: number): Invalid {
  const megabytes = Math.floor(maxBytes / 1_000_000);
  const size = megabytes > 0 ? `${megabytes} MB` : `${maxBytes} bytes`;
  return new Invalid(`The file is larger than ${size}. Please choose a smaller one.`);
}

/**
 * Encrypts a stream under a new data key and stores it, in constant memory and under a new storage key, so that a
 * stored object is never overwritten. Keep the result in the row before anybody may read the file; an object whose row
 * was never committed is found by `Storage.list`.
 * @throws Invalid      more than `maxBytes` came
 * @throws Unavailable  the storage cannot take it; errors of the source pass through. Nothing is stored then.
 */
export async function writeFile(
  input: Owner & { source: AsyncIterable<Uint8Array>; maxBytes?: number; storageKey?: string },
): Promise<StoredFile> {
  const {
    storage,
    organizationKey,
    maxBytes = Number.POSITIVE_INFINITY,
    storageKey = newStorageKey(),
  } = input;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of input.source) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      yield chunk;
    }
  }
  const key = newKey();
  const associatedData = contentContext(input);
  await storage.put(storageKey, encryptStream({ key, associatedData, source: measured() }));
  return {
    storageKey,
    sizeBytes,
    sha256: hash.digest('hex'),
    wrappedDataKey: wrapDataKey(organizationKey, input, key),
  };
}

/**
 * Opens a stored file, or `range` of it, for reading. Resolves when its first bytes are authentic, so that a damaged or
 * missing file is an error before any answer has begun; later damage destroys the stream. The stream must be read to
 * its end or destroyed (use `pipeline`): it holds an open file.
 * @throws NotAuthentic  the object or its wrapped key is not what was written for this organization and file
 * @throws Missing       the object is not there
 * @throws RangeError    the range is outside of the file
 * @throws Unavailable   the storage does not answer
 */
export async function readFile(
  input: Owner & Pick<StoredFile, 'storageKey' | 'sizeBytes' | 'wrappedDataKey'>,
  range?: ByteRange,
): Promise<Readable> {
  const content = decryptStream({
    key: unwrapDataKey(input.organizationKey, input, input.wrappedDataKey),
    associatedData: contentContext(input),
    read: (stretch) => input.storage.get(input.storageKey, stretch),
    size: input.sizeBytes,
    range,
  });
  let held: IteratorResult<Buffer, void> | undefined = await content.next();
  return new Readable({
    highWaterMark: FILE_PARAMETERS.segmentSize,
    read() {
      const step = held ? Promise.resolve(held) : content.next();
      held = undefined;
      step.then(
        ({ done, value }) => this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      content.return(undefined).then(
        () => callback(error),
        (failure: Error) => callback(error ?? failure),
      );
    },
  });
}
