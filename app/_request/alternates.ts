import { locales } from '#lib/messages/locale.ts';
import { absolute } from '#lib/origin.ts';
import { portalPaths } from '#lib/paths.ts';

/** The same public page for programs and in every language, as search engines want to know of it (RFC 8288, hreflang). */
export function alternatesOf(path: string) {
  const address = absolute(path);
  const languages = Object.fromEntries(locales.map((locale) => [locale, `${address}?lang=${locale}`]));
  return {
    types: { 'application/json': portalPaths.json(path) },
    languages: { ...languages, 'x-default': address },
  };
}
