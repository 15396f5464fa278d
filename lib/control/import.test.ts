import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { MemberActor } from '#lib/auth/actor.ts';
import { csvLines, everyPage } from '#lib/csv.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { isArchive, readCsv, readSheet } from '#lib/sheet/read.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { arrangeFramework, plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import { addControl } from './commands.ts';
import { getControlHistory } from './detail-queries.ts';
import { discardControlImport, draftControlImport, importControls } from './import-commands.ts';
import { getControlImport } from './import-queries.ts';
import { listControls } from './queries.ts';
import { controlColumns } from './sheet.ts';
import { exportControls } from './sheet-queries.ts';

useTestDatabase();

const read = async (bytes: Uint8Array) => (isArchive(bytes) ? readSheet(bytes) : readCsv(bytes));

async function draftOf(actor: MemberActor, bytes: Uint8Array | string) {
  const sheets = await read(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  return draftControlImport(actor, { fileName: 'controls.csv', sheets });
}

async function exportCsv(actor: MemberActor): Promise<Buffer> {
  const columns = controlColumns.map(({ heading, value }) => ({ heading, value }));
  return buffer(
    csvLines(
      columns,
      everyPage((after) => exportControls(actor, { after })),
    ),
  );
}

async function exportXlsx(actor: MemberActor): Promise<Buffer> {
  const rows = [];
  for await (const page of everyPage((after) => exportControls(actor, { after }))) rows.push(...page);
  return writeSheet([
    {
      name: 'Controls',
      headings: controlColumns.map(({ heading }) => heading),
      rows: rows.map((row) => controlColumns.map(({ value }) => value(row))),
    },
  ]);
}

test('whoever may not edit the program cannot import, and nobody decides on the draft of another', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { security, owner, auditor, employee } = world.actors;
  for (const actor of [auditor, employee])
    await expect(draftOf(actor, 'Identifier,Title\nA,B\n')).rejects.toThrow(Forbidden);
  const draftId = await draftOf(owner, 'Identifier,Title\nA,B\n');
  for (const stranger of [security, other.actors.owner]) {
    await expect(getControlImport(stranger, { draftId })).rejects.toThrow(NotFound);
    await expect(importControls(stranger, { draftId })).rejects.toThrow(NotFound);
    await expect(discardControlImport(stranger, { draftId })).rejects.toThrow(NotFound);
  }
  const own = await draftOf(security, 'Identifier,Title\nA,B\n');
  expect(await getControlImport(owner, { draftId: own })).toMatchObject({ problems: [] });
});

test('a table adds and changes controls by identifier, once, and says so in the log', async () => {
  const world = await createWorld();
  const { security } = world.actors;
  await arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, ['PR.AA-01', 'PR.AA-03']);
  const controlId = await addControl(security, { ...plainControl, tags: ['access'] });
  const table = [
    'identifier;TITLE;Owner;Implementation;Tags;Requirements;Colour',
    `AC-01;Sign-on;${security.email.toUpperCase()};partial;access, web;nist-csf PR.AA-03;blue`,
    'AC-02;Second factor;;Not applicable;;"nist-csf/2.0 PR.AA-01; nist-csf/2.0 PR.AA-03";red',
  ].join('\r\n');
  const refused = await getControlImport(security, { draftId: await draftOf(security, table) });
  expect(refused.problems).toEqual([
    { place: 'CSV!A3', message: 'An alternative or an exclusion needs a justification.' },
  ]);
  const draftId = await draftOf(security, table.replace('Not applicable', 'planned'));
  const preview = await getControlImport(security, { draftId });
  expect(preview).toMatchObject({ ignored: ['Colour'], unchanged: 0, problems: [] });
  expect(preview.added).toMatchObject([{ place: 'CSV!A3', identifier: 'AC-02' }]);
  expect(preview.changed[0]?.words).toHaveLength(5);
  expect(await importControls(security, { draftId })).toEqual({ added: 1, changed: 1, unchanged: 0 });
  await expect(importControls(security, { draftId })).rejects.toThrow(Conflict);
  await expect(discardControlImport(security, { draftId })).rejects.toThrow(Conflict);
  const { rows } = await listControls(security, {});
  expect(rows.map((row) => [row.identifier, row.title, row.ownerName, row.tags, row.requirements])).toEqual([
    ['AC-01', 'Sign-on', security.name, ['access', 'web'], 1],
    ['AC-02', 'Second factor', null, [], 2],
  ]);
  expect(await getControlHistory(security, { controlId })).toHaveLength(2);
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    action: 'control:import',
    subject: `import-draft:${draftId}`,
  });
});

