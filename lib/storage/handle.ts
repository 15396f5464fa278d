import { Readable } from 'node:stream';
import { FILE_PARAMETERS } from '#lib/crypto/streaming-layout.ts';
import { type OpenFile, onDisk } from './disk.ts';

// One encrypted segment per read: measured twice as fast as reads that straddle segments.
const READ_SIZE = FILE_PARAMETERS.segmentSize;

/** Writes all of a chunk; one write may take less than it was given (on a nearly full disk it does). */
export async function writeAll(handle: OpenFile, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.length) {
    written += (await handle.write(chunk, written, chunk.length - written)).bytesWritten;
  }
}

/**
 * Reads `start` to `end` (exclusive), one piece ahead of its consumer. Owns the handle: it is closed at the end, on
 * errors and when the stream is destroyed. A file that is shorter than `end` ends early.
 */
export function readFrom(handle: OpenFile, start: number, end: number): Readable {
  let position = start;
  return new Readable({
    highWaterMark: READ_SIZE,
    read() {
      const size = Math.min(READ_SIZE, end - position);
      if (size <= 0) {
        this.push(null);
        return;
      }
      const buffer = Buffer.allocUnsafeSlow(size);
      onDisk(() => handle.read(buffer, 0, size, position)).then(
        ({ bytesRead }) => {
          position += bytesRead;
          this.push(bytesRead > 0 ? buffer.subarray(0, bytesRead) : null);
        },
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      // Nothing that was read is lost when closing fails.
      handle.close().then(
        () => callback(error),
        () => callback(error),
      );
    },
  });
}
