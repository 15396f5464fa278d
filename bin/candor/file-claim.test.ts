import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, candorJson } from '#lib/testing/command-line.ts';

// Here the environment names a database that does not exist: it is not needed.
const folder = mkdtempSync(join(tmpdir(), 'candor-claims-'));

function page(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const first = page(
  'first.md',
  '# Security\n\nWe keep database backups for 60 days. Write to security@acme.example.\n',
);
const second = page('second.html', '<h1>Security</h1><p>We keep database backups for 90 days.</p>');

test('a page is proposed as claims with measures, subcategories and contacts', async () => {
  const { status, answer } = await candorJson('claim', 'propose', first);
  expect(status).toBe(0);
  expect(answer).toEqual({
    proposals: [
      expect.objectContaining({
        sentence: 'We keep database backups for 60 days.',
        section: 'Security',
        measures: [
          expect.objectContaining({ metric: 'retention', comparator: '=', value: 60, unit: 'days' }),
        ],
        requirements: expect.arrayContaining([
          { id: 'PR.DS-11', confidence: expect.any(Number), reason: expect.stringContaining('backups') },
        ]),
      }),
    ],
    subprocessors: [],
    contacts: [expect.objectContaining({ value: 'security@acme.example', purpose: 'security' })],
  });
}, 120_000);

test('a second page adds where the two differ, and people read a table', async () => {
  const { answer } = await candorJson('claim', 'propose', first, second);
  expect(answer).toMatchObject({ contradictions: [{ reason: expect.stringContaining('“60 days”') }] });
  const { status, stdout } = await candor('claim', 'propose', first, second);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^found +what +about\nclaim +We keep database backups/);
  expect(stdout).toMatch(/\ncontradiction /);
}, 120_000);

test('a long result reaches a pipe whole', async () => {
  const claims = Array.from({ length: 200 }, (_, at) => `We keep database backups for ${at + 1} days.`);
  const long = page('long.md', `# Security\n\n${claims.join('\n\n')}\n`);
  const { stdout } = await candor('claim', 'propose', long, '--json');
  expect(stdout.length).toBeGreaterThan(100_000);
  expect(JSON.parse(stdout)).toMatchObject({ proposals: expect.any(Array) });
});

test('a missing file, a folder, a PDF, too much text and a wrong format are told in a sentence', async () => {
  const told = async (...parameters: string[]) => {
    const { status, answer } = await candorJson('claim', 'propose', ...parameters);
    expect(status).toBe(1);
    return answer;
  };
  expect(await told(join(folder, 'absent.md'))).toEqual({
    error: 'error',
    message: expect.stringMatching(/does not exist/),
  });
  expect(await told(folder)).toEqual({ error: 'error', message: expect.stringMatching(/is not a file/) });
  const pdf = page('page.txt', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj', 'latin1'));
  expect(await told(pdf)).toEqual({
    error: 'error',
    message: expect.stringMatching(/is no text but application\/pdf/),
  });
  const long = page('long.txt', 'We encrypt data. '.repeat(70_000));
  expect(await told(long)).toEqual({
    error: 'invalid',
    message: expect.stringMatching(/too long: at most 1 MB/),
  });
  expect(await told(first, '--format', 'word')).toMatchObject({ error: 'usage' });
}, 120_000);

test('bytes that are no UTF-8 are read as what old pages are', async () => {
  const old = page(
    'old.html',
    Buffer.from('<p>We\x92re certified: backups are kept for 30\xa0days.</p>', 'latin1'),
  );
  const { answer } = await candorJson('claim', 'propose', old);
  expect(answer).toMatchObject({
    proposals: [{ sentence: 'We’re certified: backups are kept for 30 days.' }],
  });
}, 120_000);
