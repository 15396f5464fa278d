import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';
import { addPerson, createWorld, type World } from '#lib/testing/world.ts';
import { adoptCourse } from '#lib/training/starter-commands.ts';

useOwnDatabase();

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'candor-training-'));
const run = (...words: string[]) => candorJson('training', ...words, '--organization', world.slug);

beforeAll(async () => {
  world = await createWorld();
  await addPerson(world, { email: 'ada@inside.example' });
  await adoptCourse(world.actors.people, { key: 'privacy-basics' });
});

test('the operator looks at a table of completions, brings it, and writes all into a file', async () => {
  const path = join(folder, 'done.csv');
  writeFileSync(path, 'Email,Course,Completed on,Score\nada@inside.example,Privacy basics,2026-01-15,95\n');
  expect(await run('import', path, '--preview')).toMatchObject({ answer: { added: 1, imported: false } });
  expect(await run('import', path)).toMatchObject({ status: 0, answer: { added: 1, imported: true } });
  expect(await run('import', path)).toMatchObject({ answer: { added: 0, unchanged: 1 } });
  expect((await run('list')).answer).toMatchObject({ rows: [{ title: 'Privacy basics' }], count: 1 });
  const out = join(folder, 'out.csv');
  expect(await run('export', '--out', out)).toMatchObject({ status: 0 });
  const text = readFileSync(out, 'utf8');
  expect(text).toContain('ada@inside.example');
  expect(text).not.toContain(',95');
  writeFileSync(path, 'Email,Course,Completed on\nbo@inside.example,Juggling,2026-01-15\n');
  expect(await run('import', path)).toMatchObject({ status: 1, answer: { imported: false } });
}, 240_000);
