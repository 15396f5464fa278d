import { env } from '#lib/env.ts';

/** Whether browsers reach us over TLS; only then may a cookie be `__Host-` and Secure everywhere. */
export function isSecure(): boolean {
  return env().PUBLIC_ORIGIN.startsWith('https:');
}

/** The cookie's full name: `__Host-` (this host alone, whole path, TLS only) wherever there is TLS. */
export function cookieName(base: string): string {
  return `${isSecure() ? '__Host-' : ''}candor-${base}`;
}

/** The flags of every cookie: no script reads it, no other site sends it along except by a plain link. */
export function cookieFlags() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
}
