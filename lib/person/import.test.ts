import { expect, test } from 'vitest';
import type { MemberActor } from '#lib/auth/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { addPerson } from './commands.ts';
import { getPersonHistory } from './detail-queries.ts';
import { discardPersonImport, importPersons } from './import-commands.ts';
import type { DayOrder } from './import-day.ts';
import { getPersonImport } from './import-queries.ts';
import { receivePersonTable } from './import-upload.ts';
import { listPersons } from './queries.ts';

useTestDatabase();

const draftOf = (actor: MemberActor, table: string | Buffer) =>
  receivePersonTable(actor, { fileName: 'people.csv', bytes: Buffer.from(table) });

/** Previews and imports at once. */
async function take(
  actor: MemberActor,
  table: string | Buffer,
  more: { order?: DayOrder; leavers?: 'fed' | 'all'; leftOn?: string } = {},
) {
  const draftId = await draftOf(actor, table);
  const { seen } = await getPersonImport(actor, { draftId, order: more.order });
  return importPersons(actor, { draftId, seen, ...more });
}

const problemsOf = async (actor: MemberActor, table: string) => {
  const draftId = await draftOf(actor, table);
  const { problems, seen } = await getPersonImport(actor, { draftId });
  if (problems.length > 0) await expect(importPersons(actor, { draftId, seen })).rejects.toThrow(Invalid);
  return problems.map(({ place, message }) => `${place} ${message}`);
};

test('only whoever looks after people imports them, and nobody decides on the draft of another', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { people, security, approver, employee } = world.actors;
  const table = 'Work Email,Name\nada@inside.example,Ada\n';
  for (const actor of [security, approver, employee])
    await expect(draftOf(actor, table)).rejects.toThrow(Forbidden);
  const draftId = await draftOf(people, table);
  const { seen } = await getPersonImport(people, { draftId });
  for (const stranger of [other.actors.people, other.actors.owner]) {
    await expect(getPersonImport(stranger, { draftId })).rejects.toThrow(NotFound);
    await expect(importPersons(stranger, { draftId, seen })).rejects.toThrow(NotFound);
    await expect(discardPersonImport(stranger, { draftId })).rejects.toThrow(NotFound);
  }
  await expect(importPersons(security, { draftId, seen })).rejects.toThrow(Forbidden);
});

test('the export of an HR program comes in, changes field by field, and twice is no change', async () => {
  const world = await createWorld();
  const { people } = world.actors;
  const table = [
    'Employee ID,First Name,Last Name,Work Email,Department,Job Title,Office Location,Manager email,Start date,Termination date,Shoe size',
    '1,Ada,Lovelace,Ada@Inside.example,Engineering,Lead,London,,2020-01-05,,38',
    '2,Ben,Bitdiddle,ben@inside.example,Engineering,Developer,London,ADA@inside.example,22 Nov 2021,,44',
    '3,Cyd,Charisse,cyd@inside.example,Sales,-,,ben@inside.example,01/31/2022,12/31/2024,36',
  ].join('\n');
  expect(await take(people, table)).toEqual({ added: 3, changed: 0, unchanged: 0, left: 0 });
  expect(await take(people, table)).toEqual({ added: 0, changed: 0, unchanged: 3, left: 0 });
  const { rows } = await listPersons(people, { filters: { standing: 'any' } });
  expect(
    rows.map((row) => [row.name, row.managerName, row.startedOn, row.leftOn, row.standing, row.source]),
  ).toEqual([
    ['Ada Lovelace', null, '2020-01-05', null, 'here', 'csv'],
    ['Ben Bitdiddle', 'Ada Lovelace', '2021-11-22', null, 'here', 'csv'],
    ['Cyd Charisse', 'Ben Bitdiddle', '2022-01-31', '2024-12-31', 'left', 'csv'],
  ]);
  const next = table
    .replace('Bitdiddle,ben@', 'Tweedledum,tweedledum@')
    .replace('Developer', 'Lead')
    .replace(',ben@inside.example,01', ',Ben Tweedledum <tweedledum@inside.example>,01');
  const draftId = await draftOf(people, next);
  const preview = await getPersonImport(people, { draftId });
  expect(preview).toMatchObject({ added: [], missing: [], problems: [], ignored: ['Shoe size'] });
  expect(preview.changed.find(({ line }) => line === 3)?.changes).toEqual([
    { field: 'email', before: 'ben@inside.example', after: 'tweedledum@inside.example' },
    { field: 'name', before: 'Ben Bitdiddle', after: 'Ben Tweedledum' },
    { field: 'role', before: 'Developer', after: 'Lead' },
  ]);
  await importPersons(people, { draftId, seen: preview.seen });
  const ben = rows[1]?.id ?? '';
  expect((await getPersonHistory(people, { personId: ben }))[0]).toMatchObject({
    action: 'person:import',
    imported: true,
    changed: ['email', 'name', 'role'],
  });
  expect((await auditTrail(world)).filter(({ subject }) => subject === `person:${ben}`)).toHaveLength(2);
  const kept = await arrange(world, (tenant) =>
    tenant.importDraft.findMany({ where: { decidedAt: { not: null } } }),
  );
  expect(JSON.stringify(kept)).not.toContain('inside.example');
});

