import { createTranslator } from 'next-intl';
import main from './en.json' with { type: 'json' };
import failure from './en-failure.json' with { type: 'json' };

// What the page of a failure says stands apart: that page is in every browser, and must not bring the whole catalogue.
const en = { ...main, failure };

/** The languages that visitors and employees can read; English is the source. */
export const locales = ['en'] as const;

/** One of `locales`. */
export type Locale = (typeof locales)[number];

/** A page's part of the catalogue. */
export type Section = keyof typeof en;

const catalogues = { en } satisfies Record<Locale, typeof en>;

/**
 * The words of one section: `translator('library')('availableUntil', { date })`. Pure: it needs no request, provider or
 * script, so that pages, route handlers and mails share it. Keys and sections are checked by the compiler.
 */
export function translator<Name extends Section>(section: Name, locale: Locale = 'en') {
  return createTranslator<typeof en, Name>({ locale, messages: catalogues[locale], namespace: section });
}
