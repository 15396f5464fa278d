import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { mergeFields, mergeText, unknownFields, usesField } from './merge.ts';

/** The kinds of node of a Markdown text, and all of its words. */
function read(text: string) {
  const kinds = new Set<string>();
  let words = '';
  const visit = (node: { type: string; value?: string; children?: unknown[] }) => {
    kinds.add(node.type);
    if (node.value !== undefined) words += node.value;
    for (const child of node.children ?? []) visit(child as { type: string });
  };
  visit(fromMarkdown(text) as { type: string });
  return { kinds, words };
}

test('every field of the agreement is filled where its name stands', () => {
  const values = {
    organization: 'Northwind',
    company: 'Buyer',
    person: 'Vera',
    title: 'CISO',
    address: 'Ghent',
    date: 'today',
  };
  const text = Object.keys(mergeFields)
    .map((name) => `{{${name}}} {{ ${name} }}`)
    .join(' ');
  expect(mergeText(text, values)).toBe(
    'Northwind Northwind Buyer Buyer Vera Vera CISO CISO Ghent Ghent today today',
  );
});

test('what nobody has filled in yet is told apart', () => {
  expect(read(mergeText('Signed by {{person}}', {})).words).toBe('Signed by [your name]');
  expect(usesField('{{ title }}', 'title')).toBe(true);
  expect(usesField('{title} {{Title}}', 'title')).toBe(false);
});

test('a name that is no field is reported, however it is spelled (F22)', () => {
  const text =
    '{{company}} {{constructor}} {{Company}} {{__proto__}} {{person.name}} {{7*7}} ${person} <%= person %>';
  expect(unknownFields(text)).toEqual(['constructor', 'Company', '__proto__', 'person.name', '7*7']);
  expect(mergeText(text, { company: 'Buyer' })).toBe(text.replace('{{company}}', 'Buyer'));
});

test.each([
  '# Heading',
  '=====',
  '[click](https://evil.example)',
  '<script>alert(1)</script>',
  '<https://evil.example>',
  '![x](https://evil.example/x.png)',
  '1. All rights are yours',
  '- item',
  '> quoted',
  '**you owe us**',
  '`code`',
  '---',
  '&lt;b&gt;',
  'a\\*b',
  '|a|b|',
])('what a person typed stays text in the agreement: %s (F16)', (value) => {
  for (const text of ['{{person}}', 'We and\n{{person}}', 'Signed: {{person}} here', '- {{person}}']) {
    const plain = read(mergeText(text, { person: 'Vera' }));
    const typed = read(mergeText(text, { person: value }));
    expect([...typed.kinds].sort()).toEqual([...plain.kinds].sort());
    expect(typed.words).toBe(plain.words.replace('Vera', value));
  }
});

test('a value is never taken for a field or for markup, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (typed) => {
      const value = typed.replace(/[\p{Cc}\s]+/gu, ' ').trim();
      fc.pre(value.length > 0 && value.isWellFormed());
      const { kinds, words } = read(
        mergeText('Signed by {{person}} for {{company}}', { person: value, company: 'B' }),
      );
      expect([...kinds].sort()).toEqual(['paragraph', 'root', 'text']);
      expect(words).toBe(`Signed by ${value} for B`);
    }),
    { numRuns: 300 },
  );
});

test('braces in a name are just braces', () => {
  expect(read(mergeText('{{person}}', { person: '{{company}}', company: 'Buyer' })).words).toBe(
    '{{company}}',
  );
});
