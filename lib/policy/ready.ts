import type { FrozenText } from './frozen.ts';
import { findPlaceholders } from './placeholders.ts';

const languageOf = (locale: string) => new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;

function whyNotText({ locale, title, body }: FrozenText): string | null {
  const language = languageOf(locale);
  if (body.trim() === '') return `The text in ${language} is empty. Write it, or remove the language.`;
  const found = findPlaceholders(`${title}\n\n${body}`);
  const left = [...new Set(found.map(({ text }) => text))];
  if (left.length === 0) return null;
  const named = left.slice(0, 5);
  const more = left.length > named.length ? ` and ${left.length - named.length} more` : '';
  return `The text in ${language} still has placeholders: ${named.join(', ')}${more}. Please fill them in.`;
}

/** Why a draft cannot be put up for approval yet, as a sentence; null when it can. */
export function whyNotReady(draft: { isFile: boolean; texts: readonly FrozenText[] }): string | null {
  const { isFile, texts } = draft;
  if (!isFile && texts.length === 0) return 'There is nothing to read yet. Please write the text.';
  for (const text of texts) {
    const why = isFile ? null : whyNotText(text);
    if (why) return why;
  }
  const original = texts.find((text) => text.original);
  const other = texts.find((text) => text.questions.length !== original?.questions.length);
  if (!original || !other) return null;
  return `The text in ${languageOf(other.locale)} asks ${other.questions.length} questions, the one in ${languageOf(original.locale)} ${original.questions.length}. Please ask the same in every language.`;
}
