import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { MemberActor } from '#lib/auth/actor.ts';
import { csvLines, everyPage } from '#lib/csv.ts';
import { isArchive, readCsv, readSheet } from '#lib/sheet/read.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { hostileTexts, unlessRefused } from '#lib/testing/hostile.ts';
import { createWorld } from '#lib/testing/world.ts';
import { addControl } from './commands.ts';
import { draftControlImport, importControls } from './import-commands.ts';
import { getControlImport } from './import-queries.ts';
import { listControls } from './queries.ts';
import { type ControlSheetRow, controlColumns } from './sheet.ts';
import { exportControls } from './sheet-queries.ts';

useTestDatabase();

async function everything(actor: MemberActor): Promise<ControlSheetRow[]> {
  const all: ControlSheetRow[] = [];
  for await (const rows of everyPage((after) => exportControls(actor, { after }))) all.push(...rows);
  return all;
}

async function written(actor: MemberActor): Promise<Buffer[]> {
  const rows = await everything(actor);
  const batches = (async function* () {
    yield rows;
  })();
  const headings = controlColumns.map(({ heading }) => heading);
  const cells = rows.map((row) => controlColumns.map(({ value }) => value(row)));
  return [
    await buffer(csvLines(controlColumns, batches)),
    await writeSheet([{ name: 'Controls', headings, rows: cells }]),
  ];
}

async function draftOf(actor: MemberActor, bytes: Uint8Array) {
  const sheets = isArchive(bytes) ? await readSheet(bytes) : await readCsv(bytes);
  return draftControlImport(actor, { fileName: 'controls', sheets });
}

test('hostile texts in every field leave as CSV and XLSX and come back unchanged, here and elsewhere (F13, F21)', async (context) => {
  const { owner } = (await createWorld()).actors;
  let kept = 0;
  for (const [index, text] of hostileTexts(context).entries()) {
    const tags = /[;,]/.test(text) || text.length > 40 ? [] : [text];
    const words = { title: text, description: text, justification: text, tags };
    const input = { ...plainControl, identifier: `C-${index}`, ...words };
    if (await unlessRefused(() => addControl(owner, input))) kept += 1;
  }
  expect(kept).toBeGreaterThan(100);
  const before = await everything(owner);
  for (const bytes of await written(owner)) {
    const preview = await getControlImport(owner, { draftId: await draftOf(owner, bytes) });
    expect(preview).toMatchObject({ problems: [], added: [], changed: [], unchanged: kept });
    const elsewhere = (await createWorld()).actors.owner;
    await importControls(elsewhere, { draftId: await draftOf(elsewhere, bytes) });
    const wordsOf = ({ identifier, title, description, justification, tags }: ControlSheetRow) => ({
      identifier,
      title,
      description,
      justification,
      tags,
    });
    expect((await everything(elsewhere)).map(wordsOf)).toEqual(before.map(wordsOf));
  }
}, 300_000);

test('a hostile table is refused cell by cell, or comes in as it stands', async (context) => {
  const { owner } = (await createWorld()).actors;
  for (const text of hostileTexts(context).filter((_, index) => index < 30 || index % 15 === 0)) {
    const cell = `"${text.toWellFormed().replaceAll('"', '""').replaceAll('\0', '')}"`;
    const row = Array.from({ length: 11 }, () => cell).join(',');
    const head =
      'Identifier,Title,Description,Owner,Implementation,Justification,Responsibility,Maturity tier,Review cadence in days,Tags,Requirements';
    const draftId = await unlessRefused(() => draftOf(owner, Buffer.from(`${head}\n${row}\n`)));
    if (draftId === null) continue;
    const { problems } = await getControlImport(owner, { draftId });
    for (const { place, message } of problems) {
      expect(place).toMatch(/^(CSV![A-K]\d+)?$/);
      expect(message).toMatch(/^\S.*[.)]$/s);
    }
    const did = await unlessRefused(() => importControls(owner, { draftId }));
    expect(did === null).toBe(problems.length > 0);
  }
  expect((await listControls(owner, {})).count).toBe(0);
}, 300_000);

test('titles as long as titles may be are listed page after page, in any script', async () => {
  const { owner } = (await createWorld()).actors;
  for (let n = 0; n < 60; n += 1) {
    const sign = ['x', '界', '🦊'][n % 3] ?? 'x';
    const title = `${sign.repeat(Math.floor(195 / sign.length))} ${n}`;
    await addControl(owner, { ...plainControl, identifier: `L-${n}`, title });
  }
  const seen: string[] = [];
  for await (const rows of everyPage((after) => listControls(owner, { sort: 'title', after })))
    seen.push(...rows.map(({ id }) => id));
  expect(new Set(seen).size).toBe(60);
}, 120_000);
