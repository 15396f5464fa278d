import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { leavePerson } from '#lib/person/leave-commands.ts';
import { candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';
import { arrangePersons } from '#lib/testing/person.ts';
import { addPerson, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { personAt } from './person-at.ts';

useOwnDatabase();

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'candor-person-'));
const run = (...words: string[]) => candorJson('person', ...words, '--organization', world.slug);

beforeAll(async () => {
  world = await createWorld();
});

test('the operator holds somebody, is refused to erase them with the reason, and erases them once released', async () => {
  const { personId } = await addPerson(world, { email: 'zoe@inside.example' });
  await leavePerson(world.actors.people, { personId, leftOn: '2026-01-31' });
  const zoe = ['--email', 'ZOE@inside.example'];
  const erase = ['erase', ...zoe, '--reason', 'asked', '--yes'];
  expect(await run('hold', ...zoe, '--reason', 'Case 12/26')).toMatchObject({ answer: { held: true } });
  const message = expect.stringMatching(/on hold since .+: Case 12\/26\. Lift the hold/);
  expect(await run(...erase)).toMatchObject({ status: 1, answer: { error: 'conflict', message } });
  const meant = expect.stringContaining('--yes');
  expect(await run(...erase.slice(0, -1))).toMatchObject({ status: 1, answer: { message: meant } });
  expect(await run('release', ...zoe)).toMatchObject({ status: 0, answer: { held: false } });
  expect(await run(...erase)).toMatchObject({ status: 0, answer: { erased: true } });
}, 240_000);

test('the operator imports people, lets one leave, and exports all', async () => {
  const path = join(folder, 'people.csv');
  writeFileSync(
    path,
    'Work Email,Name,Department\nada@inside.example,Ada,Sales\nben@inside.example,Ben,Sales\n',
  );
  expect((await run('import', path)).answer).toMatchObject({ added: 2, missing: [], imported: true });
  expect(await run('leave', '--email', 'Ben@inside.example', '--on', '2026-01-31')).toMatchObject({
    status: 0,
    answer: { leftOn: '2026-01-31', ended: { duties: 0 } },
  });
  expect((await run('list', '--team', 'Sales')).answer).toMatchObject({ rows: [{ name: 'Ada' }], count: 1 });
  const out = join(folder, 'all.csv');
  expect(await run('export', '--out', out)).toMatchObject({ status: 0, answer: { out } });
  const again = { added: 0, changed: 0, unchanged: 2, imported: false };
  expect((await run('import', out, '--preview')).answer).toMatchObject(again);
  writeFileSync(path, 'Email,Name,Start date\nada@inside.example,Ada,03/04/2026\n');
  expect(await run('import', path)).toMatchObject({ status: 1, answer: { imported: false } });
  const deeds = (await auditTrail(world)).filter(({ actor }) => actor.startsWith('operator:'));
  const done = ['person:import', 'person:leave', 'person:hold', 'person:lift-hold', 'person:erase'];
  expect(new Set(deeds.map(({ action }) => action))).toEqual(new Set(done));
}, 240_000);

test('a person is found by their address, also among hundreds whose addresses end with it', async () => {
  const crowd = await createWorld();
  const { operator } = crowd.actors;
  const given = (index: number) =>
    index === 60
      ? { name: 'Zoe', email: 'a@inside.example' }
      : { name: `Ann ${index}`, email: `n${index}a@inside.example` };
  const ids = await arrangePersons(crowd, 61, given);
  expect(await personAt(operator, ' A@Inside.example ')).toEqual({ id: ids[60], email: 'a@inside.example' });
  const nobody = 'There is nobody with the address';
  await expect(personAt(operator, 'aa@inside.example')).rejects.toThrow(nobody);
  await expect(personAt(operator, '%')).rejects.toThrow(nobody);
  await expect(personAt(world.actors.operator, 'a@inside.example')).rejects.toThrow(nobody);
});
