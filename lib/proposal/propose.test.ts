import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpusPath } from '#lib/testing/corpus.ts';
import { proposeFrom } from './propose.ts';
import { formatOf } from './reading.ts';
import { pageFormats, pageProposal } from './schema.ts';

const sentencesOf = (text: string, format: (typeof pageFormats)[number]) =>
  proposeFrom({ text, format }).proposals.map(({ sentence, section }) => `${section}: ${sentence}`);

const html = `<!doctype html><html><head><title>T</title><script>We encrypt all scripts with AES-256.</script></head>
<body><nav><a href="/">We encrypt all data</a></nav><h1>Security at Acme</h1><h2>Data &amp; backups</h2>
<p>We encrypt <b>all customer data</b> at rest with AES&#8209;256, e.g. backups.</p>
<ul><li>Backups are kept for at most 60&nbsp;days.</li><li>Do you test them?</li></ul>
<table><tr><th>Control</th><th>How</th></tr><tr><td>Penetration tests</td><td>We engage an independent firm annually</td></tr></table>
<p>Learn more about <a href="/trust">our trust program</a>. Security is at the heart of our mission.</p>`;

test('claims of an HTML page are found under their headings; scripts, navigation, questions and praise are not', () => {
  expect(sentencesOf(html, 'html')).toEqual([
    'Data & backups: We encrypt all customer data at rest with AES‑256, e.g. backups.',
    'Data & backups: Backups are kept for at most 60 days.',
    'Data & backups: Penetration tests – We engage an independent firm annually',
  ]);
});

test('each proposal says where it stands in the source, tags and entities included', () => {
  const [first, second] = proposeFrom({ text: html, format: 'html' }).proposals;
  expect(html.slice(first?.start, first?.end)).toBe(
    'We encrypt <b>all customer data</b> at rest with AES&#8209;256, e.g. backups.',
  );
  expect(html.slice(second?.start, second?.end)).toBe('Backups are kept for at most 60&nbsp;days.');
});

const markdown = `---
title: We encrypt all front matter.
---
# Security
## Access
* We require **multi-factor authentication** for [all staff](https://a.example "x").
* [Overview](#overview)

| Topic | Practice |
|---|---|
| Logs | We retain audit logs for one year |

\`\`\`
We encrypt code blocks at rest.
\`\`\`
If you have any questions, please contact security@acme.example.
`;

test('claims of a Markdown page are found in items and tables; code, front matter and contents are not', () => {
  expect(formatOf(markdown)).toBe('markdown');
  expect(sentencesOf(markdown, 'markdown')).toEqual([
    'Access: We require multi-factor authentication for all staff.',
    'Access: Logs – We retain audit logs for one year',
  ]);
  const page = proposeFrom({ text: markdown });
  expect(page.contacts.map(({ value, purpose }) => `${value} ${purpose}`)).toEqual([
    'security@acme.example security',
  ]);
  expect(page.proposals[0]?.path).toEqual(['Security', 'Access']);
  expect(page.proposals[0]?.requirements[0]).toMatchObject({
    id: 'PR.AA-03',
    reason: expect.stringContaining('“factor”'),
  });
  expect(page.proposals[0]?.control).toBe('Strong authentication');
});

test('a plain text is read by its short lines, and broken lines are joined', () => {
  const text = `Backups

We take encrypted backups every day and keep them in
a second region for 30 days.

Incident response

We notify customers within 72 hours of a breach.`;
  expect(sentencesOf(text, 'text')).toEqual([
    'Backups: We take encrypted backups every day and keep them in a second region for 30 days.',
    'Incident response: We notify customers within 72 hours of a breach.',
  ]);
});

test('subprocessors come from sentences of use and from lists, not from what is refused or who audits us', () => {
  const text = `## Hosting
Our infrastructure is hosted on Google Cloud Platform. We never send secrets through Slack. Deloitte audits us.
## Subprocessors
* Exampleware Ltd – sends mail to customers
| Name | Purpose |
|---|---|
| Zendesk | Support tickets |
`;
  expect(proposeFrom({ text }).subprocessors.map(({ name, purpose }) => `${name}: ${purpose}`)).toEqual([
    'Google Cloud: cloud hosting',
    'Exampleware Ltd: sends mail to customers',
    'Zendesk: Support tickets',
  ]);
});

