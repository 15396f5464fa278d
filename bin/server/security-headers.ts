import { randomFillSync } from 'node:crypto';

/** What the headers depend on. `development` loosens what hot reload needs and nothing else. */
export type PolicyOptions = { publicOrigin: string; development: boolean };

const nonceBytes = 16;
// Random bytes are asked for by the page: each asking costs as much as all the rest of a nonce.
const drawn = Buffer.alloc(256 * nonceBytes);
let used = drawn.length;

/** A fresh nonce of 128 bits: one for each answer, never stored, never cached. */
export function newNonce(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += nonceBytes;
  return drawn.toString('base64', used - nonceBytes, used);
}

/** The policy of a page: only scripts with this answer's nonce, and what they load, run. */
export function pagePolicy(nonce: string, { publicOrigin, development }: PolicyOptions): string {
  const own = `'nonce-${nonce}'`;
  return [
    `default-src 'none'`,
    `script-src ${own} 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    development ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' ${own}`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(publicOrigin.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** The policy of a published page, the same for everybody: no script at all, and only the style sheets that stand in it. */
export function publishedPolicy(
  styleHashes: readonly string[],
  { publicOrigin }: Pick<PolicyOptions, 'publicOrigin'>,
): string {
  return [
    `default-src 'none'`,
    `style-src 'self' ${styleHashes.join(' ')}`.trim(),
    `img-src 'self' data:`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(publicOrigin.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** The policy of everything that is no page: should a browser show it after all, it can do nothing. */
export function dataPolicy(contentType: string): string {
  // A sandbox would keep browsers from showing a PDF.
  const sandbox = contentType.startsWith('application/pdf') ? '' : '; sandbox';
  return `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'${sandbox}`;
}

/** Headers of every answer, whatever it is. */
export function commonHeaders({ publicOrigin }: Pick<PolicyOptions, 'publicOrigin'>): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy':
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'x-dns-prefetch-control': 'off',
    'x-permitted-cross-domain-policies': 'none',
    ...(publicOrigin.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
  };
}
