import { describe, expect, test } from 'vitest';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { readCsv } from '#lib/sheet/read.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { addPlainControl } from '#lib/testing/evidence.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import { evidenceIn, importLimit } from './import.ts';
import { importEvidence } from './import-commands.ts';
import { getEvidence } from './item-queries.ts';
import { listEvidence } from './queries.ts';

useTestDatabase();

async function read(csv: string) {
  const [sheet] = await readCsv(Buffer.from(csv));
  return evidenceIn(sheet?.rows ?? []);
}

const head = 'Title,Controls,Link,Record,Collected on,Valid until,Automated,Unknown';
const good = [
  head,
  'Access review,AC-01; AC-02,https://tickets.example/1,,2026-01-15,2026-07-15,yes,x',
  'مراجعة,AC-01,,"Checked: 24; Deviations: 0",2026-02-15,,,',
].join('\n');

const messagesOf = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof Invalid)) throw error;
      return error.problems.map(({ message }) => message);
    },
  );

async function worldWithControls() {
  const world = await createWorld();
  for (const identifier of ['AC-01', 'AC-02']) await addPlainControl(world, identifier);
  return world;
}

test('only editors import evidence', async () => {
  const world = await worldWithControls();
  const items = await read(good);
  for (const kind of ['approver', 'people', 'auditor', 'employee', 'visitor', 'anonymous', 'system'] as const)
    await expect(importEvidence(world.actors[kind], { items })).rejects.toThrow(Forbidden);
});

test('a control of another organization is not there (T01)', async () => {
  const [, other] = [await worldWithControls(), await createWorld('Rival')];
  expect(await messagesOf(importEvidence(other.actors.security, { items: await read(good) }))).toEqual([
    'row 2: There is no control AC-01 here.',
    'row 2: There is no control AC-02 here.',
    'row 3: There is no control AC-01 here.',
  ]);
  expect((await listEvidence(other.actors.security, {})).rows).toEqual([]);
});

test('links and records of a table come in at once, each waiting for a review, and the log names them', async () => {
  const world = await worldWithControls();
  const { security } = world.actors;
  expect(await importEvidence(security, { items: await read(good) })).toEqual({ added: 2 });
  const { rows } = await listEvidence(security, { sort: 'title' });
  const found = rows.map(({ title, kind, state, controls, collectedOn }) => ({
    title,
    kind,
    state,
    controls,
    collectedOn,
  }));
  const waiting = { state: 'waiting' };
  expect(found).toContainEqual({
    ...waiting,
    title: 'Access review',
    kind: 'link',
    controls: ['AC-01', 'AC-02'],
    collectedOn: '2026-01-15',
  });
  expect(found).toContainEqual({
    ...waiting,
    title: 'مراجعة',
    kind: 'record',
    controls: ['AC-01'],
    collectedOn: '2026-02-15',
  });
  for (const { id } of rows) expect((await getEvidence(security, { itemId: id })).intact).toBe(true);
  expect((await auditTrail(world)).filter(({ action }) => action === 'evidence:import')).toHaveLength(1);
});

describe('a table with something wrong', () => {
  test('is refused with the row of each problem', async () => {
    const wrong = [
      head,
      ',AC-01,https://tickets.example/1,,2026-01-15,,,',
      'Both,,https://tickets.example/1,a: b,2026-01-15,,,',
      'Neither,,,,2026-01-15,,,',
      'Backwards,,https://tickets.example/1,,2026-01-15,2025-01-01,,',
      'No such day,,https://tickets.example/1,,2026-02-30,,,',
    ].join('\n');
    const messages = await messagesOf(read(wrong));
    expect(messages.map((message) => message.split(':')[0])).toEqual([
      'row 2',
      'row 3',
      'row 4',
      'row 5',
      'row 6',
    ]);
  });

  test('changes nothing, also when it is the last row that is refused', async () => {
    const world = await worldWithControls();
    const tomorrow = worldDay(3);
    const items = await read(`${good}\nStill to come,,https://tickets.example/1,,${tomorrow},,,`);
    const messages = await messagesOf(importEvidence(world.actors.security, { items }));
    expect(messages).toEqual([expect.stringMatching(/^row 4: .*still to come/)]);
    expect((await listEvidence(world.actors.security, {})).rows).toEqual([]);
  });

  test('says which column is missing, and how many rows are too many', async () => {
    await expect(read('Title,Link\nA,https://tickets.example/1')).rejects.toThrow(/the column Collected on/);
    await expect(read(head)).rejects.toThrow(/no evidence/);
    const row = 'A,,https://tickets.example/1,,2026-01-15,,,\n';
    await expect(read(`${head}\n${row.repeat(importLimit + 1)}`)).rejects.toThrow(/at most 500/);
  });
});
