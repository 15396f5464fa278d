import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from './compose.ts';
import { inert, inertLine } from './inert.ts';

const letter = { organization: 'Northwind Data', subject: 'Hello', paragraphs: ['One.', 'Two.'] };

test('a mail says the same as text and as HTML', () => {
  const action = { label: 'Open it', url: 'https://trust.example/x?a=1&b=2' };
  const { text, html } = compose({ ...letter, action, code: '012345' });
  for (const part of ['One.', 'Two.', '012345', 'Open it', 'Northwind Data']) {
    expect(text).toContain(part);
    expect(html).toContain(part);
  }
  expect(text).toContain('https://trust.example/x?a=1&b=2');
  expect(html).toContain('href="https://trust.example/x?a=1&amp;b=2"');
});

test('a second page stands behind the first, in both forms', () => {
  const link = (label: string) => ({ label, url: `https://trust.example/${label}?a=1&b=2` });
  const { text, html } = compose({ ...letter, action: link('First'), also: link('Second') });
  expect(text).toMatch(
    /First:\nhttps:\/\/trust\.example\/First\?a=1&b=2\n\nSecond:\nhttps:\/\/trust\.example\/Second/,
  );
  expect(html.indexOf('/First?a=1&amp;b=2')).toBeLessThan(html.indexOf('/Second?a=1&amp;b=2'));
});

test('a company called like markup, link or template is inert text in both forms (P25, F22)', () => {
  const company =
    '<a href="https://evil.example">x</a> {{constructor}} #{1} www.evil.example javascript:alert(1)';
  const { text, html } = compose({ ...letter, organization: company, paragraphs: [`From ${company}.`] });
  expect(html).not.toContain('<a ');
  expect(html).toContain('{{constructor}}');
  expect(`${text}${html}`).not.toMatch(/https:\/\/evil|www\.evil|evil\.example/);
});

test('a line break in a name begins no header and no paragraph (P29)', () => {
  const { subject } = compose({ ...letter, subject: 'Request of Eve\r\nBcc: all@example.com\u2028X\u0000' });
  expect(subject).not.toMatch(/[\p{Cc}\p{Zl}]/u);
  expect(subject.split('\n')).toHaveLength(1);
});

test('text that turns the reading direction or hides is taken out, addresses of people stay', () => {
  expect(inert('a\u202Eb\u200Bc\uFEFFd')).toBe('abcd');
  expect(inert('Write to vera@buyer.example, please.')).toBe('Write to vera@buyer.example, please.');
});

const evil = [
  'a',
  '.',
  'com',
  'https://',
  '://',
  'www.',
  '\r\n',
  '\u202e',
  '\u0000',
  '<a href=',
  '<script>',
  ' ',
  '@',
  'é',
  '\u2028',
  '\ud800',
  '\t',
  '\u2066',
  '&lt;',
  'HTTP://',
];

test('no text at all brings a control character or a bare link into a mail (P25, P29)', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...evil), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const line = inertLine(text, 80);
      expect([...line].length).toBeLessThanOrEqual(80);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
      expect(inert(text)).not.toMatch(/https?:\/\//i);
      const { html } = compose({ ...letter, paragraphs: [text] });
      expect(html.match(/<(script|img|a)\b/gi)).toBeNull();
    }),
  );
});

test('a subject of ten thousand characters is cut where one sees it', () => {
  expect(compose({ ...letter, subject: 'x'.repeat(10_000) }).subject).toMatch(/^x{149}…$/);
});
