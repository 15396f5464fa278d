/**
 * Bytes as the body of an answer, taken from `source` only as fast as the client reads: nothing is read ahead, and the
 * piece after the last one is asked for only when the last has left. So code behind a `yield` knows that what it gave
 * is gone, and its `finally` runs when the client goes away. When `signal` aborts, the body breaks off with an error: a
 * client sees a transfer that failed, never one that looks complete.
 */
export function bodyOf(source: AsyncIterable<Uint8Array>, signal?: AbortSignal): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        signal?.addEventListener('abort', () => {
          controller.error(signal.reason);
          // Nobody pulls any more: let the source run its `finally`.
          Promise.resolve(iterator.return?.()).catch(() => undefined);
        });
      },
      async pull(controller) {
        const step = await iterator.next();
        if (signal?.aborted) return;
        if (step.done) controller.close();
        else controller.enqueue(step.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
