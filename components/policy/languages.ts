// Languages that a policy is commonly written in; others can be brought by an import.
const codes =
  'ar bg cs da de el en es et fi fr ga he hi hr hu id it ja ko lt lv mt nb nl pl pt pt-BR ro ru sk sl sr sv th tr uk vi zh-Hans zh-Hant'.split(
    ' ',
  );

const names = new Intl.DisplayNames('en', { type: 'language' });

/** A language in English words: `pt-BR` is Brazilian Portuguese. */
export const languageName = (locale: string) => names.of(locale) ?? locale;

/** Languages to choose from by name, without those that are there already. */
export function languageOptions(taken: readonly string[]): { value: string; label: string }[] {
  return codes
    .filter((code) => !taken.includes(code))
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
}
