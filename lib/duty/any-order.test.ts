import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dayOf } from '#lib/day.ts';
import { newId } from '#lib/id.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAudienceOf, addPolicyFor, confirmDuty, publishNext } from '#lib/testing/duty.ts';
import { arrange } from '#lib/testing/world.ts';
import { reconcile } from './reconcile.ts';

useTestDatabase();
const start = Date.parse('2026-03-02T11:00:00Z');
beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Ground = { organizationId: string; policyIds: string[]; personIds: string[] };

/** Two policies, of everybody and of sales, and three people. */
async function ground(organizationId: string): Promise<Ground> {
  const world = { organizationId };
  const policyIds: string[] = [];
  const personIds = [newId(), newId(), newId()];
  await arrange(world, (tenant) =>
    tenant.organization.create({
      data: {
        id: organizationId,
        slug: organizationId,
        name: 'N',
        timeZone: 'Europe/Berlin',
        createdAt: new Date(),
      },
    }),
  );
  for (const rule of [{ everyone: true as const }, { team: ['Sales'] }])
    policyIds.push(await addPolicyFor(world, await addAudienceOf(world, rule)));
  const stamps = { createdAt: new Date(), createdBy: 'operator:test', changedAt: new Date() };
  await arrange(world, (tenant) =>
    tenant.person.createMany({
      data: personIds.map((id, index) => ({
        organizationId,
        id,
        email: `p${index}@inside.example`,
        name: `P ${index}`,
        team: index === 0 ? 'Sales' : '',
        ...stamps,
      })),
    }),
  );
  return { organizationId, policyIds, personIds };
}

const happenings = [
  'material',
  'editorial',
  'confirm',
  'leave',
  'return',
  'team',
  'retire',
  'restore',
] as const;
type Happening = { what: (typeof happenings)[number]; policy: number; person: number };

async function happen({ policyIds, personIds, organizationId }: Ground, { what, ...at }: Happening) {
  const world = { organizationId };
  const policyId = policyIds[at.policy] ?? '';
  const personId = personIds[at.person] ?? '';
  const now = new Date();
  if (what === 'material' || what === 'editorial') return publishNext(world, policyId, what);
  if (what === 'confirm') return confirmDuty(world, { policyId, personId });
  return arrange(world, async (tenant): Promise<unknown> => {
    const person = (data: object) => tenant.person.updateMany({ where: { id: personId }, data });
    if (what === 'leave') return person({ leftOn: now });
    if (what === 'return') return person({ leftOn: null });
    if (what === 'team') {
      const found = await tenant.person.findFirst({ where: { id: personId } });
      return person({ team: found?.team === 'Sales' ? 'Support' : 'Sales' });
    }
    const open = { policyId, restoredAt: null };
    if (what === 'restore')
      return tenant.policyRetirement.updateMany({ where: open, data: { restoredAt: now, restoredBy: 'x' } });
    if ((await tenant.policyRetirement.count({ where: open })) > 0) return null;
    return tenant.policyRetirement.create({
      data: { organizationId, id: newId(), policyId, reason: 'x', retiredAt: now, retiredBy: 'x' },
    });
  });
}

/** Every duty, by positions of what it is of and about. */
async function duties({ organizationId, policyIds, personIds }: Ground): Promise<string[]> {
  const rows = await arrange({ organizationId }, (tenant) =>
    tenant.duty.findMany({ include: { policyVersion: { select: { number: true } } } }),
  );
  return rows
    .map(({ personId, policyId, policyVersion, dueOn, endedAt, outcome }) =>
      [
        `person ${personIds.indexOf(personId)}`,
        `policy ${policyIds.indexOf(policyId ?? '')}`,
        policyVersion?.number,
        dayOf(dueOn),
        endedAt?.toISOString(),
        outcome,
      ].join(' '),
    )
    .sort();
}

/** What one run leaves behind is complete: another finds nothing to do. */
async function runOften(of: Ground, order: number): Promise<void> {
  const subjects = order % 2 === 0 ? of.policyIds : of.policyIds.toReversed();
  const runs = subjects.flatMap((subjectId) =>
    Array.from({ length: 1 + (order % 2) }, () =>
      reconcile(of.organizationId, { kind: 'policy', subjectId }),
    ),
  );
  await Promise.all(runs);
  expect(await reconcile(of.organizationId)).toBe(0);
}

test('runs in any order, any number of times and at once make the same duties', async () => {
  const happening = fc.record({
    what: fc.constantFrom(...happenings),
    policy: fc.nat(1),
    person: fc.nat(2),
  });
  const first: Happening = { what: 'material', policy: 0, person: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 4, maxLength: 6 }),
      fc.array(fc.nat(5), { minLength: 7, maxLength: 7 }),
      async (list, orders) => {
        vi.setSystemTime(start);
        const [once, often] = await Promise.all([ground(newId()), ground(newId())]);
        for (const [index, one] of [first, ...list].entries()) {
          vi.setSystemTime(start + index * 86_400_000);
          await Promise.all([happen(once, one), happen(often, one)]);
          await reconcile(once.organizationId);
          await runOften(often, orders[index] ?? 0);
        }
        expect(await duties(often)).toEqual(await duties(once));
      },
    ),
    { numRuns: 2 },
  );
}, 30_000);
