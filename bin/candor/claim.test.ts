import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';

useOwnDatabase();

test('the operator adds a claim, exports all, and imports them again without a change', async () => {
  const [world, other] = [await createWorld(), await createWorld('Rival')];
  const run = (...words: string[]) => candorJson(...words, '--organization', world.slug);
  const measure = ['--metric', 'retention', '--comparator', '<=', '--value', '60', '--unit', 'days'];
  const added = await run(
    'claim',
    'add',
    'Backups are kept at most 60 days.',
    '--section',
    'Data',
    ...measure,
  );
  expect(added).toEqual({ status: 0, answer: { id: expect.any(String) } });
  const listed = await run('claim', 'list', '--standing', 'unbacked');
  expect(listed.answer).toMatchObject({
    rows: [
      {
        text: 'Backups are kept at most 60 days.',
        measure: { value: '60' },
        standing: { reason: 'no-control' },
      },
    ],
    count: 1,
  });
  const out = join(mkdtempSync(join(tmpdir(), 'candor-claims-')), 'claims.csv');
  expect(await run('claim', 'export', '--out', out)).toMatchObject({ status: 0, answer: { out } });
  expect((await run('claim', 'import', out)).answer).toEqual({ added: 0, changed: 0, unchanged: 1 });
  const foreign = await candorJson('claim', 'import', out, '--organization', other.slug);
  expect(foreign).toMatchObject({ status: 1, answer: { error: 'invalid' } });
  writeFileSync(out, readFileSync(out, 'utf8').replace('60 days.', '61 days.'));
  expect((await run('claim', 'import', out)).answer).toEqual({ added: 0, changed: 1, unchanged: 0 });
  const unknown = await run('claim', 'add', 'Kept.', '--section', 'Data', '--control', 'ZZ-99');
  expect(unknown).toMatchObject({ status: 1, answer: { message: 'There is no control ZZ-99.' } });
  const trail = await auditTrail(world);
  expect(trail.filter(({ actor }) => /^operator:./.test(actor)).map(({ action }) => action)).toEqual([
    'claim:add',
    'claim:import',
    'claim:import',
  ]);
}, 240_000);
