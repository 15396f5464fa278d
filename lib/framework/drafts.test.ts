import { expect, test } from 'vitest';
import { findSuggestions } from '#lib/crosswalk/queries.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { getRequirement, listRequirements } from '#lib/requirement/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { adoptFramework, importFramework } from './commands.ts';
import { decideFrameworkImport, discardFrameworkImport, mapFrameworkImport } from './draft-commands.ts';
import { getFrameworkImport } from './draft-queries.ts';
import { getFramework, listFrameworks } from './queries.ts';
import { receiveFrameworkFile } from './receive.ts';

useTestDatabase();

const bytes = (text: string) => new TextEncoder().encode(text);
const table = { fileName: 'rules_v2.csv', bytes: bytes('id,title,note\nR-1,one,uno\nR-2,two,due\n') };

function requirementId(world: World, identifier: string): Promise<string> {
  return arrange(world, async (tenant) => {
    const found = await tenant.requirement.findFirst({ where: { identifier }, select: { id: true } });
    return found?.id ?? '';
  });
}

async function mapControl(world: World, identifier: string): Promise<string> {
  const { organizationId } = world;
  const requirement = await requirementId(world, identifier);
  const [controlId, now] = [newId(), new Date()];
  const state = { implementation: 'implemented', responsibility: 'us', createdAt: now, changedAt: now };
  const mapping = { organizationId, controlId, requirementId: requirement, origin: 'hand', createdAt: now };
  await arrange(world, async (tenant) => {
    await tenant.control.create({
      data: { organizationId, id: controlId, identifier: 'C-1', title: 'One', ...state },
    });
    await tenant.controlRequirement.create({ data: { ...mapping, createdBy: 'test' } });
  });
  return controlId;
}

test('a waiting file is seen by its maker and administrators, and by nobody else (T01-T03)', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { security, owner, auditor } = world.actors;
  await expect(receiveFrameworkFile(auditor, table)).rejects.toThrow(Forbidden);
  const draftId = await receiveFrameworkFile(owner, table);
  for (const actor of [security, other.actors.owner]) {
    await expect(getFrameworkImport(actor, { draftId })).rejects.toThrow(NotFound);
    await expect(decideFrameworkImport(actor, { draftId })).rejects.toThrow(NotFound);
    await expect(discardFrameworkImport(actor, { draftId })).rejects.toThrow(NotFound);
  }
  const own = await receiveFrameworkFile(security, table);
  expect(await getFrameworkImport(owner, { draftId: own })).toMatchObject({
    fileName: 'rules_v2.csv',
    problems: [],
  });
});

test('a person chooses what columns mean, sees the difference, and decides once', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const draftId = await receiveFrameworkFile(owner, table);
  const before = await getFrameworkImport(owner, { draftId });
  expect(before.framework).toMatchObject({ key: 'rules', version: '2', inForce: { requirement: 2 } });
  expect(before.difference).toMatchObject({
    isNew: true,
    added: [{ identifier: 'R-1', text: 'one' }, { identifier: 'R-2' }],
  });
  const identity = { key: 'own-rules', version: '7', title: 'Own rules' };
  await mapFrameworkImport(owner, { draftId, mapping: { identifier: 0, title: 2 }, identity });
  const chosen = await getFrameworkImport(owner, { draftId });
  expect(chosen.difference?.added).toMatchObject([{ text: 'uno' }, { text: 'due' }]);
  const [first, second] = await Promise.allSettled([
    decideFrameworkImport(owner, { draftId }),
    decideFrameworkImport(owner, { draftId }),
  ]);
  expect([first, second].map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(discardFrameworkImport(owner, { draftId })).rejects.toThrow(Conflict);
  expect((await listFrameworks(owner, {})).adopted).toMatchObject([
    { key: 'own-rules', version: '7', inForce: 2, mapped: 0 },
  ]);
});

test('a file with problems waits with them and cannot be imported', async () => {
  const { owner } = (await createWorld()).actors;
  const file = { fileName: 'x.csv', bytes: bytes('id,title\nA,one\nA,two\n') };
  const draftId = await receiveFrameworkFile(owner, file);
  expect((await getFrameworkImport(owner, { draftId })).problems).toMatchObject([{ place: 'CSV!A3' }]);
  await expect(decideFrameworkImport(owner, { draftId })).rejects.toThrow(Invalid);
  await discardFrameworkImport(owner, { draftId });
  await expect(getFrameworkImport(owner, { draftId })).rejects.toThrow(NotFound);
});

