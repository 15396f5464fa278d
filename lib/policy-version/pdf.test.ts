import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PDF } from '@libpdf/core';
import { beforeAll, expect, test } from 'vitest';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { blocksOf } from '#lib/pdf/markdown-blocks.ts';
import { markdownDocument } from '#lib/pdf/markdown-document.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { needProgram } from '#lib/testing/pdf.ts';
import { publishedPolicy } from '#lib/testing/policy.ts';
import { createWorld, type World } from '#lib/testing/world.ts';
import { getPaper } from './paper-queries.ts';
import { paperFileName, policyPdf } from './pdf.ts';

useTestDatabase();

let world: World;
let other: World;
beforeAll(async () => {
  world = await createWorld();
  other = await createWorld('Southwind');
});

const body =
  '# Purpose\n\n1. One\n   - Two\n\n| a | b |\n|--|--|\n| c | d |\n\n## Scope\n\n## 範囲\n\n# מטרה\n\nכל העובדים.';

async function paperOf(versionId: string) {
  const paper = await getPaper(world.actors.security, { versionId });
  if (paper.kind !== 'text') throw new Error('It is a file.');
  return paper;
}

test('an employee and the other organization get no paper of a version', async () => {
  const { versionId } = await publishedPolicy(world, { body });
  await expect(getPaper(world.actors.employee, { versionId })).rejects.toThrow(Forbidden);
  await expect(getPaper(other.actors.security, { versionId })).rejects.toThrow(NotFound);
});

test('a version is printed with its facts, contents and versions, tagged, and the same bytes each time', async (context) => {
  needProgram(context, 'qpdf', 'qpdf');
  needProgram(context, 'pdftotext', 'poppler-utils');
  const { versionId } = await publishedPolicy(world, { title: 'Access', identifier: 'POL-77', body });
  const paper = await paperOf(versionId);
  expect(paperFileName(paper)).toBe('POL-77 Access v1.pdf');
  const [first, again] = [await buffer(await policyPdf(paper)), await buffer(await policyPdf(paper))];
  expect(first.equals(again)).toBe(true);
  const raw = first.toString('latin1');
  for (const tag of [
    '/StructTreeRoot',
    '/Lang (en)',
    '/S /H1',
    '/S /L\n',
    '/S /LBody',
    '/S /Table',
    '/S /TH',
    '/S /TOC\n',
    '/Outlines',
  ])
    expect(raw).toContain(tag);
  const text = read(first).replace(/\s+/g, ' ');
  for (const said of ['POL-77', 'Contents', 'Scope', 'Versions', '3 of 3', paper.sha256 ?? '-'])
    expect(text).toContain(said);
  expect(judged(first)).toContain('No syntax or stream encoding errors found');
});

/** What another program says of a file. */
function told(program: string, ...options: string[]): (bytes: Buffer) => string {
  return (bytes) => {
    const file = join(mkdtempSync(join(tmpdir(), 'candor-paper-')), 'paper.pdf');
    writeFileSync(file, bytes);
    return execFileSync(
      program,
      options.map((option) => (option === 'file' ? file : option)),
      {
        encoding: 'utf8',
      },
    );
  };
}

const read = told('pdftotext', 'file', '-');
const judged = told('qpdf', '--check', 'file');

test('paper has what the screen has, in the same order', () => {
  const kinds = (blocks: readonly { kind: string }[]) => blocks.map(({ kind }) => kind);
  expect(kinds(blocksOf(body))).toEqual(kinds(parseMarkdown(body)));
});

test('an aside is named on paper in the language of the text', async (context) => {
  needProgram(context, 'pdftotext', 'poppler-utils');
  const { versionId } = await publishedPolicy(world, { body: '> [!CAUTION]\n> Nicht weitergeben.' });
  const paper = await paperOf(versionId);
  const text = read(await buffer(await policyPdf({ ...paper, text: { ...paper.text, locale: 'de' } })));
  expect(text).toMatch(/Vorsicht\s+Nicht weitergeben\./);
  expect(text).not.toContain('[!');
});

test('policies of the corpus are printed', async (context) => {
  const root = corpusPath(context, 'data/policies');
  const files = globSync('{strongdm_comply/policies,tailscale/*,datica}/*.md', { cwd: root }).sort();
  const sample = files.filter((_, at) => at % 24 === 0);
  expect(sample.length).toBeGreaterThan(2);
  for (const file of sample) {
    const markdown = readFileSync(join(root, file), 'utf8');
    const bytes = await buffer(markdownDocument({ title: file, markdown, contentsTitle: 'Contents' }));
    expect((await PDF.load(new Uint8Array(bytes))).getPageCount(), file).toBeGreaterThan(0);
  }
});
