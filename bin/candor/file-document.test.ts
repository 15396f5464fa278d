import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, candorJson } from '#lib/testing/command-line.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { samplePdf } from '#lib/testing/document.ts';

// Here the environment names a database that does not exist, and storage that was never made: neither is needed.
const folder = mkdtempSync(join(tmpdir(), 'candor-files-'));
const recipient = [
  '--name',
  'Łukasz Żółć',
  '--email',
  'lukasz@buyer.example',
  '--company',
  'Buyer sp. z o.o.',
];

async function sample(name: string, pages: number): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await samplePdf(pages));
  return path;
}

test('a sound PDF is ready, with its number of pages and nothing else', async () => {
  const path = await sample('sound.pdf', 3);
  const { stdout, stderr, status } = await candor('document', 'inspect', path, '--json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ state: 'ready', reasons: [], pages: 3 });
}, 120_000);

test('a PDF with a script is repaired, and the reason says what was removed (F04)', async () => {
  const path = join(folder, 'script.pdf');
  const text = (await samplePdf(1)).toString('latin1');
  const action = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';
  writeFileSync(path, text.replace('/Type /Catalog', `/Type /Catalog ${action}`), 'latin1');
  const { answer } = await candorJson('document', 'inspect', path);
  expect(answer).toMatchObject({
    state: 'repaired',
    reasons: expect.arrayContaining([{ code: 'scripts', sentence: expect.stringMatching(/removed/) }]),
    pages: 1,
  });
}, 120_000);

test('a ZIP named .pdf is refused with a sentence, and cannot be marked (F03, P13)', async () => {
  const path = join(folder, 'archive.pdf');
  writeFileSync(path, Buffer.from('504b0304140000000000', 'hex'));
  const { status, answer } = await candorJson('document', 'inspect', path);
  expect(status).toBe(0);
  expect(answer).toEqual({
    state: 'refused',
    reasons: [{ code: 'not-a-pdf', sentence: expect.stringMatching(/not a PDF/) }],
    pages: 0,
  });
  const out = join(folder, 'refused-copy.pdf');
  const marked = await candorJson('document', 'mark', path, ...recipient, '--out', out);
  expect(marked).toEqual({
    status: 1,
    answer: { error: 'error', message: expect.stringMatching(/not a PDF/) },
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('refused-copy'))).toEqual([]);
}, 120_000);

test('a marked file carries its copy code on every page and leaves nothing half-written', async () => {
  const path = await sample('report.pdf', 5);
  const out = join(folder, 'copy.pdf');
  const { status, answer } = await candorJson('document', 'mark', path, ...recipient, '--out', out);
  expect(status).toBe(0);
  expect(answer).toEqual({
    out,
    code: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
    pages: 5,
    sizeBytes: statSync(out).size,
    reasons: [],
  });
  const { code } = answer as { code: string };
  const letters = Array.from(code, (letter) => `\\(${letter}\\)\\.[01]{8}`).join('');
  expect(readFileSync(out, 'latin1').match(new RegExp(letters, 'g'))).toHaveLength(5);
  expect(readdirSync(folder).filter((name) => name.startsWith('copy.pdf'))).toEqual(['copy.pdf']);
}, 120_000);

test('a forged address, a missing file and a folder that is not there are told in a sentence', async () => {
  const path = await sample('fine.pdf', 1);
  const forged = ['--name', 'N', '--company', 'C', '--email', 'a@b.example, c@d.example'];
  const address = await candorJson('document', 'mark', path, ...forged, '--out', join(folder, 'x.pdf'));
  expect(address.answer).toEqual({ error: 'error', message: expect.stringMatching(/one e-mail address/) });
  const absent = await candor('document', 'inspect', join(folder, 'absent.pdf'));
  expect(absent).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(/does not exist\.\n$/) });
  const nowhere = await candor('document', 'mark', path, ...recipient, '--out', join(folder, 'no/where.pdf'));
  expect(nowhere.status).toBe(1);
  expect(nowhere.stderr).toMatch(/cannot be written/);
}, 120_000);

test('a published data processing agreement is ready to be marked', async (context) => {
  const path = corpusPath(context, 'data/pdfs/basecamp_dpa_current.pdf');
  const { answer } = await candorJson('document', 'inspect', path);
  expect(answer).toEqual({ state: 'ready', reasons: [], pages: 11 });
}, 120_000);
