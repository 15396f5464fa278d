import { expect, test } from 'vitest';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import { removeFilter, renameFilter, saveFilter } from './commands.ts';
import { getSavedFilters } from './queries.ts';

useTestDatabase();

const stale = { list: 'controls', name: 'Stale ones', parameters: 'health=stale&after=abc' } as const;

test('people who do not read the program, visitors and machines keep no filters', async () => {
  const { actors } = await createWorld();
  for (const actor of [
    actors.employee,
    actors.people,
    actors.auditor,
    actors.visitor,
    actors.anonymous,
    actors.operator,
  ])
    await expect(saveFilter(actor, stale)).rejects.toThrow(Forbidden);
});

test('a filter is seen, renamed and removed by the member who keeps it and by nobody else (T01)', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { approver, owner } = world.actors;
  const filterId = await saveFilter(approver, stale);
  for (const stranger of [owner, other.actors.approver]) {
    expect(await getSavedFilters(stranger, { list: 'controls' })).toEqual([]);
    await expect(renameFilter(stranger, { filterId, name: 'Mine' })).rejects.toThrow(NotFound);
    await expect(removeFilter(stranger, { filterId })).rejects.toThrow(NotFound);
  }
  await renameFilter(approver, { filterId, name: 'Overdue' });
  expect(await getSavedFilters(approver, { list: 'controls' })).toEqual([
    { id: filterId, list: 'controls', name: 'Overdue', parameters: 'health=stale' },
  ]);
  await removeFilter(approver, { filterId });
  expect(await getSavedFilters(approver, {})).toEqual([]);
  expect(
    (await auditTrail(world)).filter(({ subject }) => subject === `saved-filter:${filterId}`),
  ).toHaveLength(3);
});

test('one name is one filter of a list, and nobody keeps them without end', async () => {
  const { owner, admin } = (await createWorld()).actors;
  await saveFilter(owner, stale);
  await expect(saveFilter(owner, stale)).rejects.toThrow(Invalid);
  await saveFilter(admin, stale);
  await saveFilter(owner, { ...stale, list: 'evidence' });
  for (let index = 1; index < 50; index += 1) await saveFilter(owner, { ...stale, name: `Filter ${index}` });
  await expect(saveFilter(owner, { ...stale, name: 'One more' })).rejects.toThrow(/Remove one first/);
});
