import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { auditTrail, createWorld, type World } from '#lib/testing/world.ts';

useOwnDatabase();

const runIn =
  (world: World) =>
  (...words: string[]) =>
    candorJson('framework', ...words, '--organization', world.slug);
const doneIn = async (world: World) =>
  (await auditTrail(world)).filter(({ actor }) => /^operator:./.test(actor)).map(({ action }) => action);

test('the operator adopts a framework, and adopting it again changes nothing', async () => {
  const [world, other] = [await createWorld(), await createWorld('Rival')];
  const run = runIn(world);
  expect(await run('adopt', 'nist-csf', '2.0')).toMatchObject({
    status: 0,
    answer: {
      framework: 'nist-csf',
      version: '2.0',
      inForce: { function: 6, category: 22, subcategory: 106 },
    },
  });
  expect((await run('adopt', 'nist-csf', '2.0')).answer).toMatchObject({ added: 0, changed: 0 });
  expect(await run('adopt', 'no-such', '1')).toMatchObject({ status: 1, answer: { error: 'not-found' } });
  expect((await run('list')).answer).toMatchObject({
    adopted: [{ key: 'nist-csf', requirements: 106, covered: 0 }],
    available: expect.arrayContaining([expect.objectContaining({ key: 'soc2' })]),
  });
  expect((await runIn(other)('list')).answer).toMatchObject({ adopted: [] });
  const { stdout, status } = await candor('framework', 'list', '--organization', world.slug);
  expect(status).toBe(0);
  expect(stdout).toMatch(/nist-csf +2\.0/);
  expect(await doneIn(world)).toContain('framework:adopt');
}, 240_000);

test('a table comes in by the columns it is said to have, and one with problems not at all', async () => {
  const world = await createWorld();
  const run = runIn(world);
  const folder = mkdtempSync(join(tmpdir(), 'candor-framework-'));
  const path = join(folder, 'own.csv');
  writeFileSync(path, 'No,Words,Above\nA,Area,\nA-1,First thing,A\nA-2,Second thing,A\n');
  const identity = ['--key', 'own', '--edition', '1', '--title', 'Our own'];
  const columns = ['--column', 'identifier=A', '--column', 'title=B', '--column', 'parent=C'];
  expect(await run('import', path, ...identity, ...columns)).toMatchObject({
    status: 0,
    answer: { framework: 'own', version: '1', withdrawn: 0, added: 3, changed: 0, problems: [] },
  });
  expect(await run('import', path, ...identity, ...columns)).toMatchObject({
    status: 0,
    answer: { added: 0, changed: 0 },
  });
  writeFileSync(path, 'No,Words,Above\nA-3,Third thing,A\nA-3,Third thing again,A\n');
  const twice = await run('import', path, ...identity, ...columns);
  expect(twice).toMatchObject({ status: 1, answer: { problems: [{ message: expect.any(String) }] } });
  const plain = await candor(
    'framework',
    'import',
    path,
    '--organization',
    world.slug,
    ...identity,
    ...columns,
  );
  expect(plain).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Nothing was imported\./),
  });
  const wrong = await run('import', path, ...identity, '--column', 'wording of it');
  expect(wrong).toMatchObject({ status: 1, answer: { message: expect.stringMatching(/title=C/) } });
  const nowhere = await run('import', join(folder, 'nothing.csv'));
  expect(nowhere).toMatchObject({ status: 1, answer: { message: expect.stringMatching(/cannot be read/) } });
  expect(await doneIn(world)).toEqual(['framework:import', 'framework:import']);
}, 240_000);

test('the CSF 2.0 is the same from the publisher’s catalog as from the workbook', async (context) => {
  const catalog = corpusPath(context, 'data/csf/NIST_CSF_v2.0_catalog.json');
  const workbook = corpusPath(context, 'data/csf/csf2.xlsx');
  const run = runIn(await createWorld());
  expect(await run('import', catalog)).toMatchObject({
    status: 0,
    answer: { inForce: { function: 6, category: 22, subcategory: 106 }, problems: [] },
  });
  expect(await run('import', workbook)).toMatchObject({ status: 0, answer: { added: 0, problems: [] } });
}, 240_000);
