import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { adoptFramework, archiveFramework, importFramework } from './commands.ts';
import { importFile } from './import-file.ts';
import type { FrameworkDraft, RequirementDraft } from './schema.ts';

useTestDatabase();

const sha256 = '0'.repeat(64);
const source = { fileName: 'x.json', sha256 };

function requirement(identifier: string, more: Partial<RequirementDraft> = {}): RequirementDraft {
  const rest = { parent: null, kind: 'control', title: '', wording: `about ${identifier}`, oscalId: null };
  return { identifier, ...rest, withdrawn: false, withdrawnReason: '', successors: [], ...more };
}

function draft(version: string, requirements: RequirementDraft[]): FrameworkDraft {
  return { key: 'own', version, title: 'Own', publisher: '', format: 'oscal', requirements };
}

/** Every row of every adopted framework, in a form that can be compared. */
function rowsOf(world: World) {
  return arrange(world, async (tenant) => ({
    frameworks: await tenant.framework.findMany({
      orderBy: { key: 'asc' },
      select: { key: true, version: true, title: true },
    }),
    requirements: await tenant.requirement.findMany({
      orderBy: [{ frameworkId: 'asc' }, { position: 'asc' }],
      select: {
        id: true,
        identifier: true,
        kind: true,
        title: true,
        wording: true,
        withdrawn: true,
        withdrawnReason: true,
        parentId: true,
        position: true,
        successors: { orderBy: { identifier: 'asc' }, select: { identifier: true } },
      },
    }),
    pairs: await tenant.crosswalk.count(),
  }));
}

async function addControl(world: World, identifier: string, requirementId: string): Promise<string> {
  const { organizationId } = world;
  const [controlId, now] = [newId(), new Date()];
  await arrange(world, async (tenant) => {
    const times = { createdAt: now, changedAt: now };
    const state = { implementation: 'implemented', responsibility: 'us' };
    await tenant.control.create({
      data: { organizationId, id: controlId, identifier, title: identifier, ...state, ...times },
    });
    await tenant.controlRequirement.create({
      data: { organizationId, controlId, requirementId, origin: 'person', createdAt: now, createdBy: 'test' },
    });
  });
  return controlId;
}

describe('who may', () => {
  test('a reader can neither adopt nor import nor archive a framework', async () => {
    const world = await createWorld();
    const { auditor, approver, employee, visitor, owner } = world.actors;
    const { frameworkId } = await adoptFramework(owner, { key: 'soc2', version: '2017' });
    for (const actor of [auditor, approver, employee, visitor]) {
      await expect(adoptFramework(actor, { key: 'soc2', version: '2017' })).rejects.toThrow(Forbidden);
      const framework = draft('1', [requirement('A')]);
      await expect(importFramework(actor, { ...source, framework })).rejects.toThrow(Forbidden);
      await expect(archiveFramework(actor, { frameworkId })).rejects.toThrow(Forbidden);
    }
  });

  test('another organization has frameworks of its own and cannot archive ours (T01-T03)', async () => {
    const [ours, theirs] = [await createWorld(), await createWorld()];
    const { frameworkId } = await adoptFramework(ours.actors.owner, { key: 'soc2', version: '2017' });
    await expect(archiveFramework(theirs.actors.owner, { frameworkId })).rejects.toThrow(NotFound);
    expect((await rowsOf(theirs)).requirements).toEqual([]);
    const own = await adoptFramework(theirs.actors.owner, { key: 'soc2', version: '2017' });
    expect(own).toMatchObject({ added: 81, inForce: { category: 20, criterion: 61 } });
  });
});

describe('what ships with the product', () => {
  test('is adopted once, with its crosswalks, and a second time changes nothing', async () => {
    const world = await createWorld();
    const { owner } = world.actors;
    const counts = { function: 6, category: 22, subcategory: 106 };
    expect(await adoptFramework(owner, { key: 'nist-csf', version: '2.0' })).toMatchObject({
      inForce: counts,
      withdrawn: 91,
      added: 225,
    });
    await adoptFramework(owner, { key: 'iso-27001', version: '2022' });
    await adoptFramework(owner, { key: 'nist-sp-800-53', version: '5' });
    const before = await rowsOf(world);
    expect(before.requirements).toHaveLength(225 + 97 + 1_209);
    for (const { key, version } of before.frameworks)
      expect(await adoptFramework(owner, { key, version })).toMatchObject({ added: 0, changed: 0 });
    expect(await rowsOf(world)).toEqual(before);
    await expect(adoptFramework(owner, { key: 'nist-csf', version: '9' })).rejects.toThrow(NotFound);
    expect((await auditTrail(world)).filter(({ action }) => action === 'framework:adopt')).toHaveLength(6);
  });
});

