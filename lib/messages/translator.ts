import { createTranslator } from 'next-intl';
import de from './de.json' with { type: 'json' };
import main from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import failures from './failure.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import { readerLocale } from './reader.ts';

// What the page of a failure says stands apart: that page is in every browser, and must not bring the whole catalogue.
const en = { ...main, failure: failures.en };

type Words = { [key: string]: string | Words };

/** Puts what `own` says in the place of the same words in `under`. */
function lay(own: Words, under: Words): void {
  for (const [key, value] of Object.entries(own)) {
    const below = under[key];
    if (typeof value === 'string') under[key] = value;
    else if (typeof below === 'object') lay(value, below);
  }
}

/** English, with everything in its place that has been translated. */
function translated(own: Words): typeof en {
  const whole = structuredClone(en);
  lay(own, whole);
  return whole;
}

/** A page's part of the catalogue. */
export type Section = keyof typeof en;

const catalogues: Readonly<Record<Locale, typeof en>> = {
  en,
  de: translated({ ...de, failure: failures.de }),
  fr: translated({ ...fr, failure: failures.fr }),
  es: translated({ ...es, failure: failures.es }),
  ja: translated({ ...ja, failure: failures.ja }),
};

/** Everything in one language, as it was written: for what is not looked up by its key. */
export const catalogueOf = (locale: Locale): typeof en => catalogues[locale];

/**
 * The words of one section: `translator('library')('availableUntil', { date })`, in the language of who reads the page that
 * is being written. A mail and whatever is kept name the language. What is not translated stands in English. Keys and
 * sections are checked by the compiler.
 */
export function translator<Name extends Section>(section: Name, locale: Locale = readerLocale()) {
  return createTranslator<typeof en, Name>({ locale, messages: catalogues[locale], namespace: section });
}
