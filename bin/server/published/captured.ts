import type { ServerResponse } from 'node:http';

/** What a handler would have sent. Headers stand in the response. */
export type Captured = { status: number; body: Buffer };

const LARGEST = 16 * 1024 * 1024;

function bytesOf(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string') {
    return Buffer.from(
      chunk,
      typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8',
    );
  }
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
}

function callbackOf(values: readonly unknown[]): (() => void) | undefined {
  const found = values.find((value) => typeof value === 'function');
  return found ? () => Reflect.apply(found, undefined, []) : undefined;
}

/**
 * Lets `run` answer, and keeps what it sends instead of sending it. The response is then as it was before, but for the
 * headers that were set, and the caller sends what is to be sent. @throws Error the answer is larger than a page may be
 */
export async function capture(response: ServerResponse, run: () => Promise<void> | void): Promise<Captured> {
  const own = {
    write: response.write,
    end: response.end,
    writeHead: response.writeHead,
    flush: response.flushHeaders,
  };
  const parts: Buffer[] = [];
  let size = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const keep = (values: readonly unknown[]) => {
    const part = bytesOf(values[0], values[1]);
    size += part.length;
    if (size > LARGEST) reject(new Error('a page is larger than a page may be'));
    else parts.push(part);
    callbackOf(values)?.();
  };
  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    for (const headers of rest) {
      if (typeof headers !== 'object' || headers === null) continue;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
    }
    return response;
  };
  response.flushHeaders = () => {};
  response.write = (...values: unknown[]) => {
    keep(values);
    return true;
  };
  response.end = (...values: unknown[]) => {
    keep(values);
    resolve();
    return response;
  };
  response.once('close', () => reject(new Error('the client went away')));
  try {
    await Promise.all([run(), promise]);
  } finally {
    Object.assign(response, {
      write: own.write,
      end: own.end,
      writeHead: own.writeHead,
      flushHeaders: own.flush,
    });
  }
  return { status: response.statusCode, body: Buffer.concat(parts) };
}
