import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { addControl } from '#lib/control/commands.ts';
import { findSuggestions } from '#lib/crosswalk/queries.ts';
import { Conflict } from '#lib/errors.ts';
import { getRequirement, listRequirements } from '#lib/requirement/queries.ts';
import { plainControl } from '#lib/testing/control.ts';
import { testDatabase, useTestDatabase } from '#lib/testing/database.ts';
import { hostileTexts, unlessRefused } from '#lib/testing/hostile.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { shippedFramework } from './catalog.ts';
import { importCrosswalk, importFramework } from './commands.ts';
import { importFile } from './import-file.ts';

useTestDatabase();

const encode = (text: string) => new TextEncoder().encode(text);
const fileOf = (text: string) => ({ bytes: encode(text), fileName: 'own_v1.csv' });
const quoted = (text: string) => `"${text.toWellFormed().replaceAll('"', '""')}"`;

async function importOwn(world: World, lines: string[]) {
  return importFile(world.actors.owner, fileOf(['id,title,text,parent', ...lines].join('\n')));
}

async function countsOf(world: World): Promise<number[]> {
  return arrange(world, async (tenant) => [
    await tenant.framework.count(),
    await tenant.requirement.count(),
    await tenant.crosswalk.count(),
    await tenant.frameworkImport.count(),
  ]);
}

describe('a tree that is none', () => {
  test.each([
    ['a circle of two', ['A,one,,B', 'B,two,,A', 'C,three,,'], 2],
    ['an element below itself', ['A,one,,A'], 1],
    ['a circle of three, and one below it', ['A,,,C', 'B,,,A', 'C,,,B', 'D,four,,C'], 4],
  ])('%s is told with its places, and nothing is imported', async (_, lines, problems) => {
    const world = await createWorld();
    const result = await importOwn(world, lines);
    expect(result.problems).toHaveLength(problems);
    expect(result.problems[0]).toMatchObject({ message: expect.stringContaining('stands below itself') });
    expect(await countsOf(world)).toEqual([0, 0, 0, 0]);
  });

  test('a stair of ten thousand steps is refused within moments', async () => {
    const world = await createWorld();
    const lines = Array.from({ length: 10_000 }, (_, n) => `S${n},step,,${n === 0 ? '' : `S${n - 1}`}`);
    const before = performance.now();
    const { problems } = await importOwn(world, lines);
    expect(problems[0]?.message).toBe('S12 stands more than 12 levels deep.');
    expect(performance.now() - before).toBeLessThan(30_000);
    expect(await countsOf(world)).toEqual([0, 0, 0, 0]);
  }, 60_000);
});

