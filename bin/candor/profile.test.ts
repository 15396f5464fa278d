import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';
import { arrangeProfile } from '#lib/testing/profile.ts';
import { createWorld } from '#lib/testing/world.ts';

useOwnDatabase();

test('the operator takes a profile away as a workbook, which changes nothing when it comes back', async () => {
  const world = await createWorld();
  const { name } = await arrangeProfile(world);
  const within = (...words: string[]) => candorJson('profile', ...words, '--organization', world.slug);
  const { answer } = await within('list');
  expect(answer).toMatchObject({ rows: [{ name, rated: 0, gaps: 0 }], next: null });
  const out = join(mkdtempSync(join(tmpdir(), 'candor-profile-')), 'profile.xlsx');
  const asked = ['--profile', name, '--out', out];
  expect(await within('export', ...asked)).toMatchObject({ status: 0, answer: { out } });
  expect(await within('export', ...asked)).toMatchObject({ status: 1 });
  const said = { changed: 0, unchanged: 4, ignored: [], problems: [], imported: true };
  expect(await within('import', out, '--profile', name)).toEqual({ status: 0, answer: said });
  const oscal = await within('export', '--profile', name, '--out', `${out}.json`, '--form', 'oscal');
  expect(oscal).toMatchObject({ status: 0 });
  const nobody = await within('import', out, '--profile', 'Nobody');
  expect(nobody).toMatchObject({ status: 1, answer: { message: expect.stringContaining('no profile') } });
}, 180_000);