test('what is wrong is told with its row, and nothing at all is imported', async () => {
  const { people } = (await createWorld()).actors;
  const head = 'Email,Name,Manager,Start date,End date';
  const table = [
    head,
    'ada@inside.example,Ada,,,',
    'ADA@inside.example,Ada,,,',
    'ada@inside.example,Somebody Else,,,',
    'ben@inside.example,Ben,nobody@inside.example,,',
    'not an address,Cyd,,,',
    'dia@inside.example,=HYPERLINK(1),,,',
    'eve@inside.example,Eve,,2026-02-01,2026-01-31',
    'fay@inside.example,Fay,,03/04/2026,',
    'gus@inside.example,Gus,,22.11.26,',
    'hal@inside.example,,,,',
  ].join('\n');
  expect(await problemsOf(people, table)).toEqual([
    'CSV!A3 Row 2 has this address already, written ada@inside.example.',
    "CSV!A4 Row 2, Ada, has this address, too: one address is one person's.",
    'CSV!A6 This is no e-mail address that mail can be sent to. Please enter one e-mail address, like name@company.com.',
    'CSV!B7 Name begins like a formula. Please write it without = + - @.',
    'CSV!E8 They left on 2026-01-31, before they started on 2026-02-01.',
    'CSV!D9 03/04/2026: This may be one of two days. Say how days are written here, or write them like 2026-11-22.',
    'CSV!D10 22.11.26: Please write days like 2026-11-22.',
    'CSV!B11 Please fill in: Name.',
    'CSV!C5 The manager nobody@inside.example is neither in this table nor in the directory.',
  ]);
  const loop = [
    head,
    'a@inside.example,A,c@inside.example,,',
    'b@inside.example,B,a@inside.example,,',
    'c@inside.example,C,b@inside.example,,',
  ];
  expect(await problemsOf(people, loop.join('\n'))).toEqual([
    'CSV!C2 This makes a loop of managers: A → C → B → A.',
  ]);
  expect(await problemsOf(people, 'Name,Team\nAda,X\n')).toEqual([
    'CSV!A1 There is no column with e-mail addresses, such as Work Email.',
  ]);
  expect((await listPersons(people, { filters: { standing: 'any' } })).rows).toEqual([]);
});

test('ambiguous dates are asked for, and read as they are said', async () => {
  const { people } = (await createWorld()).actors;
  const table = 'Email,Name,Start date\nada@inside.example,Ada,03/04/2026\n';
  const draftId = await draftOf(people, table);
  expect(await getPersonImport(people, { draftId })).toMatchObject({ ambiguous: true });
  const { seen } = await getPersonImport(people, { draftId, order: 'month-first' });
  await expect(importPersons(people, { draftId, seen, order: 'day-first' })).rejects.toThrow(Conflict);
  await importPersons(people, { draftId, seen, order: 'month-first' });
  expect((await listPersons(people, {})).rows[0]?.startedOn).toBe('2026-03-04');
});

