import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One page in every coding that is offered, made once. */
export type CachedPage = {
  status: number;
  etag: string;
  policy: string;
  plain: Buffer;
  gzip: Buffer;
  br: Buffer;
};

/** Compresses a page and names it by its content. */
export async function cachedPage(
  { html, status }: { html: string; status: number },
  policy: string,
): Promise<CachedPage> {
  const plain = Buffer.from(html);
  const [zipped, br] = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  ]);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`;
  return { status, etag, policy, plain, gzip: zipped, br };
}

/** Pages by key, together at most `limit` bytes; the one used longest ago goes first. */
export function pageCache(limit: number): {
  get: (key: string) => CachedPage | undefined;
  put: (key: string, page: CachedPage) => void;
} {
  const pages = new Map<string, CachedPage>();
  const sizeOf = (page: CachedPage) => page.plain.length + page.gzip.length + page.br.length;
  let size = 0;
  const forget = (key: string) => {
    const page = pages.get(key);
    if (!page) return;
    pages.delete(key);
    size -= sizeOf(page);
  };
  return {
    get(key) {
      const page = pages.get(key);
      if (!page) return undefined;
      // Taken out and put back: the map's order is then that of last use.
      pages.delete(key);
      pages.set(key, page);
      return page;
    },
    put(key, page) {
      forget(key);
      if (sizeOf(page) > limit) return;
      pages.set(key, page);
      size += sizeOf(page);
      for (const oldest of pages.keys()) {
        if (size <= limit) break;
        forget(oldest);
      }
    },
  };
}
