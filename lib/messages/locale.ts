/** The languages that visitors and employees can read; English is the source. */
export const locales = ['en', 'de', 'fr', 'es', 'ja'] as const;

/** One of `locales`. */
export type Locale = (typeof locales)[number];

/** What each language is called by those who read it. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
};

/** The catalogue for a language tag (BCP 47): `de-CH` is read in `de`. Null for one that nobody has written. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const language = /^[a-z]{2}(?=$|[-_])/.exec(tag?.trim().toLowerCase() ?? '')?.[0];
  return locales.find((locale) => locale === language) ?? null;
}

function weightOf(parameters: readonly string[]): number {
  const weight = parameters.map((one) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/i.exec(one)?.[1]).find(Boolean);
  return weight === undefined ? 1 : Number(weight);
}

/** What a browser likes best of what there is (`Accept-Language`, RFC 9110 section 12.5.4); null if it names nothing of it. */
export function acceptedLocale(header: string | undefined): Locale | null {
  const offers = (header ?? '').slice(0, 1000).split(',');
  const liked = offers.flatMap((offer) => {
    const [tag, ...parameters] = offer.split(';');
    const locale = localeOf(tag);
    return locale ? [{ locale, weight: weightOf(parameters) }] : [];
  });
  const wanted = liked.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight);
  return wanted[0]?.locale ?? null;
}
