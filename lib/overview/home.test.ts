import { expect, test } from 'vitest';
import { submitRequest } from '#lib/access-request/commands.ts';
import { addClaims } from '#lib/claim/commands.ts';
import { recordHealth } from '#lib/control/snapshots.ts';
import { dayIn } from '#lib/day.ts';
import { publishPortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { createAccessWorld, filledForm, sendRequest } from '#lib/testing/access.ts';
import { arrangeFramework } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { tell } from '#lib/testing/health-story.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { addBareClaim, backClaim } from '#lib/testing/standing-story.ts';
import { statementsOf } from '#lib/testing/statements.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { functionHistories } from './health-weeks.ts';
import { getOverview } from './queries.ts';

useTestDatabase();

const zone = 'Europe/Berlin';
const daysAgo = (days: number) => dayIn(zone, new Date(Date.now() - days * 86_400_000));

/** A control whose proof of sixty days ago ends so many days ago. */
const proofUntil = (ended: number) =>
  [
    `implemented on ${daysAgo(60)}`,
    `A collected ${daysAgo(60)} valid until ${daysAgo(ended)} on ${daysAgo(60)}`,
    `A accepted on ${daysAgo(60)}`,
  ].join('; ');

const overviewOf = (world: World) => getOverview(world.actors.approver, {});

test('what others have shows nowhere on the overview (T03)', async () => {
  const [mine, theirs] = [await createWorld(), await createAccessWorld()];
  await sendRequest(theirs);
  const claimId = await addBareClaim(theirs);
  await backClaim(theirs, claimId, await tell(theirs, proofUntil(3)), new Date(Date.now() - 50 * 86_400_000));
  const { numbers, standing, due, desk } = await overviewOf(mine);
  expect([
    numbers.openRequests,
    standing?.counts,
    standing?.lapsedControlCount,
    desk?.waiting,
    due?.due,
  ]).toEqual([0, [], 0, [], 0]);
  expect((await overviewOf(theirs)).standing).toMatchObject({ lapsedControlCount: 1, lapsedClaimCount: 1 });
});

test('a control and its claim that lapsed this week are told with the day since when; older ones are not', async () => {
  const world = await createWorld();
  const lapsed = await tell(world, proofUntil(3));
  await tell(world, proofUntil(20));
  await tell(world, proofUntil(-90));
  await tell(world, `implemented on ${daysAgo(60)}`);
  const claimId = await addBareClaim(world, 'Access is reviewed');
  await backClaim(world, claimId, lapsed, new Date(Date.now() - 50 * 86_400_000));
  const { standing } = await overviewOf(world);
  expect(standing?.lapsedControls).toEqual([
    { id: lapsed, identifier: lapsed, title: 'Story', health: 'stale', since: daysAgo(2) },
  ]);
  expect(standing?.lapsedClaims).toMatchObject([{ id: claimId, standing: 'lapsed', since: daysAgo(2) }]);
});

test('evidence that was rejected or taken away this week lapses on that day', async () => {
  const world = await createWorld();
  const proof = proofUntil(-90);
  const rejected = await tell(world, `${proof}; A rejected on ${daysAgo(2)}`);
  const removed = await tell(world, `${proof}; A removed on ${daysAgo(4)}`);
  const { standing } = await overviewOf(world);
  const told = new Map(standing?.lapsedControls.map(({ id, health, since }) => [id, [health, since]]));
  expect(told.get(rejected)).toEqual(['failing', daysAgo(2)]);
  expect(told.get(removed)).toEqual(['unproven', daysAgo(4)]);
});

test('health is counted by function for each ended week, and today as it is now', async () => {
  const world = await createWorld();
  const { organizationId } = world;
  const controlId = await tell(world, proofUntil(3));
  const [requirementId = ''] = (
    await arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, ['PR.DS-01'])
  ).values();
  const row = { organizationId, controlId, requirementId, origin: 'test' };
  await arrange(world, (tenant) =>
    tenant.controlRequirement.create({ data: { ...row, createdAt: new Date(), createdBy: 'operator:test' } }),
  );
  for (let run = 0; run < 4; run += 1) await recordHealth(organizationId);
  const { standing, today } = await overviewOf(world);
  const titled = [
    { identifier: 'PR', title: 'Protect' },
    { identifier: 'DE', title: 'Detect' },
  ];
  const [protect, ...others] = functionHistories(titled, standing?.counts ?? [], today);
  expect(others).toEqual([]);
  expect(protect?.days[0]?.counts.verified).toBe(1);
  expect(protect?.today).toEqual({
    day: today,
    counts: { verified: 0, due: 0, lapsed: 1, unproven: 0 },
    all: 1,
  });
  expect(protect?.days.length).toBeGreaterThan(7);
  expect(protect?.days.length).toBeLessThan(11);
});

test('evidence due within 30 days is told, overdue first, and what waits for a review is not', async () => {
  const world = await createWorld();
  const ask = (from: number) =>
    `implemented on ${daysAgo(60)}; R asked once from ${daysAgo(from)} on ${daysAgo(60)}`;
  const [soon, late] = [await tell(world, ask(-10)), await tell(world, ask(5))];
  await tell(world, ask(-40));
  await tell(world, `${ask(1)}; A collected ${daysAgo(2)} on ${daysAgo(1)}; A answers R on ${daysAgo(1)}`);
  const { due } = await overviewOf(world);
  expect(due?.rows.map(({ controlId, dueOn }) => [controlId, dueOn])).toEqual([
    [late, daysAgo(5)],
    [soon, daysAgo(-10)],
  ]);
  expect([due?.due, due?.overdue]).toEqual([2, 1]);
});

test('requests that wait for us are told, what was promised first, first', async () => {
  const world = await createAccessWorld();
  const first = await sendRequest(world);
  const { desk } = await overviewOf(world);
  expect(desk?.waiting.map(({ id }) => id)).toEqual([first]);
  expect(desk?.waiting[0]?.dueAt).toMatch(/^\d{4}-/);
  // Who has not proven their address yet waits for themselves.
  const form = filledForm([world.documents.restricted], { email: 'unproven@buyer.example' });
  await submitRequest(world.actors.anonymous, form);
  expect((await overviewOf(world)).desk?.waiting).toHaveLength(1);
});

test('the last publications are told with what each changed', async () => {
  const world = await createWorld();
  await addPortal(world);
  const { security } = world.actors;
  const publish = async () => {
    const { id, draftSha256 } = await getPortal(security, {});
    await publishPortal(security, { portalId: id, sha256: draftSha256 });
  };
  await publish();
  await addClaims(security, { section: 'Access', texts: ['Access is reviewed every quarter.'] });
  await publish();
  const { desk } = await overviewOf(world);
  expect(desk?.publications.map(({ number, publishedBy }) => [number, publishedBy])).toEqual([
    [2, security.name],
    [1, security.name],
  ]);
  expect(desk?.publications[0]?.changes).toMatchObject([
    { part: 'claim', kind: 'added', label: 'Access is reviewed every quarter.' },
  ]);
  expect(desk?.publications[1]?.changes).toBeNull();
  // Said once more from what the process holds by now.
  expect((await overviewOf(world)).desk).toEqual(desk);
});

test('the whole overview is read in five statements', async () => {
  const world = await createAccessWorld();
  await sendRequest(world);
  await tell(world, proofUntil(3));
  const statements = await statementsOf(() => overviewOf(world));
  expect(statements.length).toBeGreaterThan(3);
  expect(statements.length).toBeLessThanOrEqual(5);
});
