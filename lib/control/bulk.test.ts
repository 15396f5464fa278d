import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { arrangeFramework, plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { archiveControls, changeControls, restoreControls } from './bulk-commands.ts';
import { addControl, changeControl } from './commands.ts';
import { getControl } from './detail-queries.ts';
import { countControlHealth, listControlChoices, listControls } from './queries.ts';

useTestDatabase();

async function three(world: World): Promise<string[]> {
  const ids = await arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, ['PR.AA-01', 'GV.PO-01']);
  const { owner } = world.actors;
  const add = (identifier: string, more: object = {}) =>
    addControl(owner, { ...plainControl, identifier, ...more });
  return [
    await add('A-1', { tags: ['Web', 'old'], requirementIds: [...ids.values()] }),
    await add('A-2', { title: 'Backups', implementation: 'planned', ownerId: owner.memberId }),
    await add('A-3', { responsibility: 'provider', description: 'Guards at 100% of gates' }),
  ];
}

test('whoever may not edit cannot change or archive many at once, nor can another organization (T01)', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const controlIds = await three(world);
  for (const actor of [world.actors.auditor, world.actors.approver, world.actors.employee]) {
    await expect(changeControls(actor, { controlIds, ownerId: null })).rejects.toThrow(Forbidden);
    await expect(archiveControls(actor, { controlIds })).rejects.toThrow(Forbidden);
  }
  for (const run of [archiveControls, restoreControls])
    await expect(run(other.actors.owner, { controlIds })).rejects.toThrow(NotFound);
  await expect(changeControls(other.actors.owner, { controlIds, ownerId: null })).rejects.toThrow(NotFound);
});

test('many controls change in one way, with a revision each, or none does', async () => {
  const world = await createWorld();
  const { owner, security } = world.actors;
  const controlIds = await three(world);
  const change = {
    ownerId: security.memberId,
    addTags: ['web', 'New'],
    removeTags: ['OLD'],
    cadenceDays: 90,
  };
  expect(await changeControls(owner, { controlIds, ...change })).toBe(3);
  const [first = '', second = ''] = controlIds;
  const changed = await getControl(owner, { controlId: first });
  expect(changed).toMatchObject({ tags: ['Web', 'New'], cadenceDays: 90, revision: 2 });
  expect((await getControl(owner, { controlId: second })).implementation).toBe('planned');
  expect(await changeControls(owner, { controlIds, ...change })).toBe(0);
  const unknown = [...controlIds, newId()];
  await expect(changeControls(owner, { controlIds: unknown, ownerId: null })).rejects.toThrow(NotFound);
  await expect(changeControls(owner, { controlIds, implementation: 'alternative' })).rejects.toThrow(Invalid);
  expect((await getControl(owner, { controlId: first })).ownerId).toBe(security.memberId);
  expect((await auditTrail(world)).filter(({ action }) => action === 'control:change')).toHaveLength(2);
});

test('an archived control leaves lists and figures, takes no change, and comes back with everything', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const controlIds = await three(world);
  const [controlId = ''] = controlIds;
  await archiveControls(owner, { controlIds: [controlId] });
  expect((await listControls(owner, {})).rows.map((row) => row.identifier)).toEqual(['A-2', 'A-3']);
  const archived = await listControls(owner, { filters: { archived: 'yes' } });
  expect(archived.rows).toMatchObject([{ identifier: 'A-1', standing: null }]);
  expect(await countControlHealth(owner, {})).toEqual([
    { health: 'planned', count: 1 },
    { health: 'unproven', count: 1 },
  ]);
  const change = { controlId, revision: 2, ...plainControl, identifier: 'A-1' };
  await expect(changeControl(owner, change)).rejects.toThrow(/Restore it first/);
  await expect(changeControls(owner, { controlIds, ownerId: null })).rejects.toThrow(Conflict);
  await expect(archiveControls(owner, { controlIds: [controlId] })).rejects.toThrow(Conflict);
  await expect(addControl(owner, { ...plainControl, identifier: 'A-1' })).rejects.toThrow(/archived control/);
  await restoreControls(owner, { controlIds: [controlId] });
  const restored = await getControl(owner, { controlId });
  expect(restored).toMatchObject({ archivedAt: null, standing: { health: 'unproven' } });
  expect(restored.requirements).toHaveLength(2);
});

test('a control that a claim rests on is not archived, and the refusal names the claim', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const controlIds = await three(world);
  const { organizationId } = world;
  const claimId = newId();
  const now = new Date();
  await arrange(world, async (tenant) => {
    const claim = {
      organizationId,
      id: claimId,
      section: 'Access',
      text: 'Everybody uses a key.',
      position: 1,
    };
    await tenant.claim.create({ data: { ...claim, createdAt: now } });
    const link = { organizationId, id: newId(), claimId, controlId: controlIds[1] ?? '' };
    await tenant.claimControl.create({ data: { ...link, createdAt: now, createdBy: 'member:test' } });
  });
  await expect(archiveControls(owner, { controlIds })).rejects.toThrow(/“Everybody uses a key\.” \(A-2\)/);
  expect((await listControls(owner, {})).rows).toHaveLength(3);
});

test('each filter and search finds its own', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  await three(world);
  const found = async (filters: object, search: string | null = null) =>
    (await listControls(owner, { filters, search })).rows.map((row) => row.identifier);
  expect(await found({ health: 'planned' })).toEqual(['A-2']);
  expect(await found({ health: 'unproven' })).toEqual(['A-1', 'A-3']);
  expect(await found({ implementation: 'implemented' })).toEqual(['A-1', 'A-3']);
  expect(await found({ responsibility: 'provider' })).toEqual(['A-3']);
  expect(await found({ owner: owner.memberId })).toEqual(['A-2']);
  expect(await found({ owner: 'none' })).toEqual(['A-1', 'A-3']);
  expect(await found({ tag: 'Web' })).toEqual(['A-1']);
  expect(await found({ framework: 'nist-csf' })).toEqual(['A-1']);
  expect(await found({ framework: 'soc2' })).toEqual([]);
  expect(await found({ function: 'GV' })).toEqual(['A-1']);
  expect(await found({ function: 'RC' })).toEqual([]);
  expect(await found({ unmapped: 'yes' })).toEqual(['A-2', 'A-3']);
  expect(await found({}, 'backup')).toEqual(['A-2']);
  expect(await found({}, '100%')).toEqual(['A-3']);
  expect(await found({}, 'web')).toEqual(['A-1']);
  const choices = await listControlChoices(owner, {});
  expect(choices.tags).toEqual(['Web', 'old']);
  expect(choices.frameworks).toMatchObject([{ key: 'nist-csf' }]);
});

test('sixty controls come in two pages, in every order, forwards and back', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  for (let index = 0; index < 60; index += 1) {
    const identifier = `C-${String(index).padStart(3, '0')}`;
    await addControl(owner, { ...plainControl, identifier, title: `Title ${59 - index}` });
  }
  for (const sort of ['identifier', 'title', 'changedAt'] as const) {
    const first = await listControls(owner, { sort });
    const second = await listControls(owner, { sort, after: first.next });
    const back = await listControls(owner, { sort, before: second.previous });
    expect([first.rows.length, second.rows.length, first.count]).toEqual([50, 10, 60]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(60);
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
  }
});
