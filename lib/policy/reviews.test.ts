import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remindDuties } from '#lib/duty/reminders.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { publishedPolicy } from '#lib/testing/policy.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { retirePolicy, reviewPolicy } from './publish-commands.ts';
import { listPolicies } from './queries.ts';
import { getMyReviews } from './review-queries.ts';

useTestDatabase();
let world: World;
let policyId: string;
let versionId: string;
beforeEach(async () => {
  world = await createWorld();
  at('2026-01-05T10:00:00Z');
  const ownerId = world.actors.employee.memberId;
  ({ policyId, versionId } = await publishedPolicy(world, { ownerId, reviewEveryDays: 90 }));
});
afterEach(() => {
  vi.useRealTimers();
});

/** Europe/Berlin is an hour ahead of UTC in winter and two in summer; work begins at nine. */
function at(moment: string) {
  vi.useFakeTimers({ now: new Date(moment), toFake: ['Date'] });
}

const subjects = async () => {
  const mails = await arrange(world, (tenant) =>
    tenant.mail.findMany({
      where: { template: 'work-reminder' },
      orderBy: { createdAt: 'asc' },
      select: { subject: true, recipient: true },
    }),
  );
  expect(mails.every(({ recipient }) => recipient === world.actors.employee.email)).toBe(true);
  return mails.map(({ subject }) => subject.replace(/: .*/, ''));
};
const keep = () => remindDuties(world.organizationId);

test('an owner is reminded at each distance once, never at the weekend, never before nine', async () => {
  // Due on Sunday, 5 April 2026.
  at('2026-03-06T07:30:00Z');
  expect(await keep()).toBe(0);
  at('2026-03-06T08:30:00Z');
  expect(await Promise.all([keep(), keep()])).toContain(1);
  expect(await subjects()).toEqual(['To do for Northwind Data']);
  at('2026-03-28T10:00:00Z');
  await keep();
  expect(await subjects()).toHaveLength(1);
  at('2026-03-30T10:00:00Z');
  await keep();
  await keep();
  at('2026-04-06T10:00:00Z');
  await keep();
  expect(await subjects()).toEqual([
    'To do for Northwind Data',
    'To do for Northwind Data',
    'Overdue at Northwind Data',
  ]);
});

test('a review that confirms moves the day, one that asks for a change does not, and a retired policy is never due', async () => {
  const { security } = world.actors;
  const filters = { review: 'overdue' } as const;
  const overdue = async () => (await listPolicies(security, { filters })).rows.map(({ id }) => id);
  at('2026-04-07T10:00:00Z');
  expect(await overdue()).toEqual([policyId]);
  const mine = async (actor: typeof security) => (await getMyReviews(actor, {})).rows;
  expect(await mine(world.actors.employee)).toMatchObject([{ id: policyId, dueOn: '2026-04-05' }]);
  expect(await mine(security)).toEqual([]);
  await reviewPolicy(security, { policyId, versionId, outcome: 'change-needed', note: 'Phones' });
  expect(await overdue()).toEqual([policyId]);
  await reviewPolicy(security, { policyId, versionId, outcome: 'unchanged', note: '' });
  expect(await overdue()).toEqual([]);
  expect(await mine(world.actors.employee)).toEqual([]);
  at('2026-07-08T10:00:00Z');
  expect(await overdue()).toEqual([policyId]);
  await retirePolicy(security, { policyId, reason: 'Old' });
  expect(await overdue()).toEqual([]);
  expect(await keep()).toBe(0);
});
