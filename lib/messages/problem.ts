import { type CandorError, Invalid, type Problem } from '#lib/errors.ts';
import en from './en.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import { readerLocale } from './reader.ts';
import { catalogueOf } from './translator.ts';

/*
 * Rules and operations say what is wrong in English, where they are written: members read it so. What a visitor or an employee may
 * meet of it stands in the section `problem`, and is found there by its English words (decision 023).
 */

type Values = Readonly<Record<string, string>>;

const { field, ...sentences } = en.problem;
type Key = keyof typeof sentences;

const isKey = (key: string): key is Key => Object.hasOwn(sentences, key);
const keys = Object.keys(sentences).filter(isKey);

/** The names of fields that sentences name, by their English words. */
const fields = new Map(Object.entries(field).map(([key, label]) => [label, key]));

const argument = /\{(\w+)\}/g;
const escaped = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** What a sentence with arguments looks like once they are in it. */
function shapeOf(sentence: string): RegExp {
  const parts = sentence.split(argument);
  const source = parts.map((part, at) => (at % 2 === 1 ? `(?<${part}>.+?)` : escaped(part)));
  return new RegExp(`^${source.join('')}$`, 'su');
}

const plain = new Map(keys.map((key) => [sentences[key], key]));
const shaped = keys
  .filter((key) => sentences[key].includes('{'))
  .map((key) => ({ key, shape: shapeOf(sentences[key]) }));

/** The sentence of the catalogue that these English words are, with what was put into it; null for none of ours. */
export function findSentence(words: string): { key: Key; values: Values } | null {
  const key = plain.get(words);
  if (key) return { key, values: {} };
  for (const one of shaped) {
    const found = one.shape.exec(words);
    if (found) return { key: one.key, values: { ...found.groups } };
  }
  return null;
}

/** A sentence in the reader's language; one that the catalogue does not have, or that is in it already, stays as it is. */
export function worded(words: string, locale: Locale = readerLocale()): string {
  const found = locale === 'en' ? null : findSentence(words);
  if (!found) return words;
  const { problem } = catalogueOf(locale);
  const labels: Readonly<Record<string, string>> = problem.field;
  return problem[found.key].replace(argument, (_, name: string) => {
    const value = found.values[name] ?? '';
    return name === 'label' ? (labels[fields.get(value) ?? ''] ?? value) : value;
  });
}

/** The same for each problem of a form. */
export function wordedProblems(problems: readonly Problem[]): Problem[] {
  return problems.map(({ path, message }) => ({ path, message: worded(message) }));
}

/** All that a failure says, in the reader's language. */
export function wordedError(error: CandorError): string {
  if (!(error instanceof Invalid)) return worded(error.message);
  return [...new Set(error.problems.map(({ message }) => worded(message)))].join(' ');
}
