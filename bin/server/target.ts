/** Why a request is refused before anything looks at it: a status and one sentence. */
export type Refusal = { status: number; reason: string; allow?: string };

const LONGEST_TARGET = 8_192;
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

// Forms of a path that two parsers could read differently: control characters, back slashes, encoded slashes and NUL.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ambiguous = /[\u0000-\u0020\u007f\\#]|%(?:2f|5c|0[0-9a-d]|7f)/i;
const dotSegment = /(?:^|\/)(?:\.|%2e){1,2}(?=\/|$)/i;

function wellEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query === -1 ? target : target.slice(0, query);
}

/** Refuses methods that are not used and targets that are not one plain absolute path (P22, S02, X08). */
export function refuseTarget(method: string, target: string): Refusal | undefined {
  if (!methods.has(method)) {
    return { status: 405, reason: 'This method is not used here.', allow: [...methods].join(', ') };
  }
  if (target.length > LONGEST_TARGET) return { status: 414, reason: 'This address is too long.' };
  const path = pathOf(target);
  // An absolute target (`http://…`) or a second slash would send redirects to a host of the sender's choice.
  if (!path.startsWith('/') || path.includes('//') || ambiguous.test(path) || dotSegment.test(path)) {
    return { status: 400, reason: 'This address is not well formed.' };
  }
  if (!wellEncoded(path)) return { status: 400, reason: 'This address is not well formed.' };
  // The image optimizer is switched off and stays out of reach (remote code execution, August 2026).
  if (path.startsWith('/_next/image')) return { status: 404, reason: 'There is nothing here.' };
  return undefined;
}

const single = [
  'host',
  'content-length',
  'content-type',
  'transfer-encoding',
  'authorization',
  'origin',
  'sec-fetch-site',
];

/** Refuses repeated headers of which only one can be meant: a proxy might have believed the other one (X08). */
export function refuseHeaders(rawHeaders: readonly string[]): Refusal | undefined {
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (single.includes(name) && seen.has(name)) return { status: 400, reason: 'A header is there twice.' };
    seen.add(name);
  }
  return undefined;
}
