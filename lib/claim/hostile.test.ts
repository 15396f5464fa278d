import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvLines, everyPage } from '#lib/csv.ts';
import { readCsv } from '#lib/sheet/read.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { asKept, hostileTexts, unlessRefused } from '#lib/testing/hostile.ts';
import { createWorld } from '#lib/testing/world.ts';
import { addClaim } from './commands.ts';
import { claimColumns, claimsIn } from './import.ts';
import { importClaims } from './import-commands.ts';
import { listClaims } from './queries.ts';

useTestDatabase();

test('every field of a claim keeps a hostile text, which our export brings back as it was (F13, F21)', async (context) => {
  const { owner } = (await createWorld()).actors;
  const kept: string[] = [];
  for (const text of hostileTexts(context)) {
    const measure = {
      metric: 'retention',
      comparator: '<=',
      value: text.slice(0, 100),
      unit: text.slice(0, 30),
    } as const;
    const input = { section: text.slice(0, 70), text, measure };
    if (await unlessRefused(() => addClaim(owner, input))) kept.push(asKept(text));
  }
  expect(kept.length).toBeGreaterThan(100);
  const all = [];
  for await (const rows of everyPage((after) => listClaims(owner, { sort: 'text', after })))
    all.push(...rows);
  expect(all.map(({ text }) => text).toSorted()).toEqual(kept.toSorted());
  const bytes = await buffer(
    csvLines(
      claimColumns,
      everyPage((after) => listClaims(owner, { after })),
    ),
  );
  const cells = parse(bytes, { bom: true }).flat();
  expect(cells.filter((cell) => /^[\s\p{C}]*[=+\-@]/u.test(cell))).toEqual([]);
  const [sheet] = await readCsv(bytes);
  const result = await importClaims(owner, { claims: claimsIn(sheet?.rows ?? []) });
  expect(result).toEqual({ added: 0, changed: 0, unchanged: kept.length });
}, 300_000);

test('claims as long as claims may be are listed page after page, in any script and order', async () => {
  const { owner } = (await createWorld()).actors;
  const longest = (sign: string) => sign.repeat(Math.floor(1_990 / sign.length));
  for (let n = 0; n < 60; n += 1) {
    const sign = ['x', '界', '🦊'][n % 3] ?? 'x';
    await addClaim(owner, { section: 'Long', text: `${longest(sign)} ${n}` });
  }
  for (const sort of ['text', 'position', 'changedAt'] as const)
    for (const descending of [true, false]) {
      const seen = new Set<string>();
      for await (const rows of everyPage((after) => listClaims(owner, { sort, descending, after })))
        for (const { id } of rows) seen.add(id);
      expect(seen.size, `${sort} ${descending}`).toBe(60);
    }
}, 120_000);
