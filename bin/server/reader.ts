import type { IncomingHttpHeaders } from 'node:http';
import { cookieFlags, cookieName } from '#lib/auth/cookie.ts';
import { acceptedLocale, type Locale, localeOf } from '#lib/messages/locale.ts';
import { isReadInLanguages, type Reader } from '#lib/messages/reader.ts';

const halfAYear = 180 * 24 * 3600;

function cookieIn(headers: IncomingHttpHeaders, base: string): Locale | null {
  const start = `${cookieName(base)}=`;
  const found = headers.cookie?.split(/;\s*/).find((pair) => pair.startsWith(start));
  return localeOf(found?.slice(start.length));
}

/** The address without its choice of language, and that choice, if it is one of a language that there is. */
function choiceIn(target: string): { address: string; choice: Locale | null } {
  const at = target.indexOf('?');
  if (at === -1 || !/[?&]lang=/.test(target)) return { address: target, choice: null };
  const pairs = target.slice(at + 1).split('&');
  const named = pairs.find((pair) => pair.startsWith('lang='));
  const rest = pairs.filter((pair) => !pair.startsWith('lang=')).join('&');
  return {
    address: target.slice(0, at) + (rest && `?${rest}`),
    choice: localeOf(named?.slice('lang='.length)),
  };
}

/**
 * In which language a request is answered: the one chosen at this browser (`?lang=`, remembered in a cookie), else the one
 * that the organization noted for the employee who is signed in here, else what the browser likes best. `open`: nothing of that
 * says it, so that the organization's own choice counts, else English. `cookie`: what remembers a choice that was just made.
 */
export function readerOf(
  target: string,
  headers: IncomingHttpHeaders,
): Reader & { open: boolean; cookie?: string } {
  if (!isReadInLanguages(target)) return { locale: 'en', address: target, open: false };
  const { address, choice } = choiceIn(target);
  const remembered = cookieIn(headers, 'language');
  const known =
    choice ??
    remembered ??
    cookieIn(headers, 'person-language') ??
    acceptedLocale(headers['accept-language']);
  const locale = known ?? 'en';
  if (!choice || choice === remembered) return { locale, address, open: known === null };
  const { path, sameSite, secure } = cookieFlags();
  const flags = `Path=${path}; Max-Age=${halfAYear}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`;
  return { locale, address, open: false, cookie: `${cookieName('language')}=${choice}; ${flags}` };
}
