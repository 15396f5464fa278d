import { expect, test } from 'vitest';
import { Forbidden } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { createAccessWorld, sendRequest } from '#lib/testing/access.ts';
import { arrangeFramework } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPlainControl } from '#lib/testing/evidence.ts';
import { arrangePolicy } from '#lib/testing/policy.ts';
import { addListedDocument, addPortal } from '#lib/testing/portal.ts';
import { addBareClaim } from '#lib/testing/standing-story.ts';
import { addPerson, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { firstSteps, stepsLeft } from './first-steps.ts';
import { countWaitingRequests, getOverview, mostCounted } from './queries.ts';

useTestDatabase();

const nothingYet = {
  framework: false,
  control: false,
  page: false,
  document: false,
  claim: false,
  published: false,
  colleague: false,
  policy: false,
  person: false,
};

const beginningsFor = async (world: World) => (await getOverview(world.actors.owner, {})).numbers.beginnings;

test('an employee and a visitor read nothing of the overview', async () => {
  const { actors } = await createWorld();
  for (const actor of [actors.employee, actors.auditor, actors.visitor, actors.anonymous])
    await expect(getOverview(actor, {})).rejects.toThrow(Forbidden);
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
  expect(await beginningsFor(world)).toEqual(nothingYet);
  expect(await beginningsFor(other)).toMatchObject({ document: true, colleague: true });
});

test('each first step is done by what is there', async () => {
  const world = await createWorld();
  await removeColleagues(world);
  await addListedDocument(world, { title: 'SOC 2', tier: 'restricted' });
  expect(await beginningsFor(world)).toEqual({ ...nothingYet, document: true });
  await arrange(world, (tenant) => tenant.member.updateMany({ data: { removedAt: null, removedBy: null } }));
  await addPortal(world);
  expect(await beginningsFor(world)).toMatchObject({ document: true, colleague: true, claim: false });
  await addPlainControl(world, 'AC-01');
  await arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, ['PR.DS-01']);
  expect(await beginningsFor(world)).toMatchObject({ framework: true, control: true, page: false });
  await addBareClaim(world);
  expect(await beginningsFor(world)).toMatchObject({ page: true, claim: true, policy: false, person: false });
  await arrangePolicy(world);
  await addPerson(world, {});
  expect(await beginningsFor(world)).toMatchObject({ policy: true, person: true });
});

test('the steps stand in their order until the last is done, and are gone then', () => {
  expect(stepsLeft({ ...nothingYet, claim: true }).map(({ name, done }) => [name, done])).toEqual([
    ['framework', false],
    ['control', false],
    ['page', false],
    ['document', false],
    ['claim', true],
    ['published', false],
    ['colleague', false],
    ['policy', false],
    ['person', false],
  ]);
  expect(firstSteps).toHaveLength(Object.keys(nothingYet).length);
  const done = Object.fromEntries(Object.keys(nothingYet).map((name) => [name, true]));
  expect(stepsLeft({ ...nothingYet, ...done })).toEqual([]);
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