describe('forms of one framework, in any order', () => {
  const forms = [
    'NIST_CSF_v2.0_catalog.json',
    'cprt_csf-2.0-framework.json',
    'csf2.xlsx',
    'csf2_elements_status.csv',
  ];
  const orders = [
    [0, 1, 2, 3, 0],
    [1, 2, 0, 3, 1],
    [2, 3, 0, 1, 2],
    [2, 1, 0],
  ];
  for (const order of orders)
    test(`${order.map((at) => forms[at]?.slice(0, 8)).join(', then ')}: only the first changes anything`, async (context) => {
      const world = await createWorld();
      const { owner } = world.actors;
      if (order.length === 3) await adoptFramework(owner, { key: 'nist-csf', version: '2.0' });
      const files = order.map((at) => corpusPath(context, `data/csf/${forms[at]}`));
      const [first = '', ...others] = files;
      const one = await importFile(owner, { bytes: await readFile(first), fileName: basename(first) });
      expect(one).toMatchObject({
        framework: 'nist-csf',
        version: '2.0',
        withdrawn: 91,
        problems: [],
        inForce: { function: 6, category: 22, subcategory: 106 },
      });
      expect(one.added + one.changed).toBeGreaterThan(100);
      const before = await rowsOf(world);
      for (const path of others) {
        const again = await importFile(owner, { bytes: await readFile(path), fileName: basename(path) });
        expect(again, basename(path)).toMatchObject({ added: 0, changed: 0, withdrawn: 91, problems: [] });
      }
      expect(await rowsOf(world)).toEqual(before);
    });
});

describe('a newer edition', () => {
  test('takes the place of the older, and mappings go along or stay with what it no longer knows', async () => {
    const world = await createWorld();
    const { owner } = world.actors;
    await importFramework(owner, {
      ...source,
      framework: draft(
        '1.1',
        ['A-1', 'A-2', 'A-3', 'A-4'].map((one) => requirement(one)),
      ),
    });
    const { requirements } = await rowsOf(world);
    const idOf = (identifier: string) => requirements.find((one) => one.identifier === identifier)?.id ?? '';
    await addControl(world, 'C-1', idOf('A-1'));
    await addControl(world, 'C-2', idOf('A-2'));
    await addControl(world, 'C-4', idOf('A-4'));
    const next = draft('2.0', [
      requirement('A-01', { wording: 'about A-1' }),
      requirement('A-02', {
        withdrawn: true,
        withdrawnReason: 'moved to',
        successors: ['A-05', 'Z-9'],
        wording: '',
      }),
      requirement('A-03', { wording: 'says something else' }),
      requirement('A-05'),
    ]);
    expect(await importFramework(owner, { ...source, framework: next })).toMatchObject({
      added: 1,
      changed: 2,
      withdrawn: 1,
    });
    const mappings = await arrange(world, (tenant) =>
      tenant.controlRequirement.findMany({
        orderBy: { control: { identifier: 'asc' } },
        select: {
          control: { select: { identifier: true } },
          requirement: { select: { identifier: true, framework: { select: { version: true } } } },
        },
      }),
    );
    expect(
      mappings.map(
        ({ control, requirement: one }) => `${control.identifier} ${one.identifier} ${one.framework.version}`,
      ),
    ).toEqual(['C-1 A-01 2.0', 'C-2 A-02 2.0', 'C-4 A-4 1.1']);
    const archived = await arrange(world, (tenant) =>
      tenant.framework.findMany({ where: { archivedAt: { not: null } }, select: { version: true } }),
    );
    expect(archived).toEqual([{ version: '1.1' }]);
  });
});

describe('nothing is half-imported', () => {
  test('a file with one problem leaves no row', async () => {
    const world = await createWorld();
    const bytes = new TextEncoder().encode('id,title\nA,one\nA,again\n');
    const result = await importFile(world.actors.owner, { bytes, fileName: 'mine_v1.csv' });
    expect(result).toMatchObject({ framework: 'mine', added: 0, problems: [{ place: 'CSV!A3' }] });
    expect((await rowsOf(world)).frameworks).toEqual([]);
  });

  test('a draft that the database refuses leaves no row', async () => {
    const world = await createWorld();
    const twice = draft('1', [requirement('A'), requirement('A')]);
    await expect(importFramework(world.actors.owner, { ...source, framework: twice })).rejects.toThrow();
    expect((await rowsOf(world)).frameworks).toEqual([]);
  });
});

test('SP 800-53 with its 1,189 controls comes in whole, with what was withdrawn', async (context) => {
  const world = await createWorld();
  const path = corpusPath(context, 'data/frameworks/ids/nist_sp800-53_r5_ids_titles.csv');
  const bytes = await readFile(path);
  const result = await importFile(world.actors.owner, { bytes, fileName: basename(path) });
  expect(result).toMatchObject({
    added: 1_209,
    withdrawn: 180,
    inForce: { family: 20, control: 298, enhancement: 711 },
  });
});
