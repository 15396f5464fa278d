import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpusPath } from '#lib/testing/corpus.ts';
import { fillPlaceholders, findPlaceholders } from './placeholders.ts';

const texts = (markdown: string) => findPlaceholders(markdown).map(({ text }) => text);

test.each([
  [
    'We at {{companyShortName}} and {{ companyShortName }} care.',
    ['{{companyShortName}}', '{{companyShortName}}'],
  ],
  ['{{.Name}} keeps', ['{{.Name}}']],
  ['{{{legal_name}}} keeps', ['{{{legal_name}}}']],
  ['Write to {%data variables.contact%}, {%- if x -%}.', ['{% data variables.contact %}', '{% if x %}']],
  [
    'Owner: ${OWNER}; <%= company.name %>; %COMPANY_NAME%',
    ['${OWNER}', '<% company.name %>', '%COMPANY_NAME%'],
  ],
  [
    '[COMPANY], [Company Name], [Insert date], [your city], [TBD]',
    ['[COMPANY]', '[Company Name]', '[Insert date]', '[your city]', '[TBD]'],
  ],
  [
    '<Company>, <COMPANY NAME>, <insert email address here>, «Company»',
    ['<Company>', '<COMPANY NAME>', '<insert email address here>', '«Company»'],
  ],
  [
    'By [job title] of [Company name], within [1 year(s)], [quarterly], on [dd/mm/yyyy]',
    ['[job title]', '[Company name]', '[1 year(s)]', '[quarterly]', '[dd/mm/yyyy]'],
  ],
  [
    'At [list the address of the site], led by [person or persons with authority] from [Today’s date]',
    ['[list the address of the site]', '[person or persons with authority]', '[Today’s date]'],
  ],
  ['{company_name} and {companyName}', ['{company_name}', '{companyName}']],
  ['It is TBD. TODO: finish. Call XXXX.', ['TBD', 'TODO', 'XXXX']],
  ['| Spark | [TBD] |', ['[TBD]']],
])('a placeholder is found in "%s"', (markdown, expected) => {
  expect(texts(markdown)).toEqual(expected);
});

test.each([
  ['Links: [Company](/x), [Company][c], [c], ![Name](a.png)\n\n[c]: https://company.example'],
  ['He said "[the company] must", [sic], [1], [^1], [x], [GDPR], [ISO 27001], [GitHub employees], […]'],
  [
    'As [set forth in Section 2], [the effective date], [their job title(s)], [emphasis added], [164.308(a)(2)]',
  ],
  ['- [ ] open\n- [x] Date'],
  ['Write to <privacy@company.example> or <https://company.example>, <br/>, <strong>Name</strong>'],
  ['<address>Street 1</address> <title>A</title> <a href="x">Name</a>'],
  ['`{{name}}` and ``[COMPANY]``'],
  ['```yaml\n{{ .Values.name }}\n[COMPANY] TBD\n```'],
  ['<!-- TODO: {{later}} -->\n\nText'],
  ['{: .no_toc } {#anchor} {1, 2} a{company} 50% of A and 20% of B'],
  ['To-do lists, a todo, a mastodon; the French « société » and «mot»'],
])('nothing is found in "%s"', (markdown) => {
  expect(texts(markdown)).toEqual([]);
});

test('each place is told by line and column, and one answer fills all of them', () => {
  const markdown = '# Policy of {{name}}\n\nWe, {{ name }}, keep `{{name}}`.\n\nDue: TBD';
  expect(findPlaceholders(markdown)).toMatchObject([
    { text: '{{name}}', line: 1, column: 13, answerable: true },
    { text: '{{name}}', line: 3, column: 5, answerable: true },
    { text: 'TBD', line: 5, column: 6, answerable: false },
  ]);
  const filled = fillPlaceholders(markdown, new Map([['{{name}}', 'Alder $& Co']]));
  expect(filled).toBe('# Policy of Alder $& Co\n\nWe, Alder $& Co, keep `{{name}}`.\n\nDue: TBD');
});

test('whatever the text, places lie inside it in order and what is not answered stays', () => {
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    '[',
    ']',
    '<',
    '>',
    '`',
    'Name',
    'TBD',
    '\n',
    ' ',
    '```',
    '\\',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const markdown = parts.join('');
      let before = 0;
      for (const { start, end } of findPlaceholders(markdown)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeLessThanOrEqual(markdown.length);
        before = end;
      }
      expect(fillPlaceholders(markdown, new Map())).toBe(markdown);
    }),
  );
});

test('in real policies every template is found and ordinary text never raises an alarm', (context) => {
  const folder = corpusPath(context, 'data/policies');
  const counts = new Map<string, number>();
  for (const path of globSync('**/*.md', { cwd: folder }))
    for (const text of texts(readFileSync(`${folder}/${path}`, 'utf8')))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  expect(counts.get('{{.Name}}')).toBe(39);
  expect(counts.get('{{site.email_support}}')).toBe(3);
  expect(counts.get('{% data variables.product.prodname_dotcom %}')).toBe(4);
  expect(counts.get('[Insert Date]')).toBe(2);
  expect(counts.get('[TBD]')).toBe(1);
  expect(counts.get('<insert email address here>')).toBe(1);
  expect(counts.get('[job title]')).toBe(6);
  // Every other one was looked at, each really left open.
  expect(counts.size).toBe(49);
});

test('a long text of open brackets, or of code and placeholders, is looked through at once (F17)', () => {
  const hostile = ['[', '{{', '{%', '<', '«'].map((mark) => mark.repeat(40_000)).join('\n');
  const began = performance.now();
  expect(findPlaceholders(hostile)).toEqual([]);
  expect(texts(`${'>'.repeat(3_000)} {{name}}`)).toEqual(['{{name}}']);
  expect(texts(`a ${'`'.repeat(5)} ${'` '.repeat(50_000)}{{name}} \`[COMPANY]`)).toEqual([
    '{{name}}',
    '[COMPANY]',
  ]);
  expect(performance.now() - began).toBeLessThan(2_000);
});
