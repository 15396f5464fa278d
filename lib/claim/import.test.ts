import { describe, expect, test } from 'vitest';
import { addControl } from '#lib/control/commands.ts';
import { csvLines } from '#lib/csv.ts';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { readCsv } from '#lib/sheet/read.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createWorld, type World } from '#lib/testing/world.ts';
import { addClaim, addClaims } from './commands.ts';
import { claimColumns, claimsIn } from './import.ts';
import { importClaims } from './import-commands.ts';
import { listClaims } from './queries.ts';

useTestDatabase();

async function exported(world: World): Promise<Uint8Array> {
  const { rows } = await listClaims(world.actors.security, {});
  const parts: Uint8Array[] = [];
  for await (const part of csvLines(
    claimColumns,
    (async function* () {
      yield rows;
    })(),
  ))
    parts.push(part);
  return Buffer.concat(parts);
}

async function read(csv: Uint8Array | string) {
  const [sheet] = await readCsv(typeof csv === 'string' ? Buffer.from(csv) : csv);
  return claimsIn(sheet?.rows ?? []);
}

async function withClaims() {
  const world = await createWorld();
  const { security } = world.actors;
  const controlId = await addControl(security, {
    identifier: 'BK-01',
    title: 'Backups',
    description: '',
    implementation: 'implemented',
    justification: '',
    responsibility: 'us',
  });
  const measure = { metric: 'retention', comparator: '<=', value: '60', unit: 'days' } as const;
  await addClaim(security, {
    section: 'Backups',
    text: 'Kept at most 60 days.',
    measure,
    controlIds: [controlId],
  });
  await addClaims(security, {
    section: '-formula',
    texts: ['=1+1', 'Two, "quoted"; lines'],
    audience: 'internal',
  });
  return { world, security };
}

describe('claims from a file', () => {
  test('our own export imported again changes nothing', async () => {
    const { world, security } = await withClaims();
    const result = await importClaims(security, { claims: await read(await exported(world)) });
    expect(result).toEqual({ added: 0, changed: 0, unchanged: 3 });
  });

  test('rows without an id are added, those with one are said anew', async () => {
    const { world, security } = await withClaims();
    const csv = Buffer.from(await exported(world))
      .toString()
      .replace('Kept at most 60 days.', 'Kept at most 59 days.');
    const more = `${csv}"Access","Reviewed quarterly.","","","","","","BK-01","","","","",""\r\n`;
    expect(await importClaims(security, { claims: await read(more) })).toEqual({
      added: 1,
      changed: 1,
      unchanged: 2,
    });
    const { rows } = await listClaims(security, { search: 'quarterly' });
    expect(rows[0]).toMatchObject({ section: 'Access', controls: [{ identifier: 'BK-01' }] });
  });

  test('one row with a problem, an unknown control or a foreign id, and nothing is imported', async () => {
    const { world, security } = await withClaims();
    await expect(read('Area,Claim,Metric\nData,Kept.,\nData,,retention\n')).rejects.toThrow(/row 3: .*Claim/);
    await expect(read('Area,Text\nData,Kept.\n')).rejects.toThrow('must name the column Claim');
    const unknown = await read('Area,Claim,Controls\nData,Fine.,\nData,Kept.,ZZ-99\n');
    await expect(importClaims(security, { claims: unknown })).rejects.toThrow('ZZ-99');
    const other = await createWorld();
    const foreign = importClaims(other.actors.security, { claims: await read(await exported(world)) });
    await expect(foreign).rejects.toThrow(Invalid);
    expect((await listClaims(security, {})).count).toBe(3);
    expect((await listClaims(other.actors.security, {})).count).toBe(0);
  });

  test('an approver cannot import', async () => {
    const { world } = await withClaims();
    const claims = await read('Area,Claim\nData,Kept.\n');
    await expect(importClaims(world.actors.approver, { claims })).rejects.toThrow(Forbidden);
  });
});