test('a page of more than a million signs is refused with a sentence', () => {
  expect(() => proposeFrom({ text: 'a'.repeat(1_000_001) })).toThrow(/too long: at most 1 MB/);
});

test('texts made to keep expressions or parsers busy are read within moments (F17)', () => {
  const n = 100_000;
  const texts = [
    '<div>'.repeat(n),
    `${'<b>'.repeat(n)}${'</i>'.repeat(n)}We encrypt data.`,
    '['.repeat(n * 5),
    '[a]('.repeat(n),
    '*a **b _c '.repeat(n / 2),
    '>'.repeat(n * 5),
    '> '.repeat(n) + '\n'.repeat(n),
    ' '.repeat(n * 9),
    `${' '.repeat(n * 5)}|${' '.repeat(n)}-`,
    '# '.repeat(n),
    '|-'.repeat(n),
    '&amp'.repeat(n),
    '1,'.repeat(n),
    'one hundred '.repeat(n / 2),
    'no more than '.repeat(n / 2),
    'We encrypt. '.repeat(n / 2),
    'We hope 2. '.repeat(n / 2),
    `We encrypt data${' at rest'.repeat(n / 2)}.`,
    'AES-'.repeat(n),
    'a@'.repeat(n),
    'a.'.repeat(n * 2),
    `+${'1 '.repeat(n)}`,
    '\u0000'.repeat(n),
    '\u202e\ud800We encrypt '.repeat(n / 5),
    'e.g. '.repeat(n),
    '<!--'.repeat(n),
    '`'.repeat(n * 5),
    `${'```\n'.repeat(n)}`,
  ];
  for (const text of texts)
    for (const format of pageFormats) {
      const began = performance.now();
      expect(pageProposal.safeParse(proposeFrom({ text, format })).success).toBe(true);
      expect(performance.now() - began, `${format}: ${text.slice(0, 20)}`).toBeLessThan(10_000);
    }
}, 300_000);

test('whatever is pasted, the result has its form, is the same again, and its places lie in the text', () => {
  const pieces = fc.constantFrom(
    'We encrypt all data with AES-256.',
    '<p>',
    '</p>',
    '<li',
    '&nbsp;',
    '\n',
    '\n\n',
    '# ',
    '* ',
    '|',
    '[x](y)',
    '**',
    'every 90 days ',
    'at most ',
    '\u202e',
    '\u0000',
    '\ud800',
    '🔐',
    'SOC 2 Type II',
    '{{x}}',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ unit: 'binary' })), { maxLength: 40 }),
      fc.constantFrom(...pageFormats),
      (parts, format) => {
        const text = parts.join('');
        const page = pageProposal.parse(proposeFrom({ text, format }));
        expect(proposeFrom({ text, format })).toEqual(page);
        for (const { start, end, sentence, measures } of page.proposals) {
          expect(start < end && end <= text.length).toBe(true);
          for (const one of measures) expect(sentence.slice(one.start, one.end)).toBe(one.text);
        }
      },
    ),
    { numRuns: 300 },
  );
}, 120_000);

test('hostile strings of the corpus are read like any others (F21)', (context) => {
  const strings: unknown = JSON.parse(readFileSync(corpusPath(context, 'data/text/blns.json'), 'utf8'));
  if (!Array.isArray(strings)) throw new TypeError('a list of strings');
  expect(strings.length).toBeGreaterThan(400);
  for (const one of [...strings, strings.join('\n\n')])
    for (const format of pageFormats) {
      const page = pageProposal.parse(
        proposeFrom({ text: `# ${one}\n\nWe encrypt ${one} data at rest.`, format }),
      );
      for (const { sentence } of page.proposals) expect(sentence).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }
}, 120_000);