describe('JSON that is no framework', () => {
  const nested = (opened: string, closed: string) =>
    `{"catalog":{${opened.repeat(20_000)}${closed.repeat(20_000)}}}`;

  test.each([
    ['groups in groups', nested('"groups":[{"id":"g","title":"t",', '"x":1}]'), /nested more than 64 levels/],
    ['five million brackets', '['.repeat(5_000_000), /nested more than 64 levels/],
    ['a string that never ends', `{"a":"${'\\\\'.repeat(5_000_000)}`, /damaged JSON/],
    ['brackets within a string', `{"a":"${'[{'.repeat(1_000)}"}`, /holds no framework/],
    ['entities', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>', /XML or HTML/],
  ])(
    '%s: it is refused by name, whatever it is called',
    async (_, text, sentence) => {
      const world = await createWorld();
      for (const fileName of ['a.json', 'a.xlsx', 'a.csv']) {
        const { problems } = await importFile(world.actors.owner, { bytes: encode(text), fileName });
        expect(problems[0]?.message).toMatch(sentence);
      }
      expect(await countsOf(world)).toEqual([0, 0, 0, 0]);
    },
    60_000,
  );
});

describe('circles of what took the place of what, and of crosswalks', () => {
  let world: World;
  const draft = {
    key: 'own',
    version: '1',
    title: 'Own',
    publisher: '',
    format: 'table' as const,
    requirements: ['A', 'B', 'C', 'D'].map((identifier, at, all) => ({
      identifier,
      parent: null,
      kind: 'control',
      title: identifier,
      wording: '',
      oscalId: null,
      withdrawn: identifier !== 'D',
      withdrawnReason: '',
      successors: identifier === 'D' ? [] : [all[(at + 1) % 3] ?? '', identifier],
    })),
  };
  const source = { fileName: 'own.json', sha256: '0'.repeat(64) };

  beforeAll(async () => {
    world = await createWorld();
    await importFramework(world.actors.owner, { ...source, framework: draft });
  });

  test('successors that lead back are kept and shown, and a newer edition takes mappings along once', async () => {
    const { owner } = world.actors;
    const rows = await arrange(world, (tenant) =>
      tenant.requirement.findMany({ select: { id: true, identifier: true } }),
    );
    const idOf = (name: string) => rows.find(({ identifier }) => identifier === name)?.id ?? '';
    const a = await getRequirement(owner, { requirementId: idOf('A') });
    expect(a.successors.map(({ identifier }) => identifier)).toEqual(['A', 'B']);
    await addControl(owner, { ...plainControl, requirementIds: [idOf('A'), idOf('D')] });
    const next = { ...draft, version: '2' };
    await importFramework(owner, { ...source, framework: next });
    await importFramework(owner, { ...source, framework: next });
    expect((await countsOf(world))[0]).toBe(2);
  });

  test('pairs in a circle and with themselves end', async () => {
    const { owner } = world.actors;
    const pair = (from: string, to: string) => ({
      sourceKey: from.split(' ')[0] ?? '',
      sourceIdentifier: from.split(' ')[1] ?? '',
      targetKey: to.split(' ')[0] ?? '',
      targetIdentifier: to.split(' ')[1] ?? '',
    });
    const pairs = [pair('own D', 'b 1'), pair('b 1', 'c 1'), pair('c 1', 'own D'), pair('own D', 'own D')];
    await importCrosswalk(owner, { ...source, pairs });
    await importCrosswalk(owner, { ...source, pairs });
    const controls = await arrange(world, (tenant) => tenant.control.findMany({ select: { id: true } }));
    const suggested = await findSuggestions(owner, { controlId: controls[0]?.id ?? '' });
    // Neither framework of the others is adopted here, so nothing of them can be suggested.
    expect(suggested).toEqual([]);
  });
});

describe('a table with hostile texts', () => {
  test('comes in as it stands, or is refused with its places', async (context) => {
    const world = await createWorld();
    const texts = hostileTexts(context).filter((text) => !text.includes('\0') && text.trim() !== '');
    const lines = texts.map((text, n) => `R${n},${quoted(text)},${quoted(text)},`);
    const result = await importOwn(world, lines);
    expect(result).toMatchObject({ added: texts.length, problems: [] });
    const [framework] = await arrange(world, (tenant) => tenant.framework.findMany({ select: { id: true } }));
    const page = await listRequirements(world.actors.owner, {
      frameworkId: framework?.id ?? '',
      search: '<script',
    });
    expect(
      page.rows.every(({ title, wording }) => `${title}${wording}`.toLowerCase().includes('<script')),
    ).toBe(true);
    for (const text of texts.slice(0, 60)) {
      const identifier = `${quoted(text)},title,,`;
      await unlessRefused(async () => importOwn(await createWorld(), [identifier]));
    }
  }, 300_000);
});

describe('SP 800-53', () => {
  const shipped = shippedFramework('nist-sp-800-53', '5');
  if (!shipped) throw new Error('SP 800-53 does not ship.');
  const source = {
    fileName: 'list.csv',
    sha256: '0'.repeat(64),
    framework: { ...shipped, format: 'table' as const },
  };

  test('whose connection is cut half-way leaves nothing, and comes in whole afterwards', async () => {
    const world = await createWorld();
    const admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
    admin.on('error', () => {});
    await admin.connect();
    const cut = (async () => {
      for (let tries = 0; tries < 2_000; tries += 1) {
        const { rowCount } = await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle'
            AND pid <> pg_backend_pid() AND query LIKE 'INSERT INTO "public"."Requirement"%'`,
        );
        if (rowCount) return true;
      }
      return false;
    })();
    await expect(importFramework(world.actors.owner, source)).rejects.toThrow();
    expect(await cut).toBe(true);
    expect(await countsOf(world)).toEqual([0, 0, 0, 0]);
    await importFramework(world.actors.owner, source);
    expect((await countsOf(world))[1]).toBe(shipped.requirements.length);
    await admin.end();
  }, 120_000);

  test('imported by two at once is there once', async () => {
    const world = await createWorld();
    const { owner, security } = world.actors;
    const both = await Promise.allSettled([
      importFramework(owner, source),
      importFramework(security, source),
    ]);
    for (const one of both) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict);
    const [frameworks, requirements] = await countsOf(world);
    expect([frameworks, requirements]).toEqual([1, shipped.requirements.length]);
  }, 120_000);
});
