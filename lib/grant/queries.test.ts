import { expect, test } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { type AccessWorld, createAccessWorld } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { addVisitor, arrange } from '#lib/testing/world.ts';
import { revokeGrant } from './commands.ts';
import { grantStates } from './lifecycle.ts';
import { getGrant, listGrants } from './queries.ts';
import { getOwnGrant } from './visitor-queries.ts';

useTestDatabase();

async function oneOfEach(world: AccessWorld): Promise<string[]> {
  const { approver } = world.actors;
  const issue = async (more: object = {}) => {
    const visitor = await addVisitor(world);
    const input = { visitorId: visitor.visitorId, documentId: world.documents.restricted, ...more };
    return { input, ...(await issueGrant(approver, input)) };
  };
  const active = await issue();
  const waiting = await issue({ countsFrom: 'first-use' });
  const expired = await issue();
  await arrange(world, (tenant) =>
    tenant.grant.updateMany({ where: { id: expired.id }, data: { expiresAt: new Date(0) } }),
  );
  const revoked = await issue();
  await revokeGrant(approver, { grantId: revoked.id, reason: 'Left.' });
  const replaced = await issue();
  const newest = await issueGrant(approver, replaced.input);
  return [active, waiting, expired, revoked, replaced, newest].map((grant) => grant.id);
}

test('the list and the page say the same state of each grant, and each filter finds its own', async () => {
  const world = await createAccessWorld();
  await oneOfEach(world);
  const { rows } = await listGrants(world.actors.approver, {});
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(grantStates));
  for (const row of rows)
    expect((await getGrant(world.actors.approver, { grantId: row.id })).state).toBe(row.state);
  for (const state of grantStates) {
    const found = await listGrants(world.actors.approver, { filters: { state } });
    expect(found.rows.map((row) => row.id).sort()).toEqual(
      rows.flatMap((row) => (row.state === state ? [row.id] : [])).sort(),
    );
  }
});

test('who gave a grant stands in the list by name, and how', async () => {
  const world = await createAccessWorld();
  const { visitor, approver, operator } = world.actors;
  const input = { visitorId: visitor.visitorId, documentId: world.documents.restricted };
  await issueGrant(approver, input);
  await issueGrant(operator, { ...input, documentId: world.documents.second });
  const { rows } = await listGrants(world.actors.owner, { sort: 'grantedAt', descending: false });
  expect(rows.map((row) => [row.source, row.grantedByName])).toEqual([
    ['hand', approver.name],
    ['operator', 'Operator test'],
  ]);
});

test('grants of another organization are neither listed nor found (T01, T03)', async () => {
  const [world, other] = [await createAccessWorld(), await createAccessWorld()];
  const [grantId = ''] = await oneOfEach(world);
  expect((await listGrants(other.actors.owner, {})).rows).toEqual([]);
  await expect(getGrant(other.actors.owner, { grantId })).rejects.toThrow(NotFound);
  await expect(getOwnGrant(other.actors.visitor, { grantId })).rejects.toThrow(NotFound);
  await expect(getOwnGrant(world.actors.visitor, { grantId })).rejects.toThrow(NotFound);
});