test('the tree is searched and filtered, and another organization sees none of it (T01-T03)', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { owner, employee } = world.actors;
  const { frameworkId } = await adoptFramework(owner, { key: 'nist-csf', version: '2.0' });
  await mapControl(world, 'PR.AA-01');
  const page = await listRequirements(owner, { frameworkId, descending: false });
  expect(page.rows.slice(0, 3).map(({ identifier, depth }) => [identifier, depth])).toEqual([
    ['GV', 0],
    ['GV.OC', 1],
    ['GV.OC-01', 2],
  ]);
  const count = async (state: 'in-force' | 'withdrawn' | 'mapped' | 'unmapped') =>
    (await listRequirements(owner, { frameworkId, filters: { state } })).count;
  expect([
    await count('in-force'),
    await count('withdrawn'),
    await count('mapped'),
    await count('unmapped'),
  ]).toEqual([134, 91, 1, 133]);
  expect((await listRequirements(owner, { frameworkId, search: 'backups' })).count).toBeGreaterThan(1);
  expect((await listRequirements(other.actors.owner, { frameworkId })).rows).toEqual([]);
  await expect(getFramework(other.actors.owner, { frameworkId })).rejects.toThrow(NotFound);
  const requirement = await requirementId(world, 'ID.AM-06');
  await expect(getRequirement(other.actors.owner, { requirementId: requirement })).rejects.toThrow(NotFound);
  await expect(getRequirement(employee, { requirementId: requirement })).rejects.toThrow(Forbidden);
  const { successors, withdrawn } = await getRequirement(owner, { requirementId: requirement });
  expect(withdrawn).toBe(true);
  expect(successors.map(({ identifier, id }) => [identifier, id !== null])).toEqual([
    ['GV.RR-02', true],
    ['GV.SC-02', true],
  ]);
});

test('a reference that dangles is listed, and heals by itself when what it names comes in', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const { frameworkId } = await adoptFramework(owner, { key: 'nist-csf', version: '2.0' });
  const requirementIdOf = await requirementId(world, 'PR.AA-05');
  const dangling = async () =>
    (await getRequirement(owner, { requirementId: requirementIdOf })).related.filter(({ id }) => id === null);
  const missing = await dangling();
  expect(missing.map(({ key }) => key)).toContain('nist-sp-800-53');
  await adoptFramework(owner, { key: 'nist-sp-800-53', version: '5' });
  expect((await dangling()).filter(({ key }) => key === 'nist-sp-800-53')).toMatchObject([
    { identifier: 'IA-13' },
  ]);
  expect((await getFramework(owner, { frameworkId })).dangling).toContainEqual({
    kind: 'crosswalk',
    from: 'PR.AA-05',
    key: 'nist-sp-800-53',
    identifier: 'IA-13',
  });
  const rest = {
    kind: 'control',
    title: 'new',
    wording: '',
    oscalId: null,
    withdrawn: false,
    withdrawnReason: '',
    successors: [],
  };
  const framework = {
    key: 'nist-sp-800-53',
    version: '5',
    title: 'NIST SP 800-53',
    publisher: 'NIST',
    format: 'table' as const,
    requirements: [{ identifier: 'IA-13', parent: null, ...rest }],
  };
  await importFramework(owner, { fileName: 'x', sha256: '0'.repeat(64), framework });
  expect((await dangling()).filter(({ key }) => key === 'nist-sp-800-53')).toEqual([]);
  expect(
    (await getFramework(owner, { frameworkId })).dangling.filter(({ identifier }) => identifier === 'IA-13'),
  ).toEqual([]);
});

test('a control mapped to the CSF is suggested what that covers in the other frameworks in use', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { owner } = world.actors;
  for (const [key, version] of [
    ['nist-csf', '2.0'],
    ['soc2', '2017'],
    ['iso-27001', '2022'],
  ] as const)
    await adoptFramework(owner, { key, version });
  const controlId = await mapControl(world, 'PR.DS-11');
  const suggestions = await findSuggestions(owner, { controlId });
  const found = suggestions.map(({ identifier, path }) => [
    identifier,
    path.map((step) => step.identifier).join(' > '),
  ]);
  expect(found).toContainEqual(['A.8.13', 'PR.DS-11 > A.8.13']);
  expect(found).toContainEqual(['A1.2', 'PR.DS-11 > A1.2']);
  expect(found.map(([identifier]) => identifier)).not.toContain('PR.DS-11');
  await expect(findSuggestions(other.actors.owner, { controlId })).rejects.toThrow(NotFound);
  await expect(findSuggestions(world.actors.employee, { controlId })).rejects.toThrow(Forbidden);
});
