import { expect, test } from 'vitest';
import { Forbidden } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { createAccessWorld, sendRequest } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addListedDocument, addPortal } from '#lib/testing/portal.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { firstSteps, stepsLeft } from './first-steps.ts';
import { countWaitingRequests, getBeginnings, mostCounted } from './queries.ts';

useTestDatabase();

const nothingYet = { document: false, claim: false, published: false, colleague: false };

test('an employee and a visitor read nothing of the overview', async () => {
  const { actors } = await createWorld();
  for (const actor of [actors.employee, actors.people, actors.visitor, actors.anonymous])
    await expect(getBeginnings(actor, {})).rejects.toThrow(Forbidden);
});

async function removeColleagues(world: World) {
  await arrange(world, (tenant) =>
    tenant.member.updateMany({
      where: { id: { not: world.actors.owner.memberId } },
      data: { removedAt: new Date(), removedBy: 'operator:test' },
    }),
  );
}

test('a new organization has done none of its first steps, and what others have done is not its own', async () => {
  const [world, other] = [await createWorld(), await createAccessWorld()];
  await removeColleagues(world);
  expect(await getBeginnings(world.actors.owner, {})).toEqual(nothingYet);
  expect(await getBeginnings(other.actors.owner, {})).toMatchObject({ document: true, colleague: true });
});

test('each first step is done by what is there', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  await removeColleagues(world);
  await addListedDocument(world, { title: 'SOC 2', tier: 'restricted' });
  expect(await getBeginnings(owner, {})).toEqual({ ...nothingYet, document: true });
  await arrange(world, (tenant) => tenant.member.updateMany({ data: { removedAt: null, removedBy: null } }));
  await addPortal(world);
  expect(await getBeginnings(owner, {})).toMatchObject({ document: true, colleague: true, claim: false });
});

test('the steps stand in their order until the last is done, and are gone then', () => {
  expect(stepsLeft({ ...nothingYet, claim: true }).map(({ name, done }) => [name, done])).toEqual([
    ['document', false],
    ['claim', true],
    ['published', false],
    ['colleague', false],
  ]);
  expect(firstSteps).toHaveLength(Object.keys(nothingYet).length);
  expect(stepsLeft({ document: true, claim: true, published: true, colleague: true })).toEqual([]);
});

test('the navigation counts no further than it can say', async () => {
  const world = await createAccessWorld();
  const requestId = await sendRequest(world);
  expect(await countWaitingRequests(world.actors.owner, {})).toBe(1);
  await arrange(world, async (tenant) => {
    const request = await tenant.accessRequest.findFirstOrThrow({ where: { id: requestId } });
    const copies = Array.from({ length: mostCounted + 20 }, (_, at) => ({
      ...request,
      id: newId(),
      number: request.number + at + 1,
    }));
    await tenant.accessRequest.createMany({ data: copies });
  });
  expect(await countWaitingRequests(world.actors.owner, {})).toBe(mostCounted + 1);
});
