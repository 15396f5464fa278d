import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { receiveControlTable } from '#lib/control/import-upload.ts';
import { Invalid, TooLarge } from '#lib/errors.ts';
import { importFile } from '#lib/framework/import-file.ts';
import { receiveFrameworkFile } from '#lib/framework/receive.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { candorJson, useOwnDatabase } from './command-line.ts';
import { arrange, createWorld, type World } from './world.ts';

useOwnDatabase();

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';

function archive(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    level: 9,
  });
}

const sheet = (rows: string) => `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

/** What somebody means harm with, or took for a table. */
const files: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'billion laughs': async () =>
    archive({
      '[Content_Types].xml': '<Types/>',
      'xl/worksheets/sheet1.xml': `${laughs}${sheet('<row><c><v>&b;</v></c></row>')}`,
    }),
  'a zip bomb': async () => archive({ 'xl/worksheets/sheet1.xml': sheet(' '.repeat(200 * 1024 * 1024)) }),
  'half a workbook': async () => {
    const whole = await writeSheet([
      { name: 'A', headings: ['Identifier', 'Area', 'Claim'], rows: [['a', 'b', 'c']] },
    ]);
    return whole.subarray(0, whole.length / 2);
  },
  'a ZIP that is no workbook': async () => archive({ 'notes.txt': 'hello', '../../etc/passwd': 'x' }),
  'a picture called a table': async () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'nothing at all': async () => new Uint8Array(0),
  'an old workbook': async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
};

let world: World;
const bytesOf = new Map<string, Uint8Array>();

beforeAll(async () => {
  world = await createWorld();
  for (const [name, make] of Object.entries(files)) bytesOf.set(name, await make());
}, 120_000);

function kept(): Promise<number[]> {
  return arrange(world, async (tenant) => [
    await tenant.control.count(),
    await tenant.claim.count(),
    await tenant.evidenceItem.count(),
    await tenant.framework.count(),
    await tenant.requirement.count(),
  ]);
}

/** The turn of the event loop that was waited for longest while `run` ran. */
async function longestStop(run: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 10);
  await run();
  clearInterval(timer);
  return longest;
}

describe.each(Object.keys(files))('%s', (name) => {
  const bytes = () => bytesOf.get(name) ?? new Uint8Array(0);

  test('is refused in a sentence at the pages, whatever its name says, and nothing is kept', async () => {
    const { owner } = world.actors;
    for (const fileName of ['table.xlsx', 'table.csv']) {
      const stop = await longestStop(async () => {
        for (const receive of [receiveControlTable, receiveFrameworkFile]) {
          const outcome = await receive(owner, { fileName, bytes: bytes() }).catch((error: unknown) => error);
          if (typeof outcome === 'string') continue;
          expect(outcome instanceof Invalid || outcome instanceof TooLarge).toBe(true);
          expect(String(outcome)).toMatch(/[.]( \(.*\))?$/);
        }
      });
      // It is read in a process of its own: whoever else asks meanwhile is answered.
      expect(stop).toBeLessThan(5_000);
    }
    const { problems } = await importFile(owner, { fileName: 'table.xlsx', bytes: bytes() });
    expect(problems.length).toBeGreaterThan(0);
    expect(await kept()).toEqual([0, 0, 0, 0, 0]);
  }, 180_000);
});

// Each run is a process of its own; what is no table at all was refused above by the same readers.
test.each(['billion laughs', 'a zip bomb', 'half a workbook'])(
  '%s is refused in a sentence on the command line, and nothing is kept',
  async (name) => {
    const path = join(mkdtempSync(join(tmpdir(), 'candor-table-')), 'table.xlsx');
    writeFileSync(path, bytesOf.get(name) ?? new Uint8Array(0));
    for (const noun of ['control', 'claim', 'framework']) {
      const { status, answer } = await candorJson(noun, 'import', path, '--organization', world.slug);
      expect(status).toBe(1);
      expect(JSON.stringify(answer)).toMatch(/[.]( \(.*\))?"/);
    }
    expect(await kept()).toEqual([0, 0, 0, 0, 0]);
  },
  240_000,
);
