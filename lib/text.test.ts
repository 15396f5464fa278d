import { expect, test } from 'vitest';
import { z } from 'zod';
import { domainName, email, line, optionalLine, paragraph, webAddress } from './text.ts';

const taken = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

test('one bare address is taken, in lower case, and nothing that mail libraries read differently (P26)', () => {
  expect(email.parse('  Anna.B+x@Buyer.Example ')).toBe('anna.b+x@buyer.example');
  const refused = [
    'a@b.example, c@d.example',
    'a@b.example;c@d.example',
    'Anna <a@b.example>',
    '"a b"@b.example',
    'a(comment)@b.example',
    'a@b.example(comment)',
    'a@[127.0.0.1]',
    'a@localhost',
    'a＠b.example',
    'a﹫b.example',
    'а@b.example',
    'a@b.example\nbcc: c@d.example',
    'a@b.example\u0000',
    'a\u200b@b.example',
    '@b.example',
    'a@@b.example',
    'a..b@b.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(250)}.example`,
  ];
  expect(refused.filter((text) => taken(email, text))).toEqual([]);
});

test('NUL, lone surrogates and signs that hide or turn text are refused with a sentence (F21)', () => {
  const broken = [
    'a\u0000b',
    'a\ud800b',
    'a\u202eb',
    'a\u200bb',
    'a\u2066b',
    'a\ufeffb',
    'a\u0085b',
    'a\u001bb',
  ];
  for (const schema of [line('Name', 120), optionalLine('Title', 120), paragraph('Reason', 1000)]) {
    for (const text of broken) {
      const result = schema.safeParse(text);
      expect(result.error?.issues[0]?.message, JSON.stringify(text)).toMatch(
        /characters that cannot be used/,
      );
    }
    expect(schema.parse('Łukasz 李 ليلى')).toBe('Łukasz 李 ليلى');
  }
});

test('a name of ten megabytes, or made to keep an expression busy, is refused within moments (F17)', () => {
  const long = [
    'a'.repeat(10_000_000),
    'é'.normalize('NFD').repeat(1_000_000),
    `${'a.'.repeat(500_000)}@`,
    `${'a-'.repeat(500_000)}.example`,
    `https://${'a'.repeat(1_000_000)}@`,
    ' '.repeat(1_000_000),
  ];
  const schemas = [
    line('Name', 120),
    optionalLine('T', 120),
    paragraph('R', 1000),
    email,
    domainName,
    webAddress('Link'),
  ];
  const began = performance.now();
  for (const schema of schemas)
    for (const text of long) expect(taken(schema, text) && text.trim() !== '').toBe(false);
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('keys such as __proto__ are unknown fields like any other (F18)', () => {
  const schema = z.strictObject({ name: line('Name', 120) });
  const input: unknown = JSON.parse('{"name":"Anna","__proto__":{"roles":["owner"]}}');
  const result = schema.safeParse(input);
  expect(result.success && Object.getPrototypeOf(result.data) !== Object.prototype).toBe(false);
  expect(taken(schema, JSON.parse('{"name":"Anna","constructor":{"prototype":{}}}'))).toBe(false);
  expect({}).not.toHaveProperty('roles');
  expect(taken(schema, { name: { toString: () => 'Anna' } })).toBe(false);
});