test('German semicolons and UTF-16, Japanese headings and names are read', async () => {
  const { people } = (await createWorld()).actors;
  const german =
    'Nachname;Vorname;E-Mail-Adresse;Abteilung;Eintrittsdatum\r\nGrün;Änne;aenne@inside.example;Büro;01.03.2024\r\n';
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(german, 'utf16le')]);
  expect(await take(people, utf16)).toMatchObject({ added: 1 });
  const japanese =
    '姓,名,メールアドレス,部署,入社日,上司\n田中,優希,yuki@inside.example,開発,2024年4月1日,Änne Grün\n';
  expect(await take(people, japanese)).toMatchObject({ added: 1 });
  const { rows } = await listPersons(people, {});
  expect(rows.map((row) => [row.name, row.team, row.startedOn, row.managerName])).toEqual([
    ['Änne Grün', 'Büro', '2024-03-01', null],
    ['田中 優希', '開発', '2024-04-01', 'Änne Grün'],
  ]);
});

test('whoever is missing is listed, and leaves only where that is said', async () => {
  const world = await createWorld();
  const { people } = world.actors;
  await addPerson(people, { email: 'hand@inside.example', name: 'Hand' });
  await take(people, 'Email,Name\nada@inside.example,Ada\nben@inside.example,Ben\n');
  const table = 'Email,Name\nada@inside.example,Ada\n';
  const { missing } = await getPersonImport(people, { draftId: await draftOf(people, table) });
  expect(missing.map(({ name, source }) => `${name} ${source}`).toSorted()).toEqual(['Ben csv', 'Hand hand']);
  expect(await take(people, table)).toMatchObject({ left: 0 });
  await expect(take(people, table, { leavers: 'fed' })).rejects.toThrow('Please give the day');
  expect(await take(people, table, { leavers: 'fed', leftOn: '2026-01-31' })).toMatchObject({ left: 1 });
  const { rows } = await listPersons(people, { filters: { standing: 'left' } });
  expect(rows.map(({ name, leftOn }) => [name, leftOn])).toEqual([['Ben', '2026-01-31']]);
  const back = await getPersonImport(people, {
    draftId: await draftOf(people, 'Email,Name\nben@inside.example,Ben\n'),
  });
  expect(back.notes).toEqual([expect.stringContaining('left on 2026-01-31')]);
});

test('what the directory connection feeds is not overwritten', async () => {
  const world = await createWorld();
  const { people } = world.actors;
  await addPerson(people, { email: 'ada@inside.example', name: 'Ada', team: 'Fed' });
  await arrange(world, (tenant) => tenant.person.updateMany({ data: { source: 'scim' } }));
  const draftId = await draftOf(people, 'Email,Name,Team\nada@inside.example,Ada,Other\n');
  const preview = await getPersonImport(people, { draftId });
  expect(preview).toMatchObject({ changed: [], missing: [], kept: [{ name: 'Ada' }] });
  await importPersons(people, { draftId, seen: preview.seen });
  expect((await listPersons(people, {})).rows[0]).toMatchObject({ team: 'Fed', source: 'scim' });
});

test('of two imports at once one waits and finds that its preview is old', async () => {
  const { people, admin } = (await createWorld()).actors;
  const drafts = await Promise.all(
    [people, admin].map(async (actor) => {
      const draftId = await draftOf(actor, 'Email,Name\nada@inside.example,Ada\nben@inside.example,Ben\n');
      return { actor, draftId, seen: (await getPersonImport(actor, { draftId })).seen };
    }),
  );
  const done = await Promise.allSettled(drafts.map(({ actor, ...input }) => importPersons(actor, input)));
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await listPersons(people, {})).rows).toHaveLength(2);
  const [first] = drafts;
  if (first) await expect(importPersons(first.actor, first)).rejects.toThrow();
});
