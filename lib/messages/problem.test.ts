import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { Invalid } from '#lib/errors.ts';
import { parse } from '#lib/parse.ts';
import { email, line } from '#lib/text.ts';
import en from './en.json' with { type: 'json' };
import { locales } from './locale.ts';
import { findSentence, worded, wordedError } from './problem.ts';
import { withReader } from './reader.ts';

const { field, ...sentences } = en.problem;

const german = <T>(run: () => T): T => withReader({ locale: 'de', address: '/duties/a' }, run);

function refusal(schema: z.ZodType, input: unknown): string {
  try {
    parse(schema, input);
  } catch (error) {
    if (error instanceof Invalid) return german(() => wordedError(error));
  }
  return 'taken';
}

describe('what is wrong with a form', () => {
  it('is said in the language of who reads, with what it is about', () => {
    expect(refusal(z.strictObject({ email }), { email: 'nobody' })).toBe(
      'Bitte geben Sie eine einzelne E-Mail-Adresse an, wie name@unternehmen.de.',
    );
    const named = z.strictObject({ name: line('Full name', 5) });
    expect(refusal(named, { name: '' })).toBe('Bitte ausfüllen: Vollständiger Name.');
    expect(refusal(named, { name: 'Eleonore' })).toBe(
      'Vollständiger Name: Das ist zu lang, höchstens 5 Zeichen.',
    );
    expect(worded('Please confirm that you may sign for A (B) {C} Ltd..', 'ja')).toBe(
      'A (B) {C} Ltd. を代表して署名できることをご確認ください。',
    );
  });

  it.each([
    ['a number that is none', z.strictObject({ n: z.number() }), { n: 'x' }],
    ['a number that is too great', z.strictObject({ n: z.number().max(3) }), { n: 4 }],
    ['a number that is too small', z.strictObject({ n: z.int().min(3) }), { n: 1 }],
    ['a field that is missing', z.strictObject({ n: z.string() }), {}],
    ['a field that is ours not', z.strictObject({}), { n: 1 }],
    ['a text that is too long', z.strictObject({ n: z.string().max(2) }), { n: 'abc' }],
    ['a text that is empty', z.strictObject({ n: z.string().min(1) }), { n: '' }],
    ['a list that is too long', z.strictObject({ n: z.array(z.string()).max(1) }), { n: ['a', 'b'] }],
    ['a choice that is none', z.strictObject({ n: z.enum(['a', 'b']) }), { n: 'c' }],
    ['a text of another form', z.strictObject({ n: z.string().regex(/^a$/) }), { n: 'b' }],
    [
      'one of two things that is neither',
      z.union([z.strictObject({ email }), z.strictObject({ n: z.int() })]),
      {},
    ],
    ['nothing at all', z.strictObject({ n: z.string() }), null],
  ])('is never said in the words of a library: %s', (_, schema, input) => {
    const words = refusal(schema, input);
    expect(words).toMatch(/^(?:Bitte|Das|Diese|Dieses) /);
  });
});

test('every sentence is found by its English words, whatever is put into it, and no other is', () => {
  for (const [key, sentence] of Object.entries(sentences)) {
    const filled = sentence.replace(/\{(\w+)\}/g, '1.5 (x)');
    expect(findSentence(filled)?.key).toBe(key);
    for (const locale of locales.filter((one) => one !== 'en')) {
      expect(worded(filled, locale)).not.toBe(filled);
      expect(worded(filled, locale)).not.toMatch(/[{}]/);
    }
  }
  expect(worded('This control is archived.', 'de')).toBe('This control is archived.');
  expect(Object.keys(field).length).toBeGreaterThan(5);
});