test('each wrong cell is told with its place, and nothing at all is imported', async () => {
  const { owner } = (await createWorld()).actors;
  const table = [
    'Identifier,Title,Owner,Implementation,Maturity tier,Review cadence in days,Requirements',
    'OK-01,Fine,,planned,,,',
    '=1+1,Formula,,planned,,,',
    'T-02,,nobody@nowhere.example,done,9,0,nist-csf PR.XX-99',
    'OK-01,Twice,,planned,,,',
  ].join('\n');
  const draftId = await draftOf(owner, table);
  const { problems } = await getControlImport(owner, { draftId });
  expect(problems.map(({ place }) => place)).toEqual([
    'CSV!A3',
    'CSV!C4',
    'CSV!G4',
    'CSV!B4',
    'CSV!D4',
    'CSV!E4',
    'CSV!F4',
    'CSV!A5',
  ]);
  await expect(importControls(owner, { draftId })).rejects.toThrow(Invalid);
  expect((await listControls(owner, {})).rows).toEqual([]);
  const nothing = await getControlImport(owner, { draftId: await draftOf(owner, 'Name,Title\nA,B\n') });
  expect(nothing.problems).toEqual([
    { place: 'CSV!A1', message: 'There is no column called Identifier in the first row.' },
  ]);
});

test('what we export comes back as no change at all, formulas and scripts of the world included', async () => {
  const world = await createWorld();
  const { owner, security } = world.actors;
  const ids = await arrangeFramework(world, { key: 'soc2', version: '2017' }, ['CC6.1', 'CC6.2']);
  const texts = [
    '=cmd|calc',
    '+1',
    '-1',
    '@x',
    "'quoted",
    "''=x",
    'a;b,c"d',
    'عربي =1',
    '😀\nline',
    '0012',
    '1e5',
  ];
  for (const [index, text] of texts.entries()) {
    await addControl(owner, {
      ...plainControl,
      identifier: `C-${index}`,
      title: text.replace('\n', ' '),
      description: `${text}\n\nsecond`,
      justification: text,
      ownerId: security.memberId,
      tier: 2,
      cadenceDays: 365,
      tags: ['one', 'two words'],
      requirementIds: [...ids.values()],
    });
  }
  for (const bytes of [await exportCsv(owner), await exportXlsx(owner)]) {
    const preview = await getControlImport(owner, { draftId: await draftOf(owner, bytes) });
    expect(preview).toMatchObject({ problems: [], added: [], changed: [], unchanged: texts.length });
  }
});

test('ten thousand controls come in from one table', async () => {
  const { owner } = (await createWorld()).actors;
  const lines = Array.from({ length: 10_000 }, (_, index) => `X-${index},Control ${index},planned,"a; b"`);
  const table = ['Identifier,Title,Implementation,Tags', ...lines].join('\n');
  const draftId = await draftOf(owner, table);
  expect(await importControls(owner, { draftId })).toEqual({ added: 10_000, changed: 0, unchanged: 0 });
  const again = await getControlImport(owner, { draftId: await draftOf(owner, table) });
  expect(again).toMatchObject({ added: [], changed: [], unchanged: 10_000, problems: [] });
  const tooMany = [table, 'X-one-more,More,planned,'].join('\n');
  await expect(draftOf(owner, tooMany)).rejects.toThrow(Invalid);
}, 120_000);
