import { describe, expect, test } from 'vitest';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { listSubprocessors } from './queries.ts';

useTestDatabase();

const created = 120;

/** Subprocessors whose order by hand is the reverse of that by name; the last ten are archived. */
async function fill(world: World): Promise<void> {
  const rows = Array.from({ length: created }, (_, index) => ({
    organizationId: world.organizationId,
    id: newId(),
    name: `Cloud ${String(created - index).padStart(3, '0')}`,
    purpose: index === 7 ? 'Sends 100% of our mail' : 'Hosting',
    location: 'Ireland',
    position: index,
    createdAt: new Date(2026, 0, 1),
    archivedAt: index >= created - 10 ? new Date(2026, 1, index - 100) : null,
  }));
  await arrange(world, (tenant) => tenant.subprocessor.createMany({ data: rows }));
}

async function namesOf(world: World, input: object): Promise<string[]> {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listSubprocessors>> = await listSubprocessors(
      world.actors.approver,
      { ...input, after },
    );
    names.push(...page.rows.map(({ name }) => name));
    after = page.next;
  } while (after);
  return names;
}

describe('the list of subprocessors', () => {
  test('an employee and a visitor cannot read it, and nobody reads that of another organization', async () => {
    const world = await createWorld();
    await fill(world);
    for (const actor of [world.actors.employee, world.actors.visitor])
      await expect(listSubprocessors(actor, {})).rejects.toThrow(Forbidden);
    expect((await listSubprocessors((await createWorld()).actors.owner, {})).rows).toEqual([]);
  });

  test('it is read page by page, by hand-made order and by name, forwards and back', async () => {
    const world = await createWorld();
    await fill(world);
    const byHand = await namesOf(world, {});
    expect(byHand).toHaveLength(110);
    expect(new Set(byHand).size).toBe(110);
    expect(byHand[0]).toBe('Cloud 120');
    expect(await namesOf(world, { sort: 'name' })).toEqual(byHand.toReversed());
    expect(await namesOf(world, { sort: 'name', descending: true })).toEqual(byHand);
    const first = await listSubprocessors(world.actors.approver, {});
    const second = await listSubprocessors(world.actors.approver, { after: first.next });
    const back = await listSubprocessors(world.actors.approver, { before: second.previous });
    expect(back.rows).toEqual(first.rows);
    expect(first.count).toBe(110);
  });

  test('archived ones are read apart, and a search takes its signs literally', async () => {
    const world = await createWorld();
    await fill(world);
    const archived = { filters: { archived: 'yes' }, sort: 'archivedAt', descending: true };
    expect((await namesOf(world, archived)).slice(0, 2)).toEqual(['Cloud 001', 'Cloud 002']);
    expect(await namesOf(world, { search: '100%' })).toEqual(['Cloud 113']);
    expect(await namesOf(world, { search: '%' })).toEqual(['Cloud 113']);
    await expect(listSubprocessors(world.actors.approver, { after: 'made-up' })).rejects.toThrow(Invalid);
  });
});
