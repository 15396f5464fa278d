import { globSync, readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import failures from './failure.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import { locales } from './locale.ts';
import { isUnreviewed } from './origin.ts';
import origins from './origins.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

// Next-intl reads a dot in a key as a step into a section, so the flat names have slashes.
function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flat(value, `${path}${key}/`),
  );
}

const english = new Map(flat({ ...en, failure: failures.en }));
const others: [string, ReadonlyMap<string, string>][] = Object.entries({ de, fr, es, ja }).map(
  ([locale, own]) => [locale, new Map(flat({ ...own, failure: { ...failures }[locale] ?? {} }))],
);

/** What people agree to, and what proves it, binds in the words in which it was written: never a machine's. */
const legal = /^(?:nda\/(?:consent|authority|record\/.+)|duty\/statement)$/;

const argumentsOf = (text: string) => [...new Set(text.match(/(?<=\{)\w+(?=[,}])/g))].sort();
const countedOf = (text: string) => [...new Set(text.match(/(?<=\{)\w+(?=, plural,)/g))].sort();

describe.each(others)('the catalogue of %s', (locale, own) => {
  it('says everything that English says, and nothing else', () => {
    expect([...own.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !own.has(key) && !legal.test(key))).toEqual([]);
  });

  it('leaves to their authors the words that bind', () => {
    expect([...own.keys()].filter((key) => legal.test(key))).toEqual([]);
  });

  it('names the same things in every sentence', () => {
    const wrong = [...own].filter(([key, text]) => {
      const source = english.get(key) ?? '';
      return argumentsOf(text).join() !== argumentsOf(source).join();
    });
    expect(wrong).toEqual([]);
    const uncounted = [...own].filter(([key, text]) => {
      const source = english.get(key) ?? '';
      return countedOf(text).join() !== countedOf(source).join();
    });
    expect(uncounted).toEqual([]);
  });

  it('counts as its speakers do', () => {
    // What stands only for a million and more, or nothing but `other`, is covered by `other`.
    const needed = new Intl.PluralRules(locale)
      .resolvedOptions()
      .pluralCategories.filter((one) => one !== 'many');
    const plurals = [...own].filter(([, text]) => text.includes(', plural,'));
    const missing = plurals.filter(([, text]) => {
      const sets = text.split(', plural,').slice(1);
      return sets.some((set) => needed.some((category) => !new RegExp(`\\b${category} \\{`).test(set)));
    });
    expect(plurals.length).toBeGreaterThan(15);
    expect(missing).toEqual([]);
  });

  it('can be written, none is broken or empty', () => {
    const faults: string[] = [];
    const t = createTranslator({
      locale,
      messages: Object.fromEntries(own),
      onError: (error) => faults.push(error.message),
    });
    const names = new Set([...own.values()].flatMap(argumentsOf));
    const texts = [0, 1, 2, 5, 1_000_000].flatMap((count) => {
      const values = Object.fromEntries(Array.from(names, (name) => [name, count]));
      return [...own.keys()].map((key) => t(key, values));
    });
    expect(faults).toEqual([]);
    expect(texts.filter((text) => text.trim() === '' || /[{}]/.test(text))).toEqual([]);
  });
});

const origin = z.union([
  z.strictObject({ madeBy: z.literal('people') }),
  z.strictObject({
    madeBy: z.literal('machine'),
    madeOn: z.iso.date(),
    reviewedBy: z.string().min(1).nullable(),
    reviewedOn: z.iso.date().nullable(),
  }),
]);

describe('where the words come from', () => {
  it('is told of every language, and what a machine made is marked until somebody has looked through it', () => {
    const told = z.record(z.enum(locales), origin).parse(origins);
    for (const locale of locales) {
      const { madeBy } = told[locale];
      const reviewed = 'reviewedOn' in told[locale] && told[locale].reviewedOn !== null;
      expect(isUnreviewed(locale)).toBe(madeBy === 'machine' && !reviewed);
    }
    expect(isUnreviewed('en')).toBe(false);
  });
});

it('no module keeps the words of whoever read it first', () => {
  const files = globSync(['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.ts', 'bin/**/*.ts']);
  expect(files.length).toBeGreaterThan(500);
  // Outside of a function there is no reader, or one by chance: `const t = translator('x')`, `const metadata = { title: … }`.
  const early = files.filter((file) => {
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('.test.ts') || !text.includes('translator(')) return false;
    const topLevel =
      text.match(/^(?:export )?const [^\n]*=(?! *(?:async )?\()[^\n]*(?:\n(?=[ }\])])[^\n]*)*/gm) ?? [];
    return topLevel.some(
      (part) => !/=>|function/.test(part) && /translator\((?:'\w+')\)|formatDate\(/.test(part),
    );
  });
  expect(early).toEqual([]);
});
