import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { candor, candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';

useOwnDatabase();

let world: World;
let other: World;
const folder = mkdtempSync(join(tmpdir(), 'candor-program-'));

beforeAll(async () => {
  [world, other] = [await createWorld(), await createWorld('Rival')];
  for (const { organizationId } of [world, other])
    await arrange({ organizationId }, (tenant) => createOrganizationKey(tenant, organizationId, new Date()));
});

const run = (...words: string[]) => candorJson(...words, '--organization', world.slug);
const elsewhere = (...words: string[]) => candorJson(...words, '--organization', other.slug);
const actionsOf = async (place: World) =>
  (await auditTrail(place)).filter(({ actor }) => /^operator:./.test(actor)).map(({ action }) => action);

test('the operator adds a control, exports all, and imports them again without a change', async () => {
  const named = ['--identifier', 'AC-01', '--title', 'Access review', '--implementation', 'implemented'];
  expect(await run('control', 'add', ...named, '--tag', 'identity')).toMatchObject({
    status: 0,
    answer: { identifier: 'AC-01' },
  });
  expect(await run('control', 'add', ...named)).toMatchObject({ status: 1, answer: { error: 'invalid' } });
  const nobody = await run('control', 'add', '--identifier', 'AC-02', '--title', 'X', '--owner', 'Nobody');
  expect(nobody).toMatchObject({ status: 1, answer: { message: 'There is no one member called “Nobody”.' } });
  expect((await run('control', 'list', '--health', 'unproven', '--tag', 'identity')).answer).toMatchObject({
    rows: [{ identifier: 'AC-01', implementation: 'implemented' }],
    count: 1,
  });
  expect((await elsewhere('control', 'list')).answer).toMatchObject({ rows: [], count: 0 });
  for (const out of [join(folder, 'controls.csv'), join(folder, 'controls.xlsx')]) {
    expect(await run('control', 'export', '--out', out)).toMatchObject({ status: 0, answer: { out } });
    expect((await run('control', 'import', out)).answer).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 1,
      problems: [],
    });
  }
  expect((await run('control', 'export', '--out', join(folder, 'controls.csv'))).status).toBe(1);
}, 240_000);

test('a table of controls is tried first, and one with a problem changes nothing', async () => {
  const path = join(folder, 'more.csv');
  writeFileSync(path, 'Identifier,Title,Implementation\nBK-01,Backups,implemented\n');
  const outcome = { added: 1, changed: 0, unchanged: 0, problems: [] };
  expect((await run('control', 'import', path, '--preview')).answer).toMatchObject({
    ...outcome,
    imported: false,
  });
  expect((await run('control', 'list', '--search', 'Backups')).answer).toMatchObject({ rows: [] });
  expect((await run('control', 'import', path)).answer).toMatchObject({ ...outcome, imported: true });
  writeFileSync(path, 'Identifier,Title,Implementation\nBK-02,Restore,implemented\nBK-03,Copy,perhaps\n');
  const refused = await run('control', 'import', path);
  expect(refused).toMatchObject({
    status: 1,
    answer: {
      imported: false,
      problems: [{ place: expect.stringMatching(/C3/), message: expect.any(String) }],
    },
  });
  expect((await run('control', 'list', '--search', 'Restore')).answer).toMatchObject({ rows: [] });
}, 240_000);

test('the operator adds evidence of each kind, shows it, and exports it as a pack', async () => {
  const file = join(folder, 'review.csv');
  writeFileSync(file, 'account;kept\na;yes\n');
  const said = ['--control', 'AC-01', '--collected-on', '2026-01-15'];
  const added = await run('evidence', 'add', file, '--title', 'Export', ...said);
  expect(added).toMatchObject({ status: 0, answer: { number: 1 } });
  const link = ['--link', 'https://tickets.example/1', '--valid-until', '2026-02-01'];
  expect((await run('evidence', 'add', '--title', 'Ticket', ...link, ...said)).status).toBe(0);
  const fields = ['--field', 'Checked=24', '--field', 'Deviations=0'];
  expect((await run('evidence', 'add', '--title', 'Record', ...fields, ...said)).status).toBe(0);
  const both = await run('evidence', 'add', file, '--title', 'Both', ...link, ...said);
  expect(both).toMatchObject({ status: 1, answer: { message: expect.stringMatching(/^Give one of/) } });
  const { answer } = await run('evidence', 'list', '--state', 'waiting', '--kind', 'file');
  expect(answer).toMatchObject({ rows: [{ title: 'Export', controls: ['AC-01'] }], count: 1 });
  const { itemId } = added.answer as { itemId: string };
  expect((await run('evidence', 'show', itemId)).answer).toMatchObject({ intact: true, title: 'Export' });
  expect(await elsewhere('evidence', 'show', itemId)).toMatchObject({
    status: 1,
    answer: { error: 'not-found' },
  });
  const out = join(folder, 'pack.zip');
  expect(await run('evidence', 'export', '--out', out)).toMatchObject({ status: 0, answer: { out } });
  expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  const nothing = await run('evidence', 'export', '--out', join(folder, 'x.zip'), '--framework', 'nist-csf');
  expect(nothing).toMatchObject({ status: 1, answer: { error: 'not-found' } });
}, 240_000);

test('a table of links and records is imported as evidence, all or none', async () => {
  const path = join(folder, 'evidence.csv');
  const head = 'Title,Controls,Link,Record,Collected on';
  writeFileSync(
    path,
    `${head}\nA ticket,AC-01,https://tickets.example/2,,2026-03-01\nA record,AC-01,,Checked: 3,2026-03-01\n`,
  );
  expect(await run('evidence', 'import', path)).toEqual({ status: 0, answer: { added: 2 } });
  expect(await elsewhere('evidence', 'import', path)).toMatchObject({
    status: 1,
    answer: { message: expect.stringMatching(/row 2: There is no control AC-01 here\./) },
  });
  writeFileSync(
    path,
    `${head}\nA third,AC-01,https://tickets.example/3,,2026-03-01\nNo day,AC-01,,Checked: 3,\n`,
  );
  expect(await run('evidence', 'import', path)).toMatchObject({ status: 1, answer: { error: 'invalid' } });
  expect((await run('evidence', 'list', '--search', 'A third')).answer).toMatchObject({ rows: [] });
}, 240_000);

test('the log names the operator for each of it, and nothing of it stands in another organization', async () => {
  const actions = await actionsOf(world);
  for (const action of [
    'control:add',
    'control:import',
    'evidence:add',
    'evidence:import',
    'evidence:export',
  ])
    expect(actions).toContain(action);
  expect((await actionsOf(other)).filter((action) => /^(control|evidence):/.test(action))).toEqual([]);
});

test('every verb of these nouns explains itself, with --json and --organization, without a database', async () => {
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:9/none';
  const verbs = ['list', 'add', 'import', 'export'];
  for (const [noun, names] of Object.entries({
    control: verbs,
    evidence: [...verbs, 'show'],
    claim: verbs,
    framework: ['list', 'adopt', 'import'],
  })) {
    for (const verb of names) {
      const { status, stdout } = await candor(noun, verb, '--help');
      expect(status, `${noun} ${verb}`).toBe(0);
      expect(stdout, `${noun} ${verb}`).toMatch(/--json/);
      expect(stdout, `${noun} ${verb}`).toMatch(/--organization <slug>/);
    }
  }
  process.env.DATABASE_URL = before;
}, 240_000);
