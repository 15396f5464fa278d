import { localeNames, locales } from '#lib/messages/locale.ts';

/** The languages that a person can be greeted in. */
export const languages = locales.map((value) => ({ value, label: localeNames[value] }));
