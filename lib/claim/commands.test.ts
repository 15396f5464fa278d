import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { addClaims, archiveClaim, restoreClaim, rewordClaim } from './commands.ts';
import { moveClaim, moveSection, renameSection } from './order-commands.ts';
import { listClaims, listClaimsInOrder } from './queries.ts';

useTestDatabase();

const listed = async (world: World) =>
  (await listClaimsInOrder(world.actors.security, {})).map((claim) => `${claim.section}: ${claim.text}`);

async function withClaims() {
  const world = await createWorld();
  const { security } = world.actors;
  const [first = '', second = ''] = await addClaims(security, { section: 'Data', texts: ['One.', 'Two.'] });
  const [third = ''] = await addClaims(security, { section: 'People', texts: ['Three.'] });
  return { world, security, first, second, third };
}

describe('claims', () => {
  test('an approver, an auditor and an employee cannot add claims', async () => {
    const { actors } = await createWorld();
    for (const actor of [actors.approver, actors.auditor, actors.employee, actors.visitor, actors.anonymous])
      await expect(addClaims(actor, { section: 'Data', texts: ['No.'] })).rejects.toThrow(Forbidden);
  });

  test('an employee and a visitor cannot list claims that are not published', async () => {
    const { actors } = await createWorld();
    await expect(listClaims(actors.employee, {})).rejects.toThrow(Forbidden);
    await expect(listClaims(actors.visitor, {})).rejects.toThrow(Forbidden);
  });

  test('the other organization can neither see, change, move nor archive a claim', async () => {
    const { first } = await withClaims();
    const other = (await createWorld()).actors.owner;
    expect((await listClaims(other, {})).rows).toEqual([]);
    expect(await listClaimsInOrder(other, {})).toEqual([]);
    await expect(
      rewordClaim(other, { id: first, edition: 1, section: 'Data', text: 'Mine.' }),
    ).rejects.toThrow(NotFound);
    await expect(moveClaim(other, { id: first, move: 'down' })).rejects.toThrow(NotFound);
    await expect(archiveClaim(other, { id: first })).rejects.toThrow(NotFound);
    await expect(restoreClaim(other, { id: first })).rejects.toThrow(NotFound);
    await expect(moveSection(other, { section: 'Data', move: 'up' })).rejects.toThrow(NotFound);
    await expect(renameSection(other, { section: 'Data', name: 'Mine' })).rejects.toThrow(NotFound);
  });

  test('a security member adds several claims to an area at once, each with its event', async () => {
    const { world, security } = await withClaims();
    expect(await listed(world)).toEqual(['Data: One.', 'Data: Two.', 'People: Three.']);
    const trail = await auditTrail(world);
    expect(trail.filter(({ action }) => action === 'claim:add')).toHaveLength(3);
    expect(trail[0]?.actor).toBe(`member:${security.memberId}`);
  });

  test('a claim moves within its area, and an area moves with its claims', async () => {
    const { world, security, second } = await withClaims();
    await moveClaim(security, { id: second, move: 'up' });
    expect(await listed(world)).toEqual(['Data: Two.', 'Data: One.', 'People: Three.']);
    await moveSection(security, { section: 'People', move: 'first' });
    expect(await listed(world)).toEqual(['People: Three.', 'Data: Two.', 'Data: One.']);
  });

  test('renaming an area to the name of another joins the two', async () => {
    const { world, security } = await withClaims();
    await renameSection(security, { section: 'People', name: 'Data' });
    expect(await listed(world)).toEqual(['Data: One.', 'Data: Two.', 'Data: Three.']);
  });

  test('an archived claim leaves the list, can be restored, and cannot be archived twice', async () => {
    const { world, security, first } = await withClaims();
    await archiveClaim(security, { id: first });
    expect(await listed(world)).toEqual(['Data: Two.', 'People: Three.']);
    await expect(archiveClaim(security, { id: first })).rejects.toThrow(Conflict);
    await expect(
      rewordClaim(security, { id: first, edition: 1, section: 'Data', text: 'New.' }),
    ).rejects.toThrow(NotFound);
    expect(await listClaimsInOrder(security, { archived: true })).toHaveLength(1);
    await restoreClaim(security, { id: first });
    expect(await listed(world)).toContain('Data: One.');
    expect((await auditTrail(world)).map(({ action }) => action)).toContain('claim:archive');
  });

  test('a claim of ten megabytes or with invisible controls is refused with a sentence', async () => {
    const { security } = await withClaims();
    const huge = addClaims(security, { section: 'Data', texts: ['x'.repeat(10_000_000)] });
    await expect(huge).rejects.toThrow('too long');
    const hidden = addClaims(security, { section: 'Da\u202eta', texts: ['One.'] });
    await expect(hidden).rejects.toThrow(Invalid);
  });
});
