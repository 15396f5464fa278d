import { sql } from 'kysely';
import { systemActor } from '#lib/auth/actor.ts';
import { dateOf } from '#lib/day.ts';
import { command, list, nothing } from '#lib/operation.ts';
import { organizationDay, readOrganizationDay } from '#lib/organization/read.ts';
import { escalateDuties } from './escalation.ts';
import { reconcile } from './reconcile.ts';
import { remindDuties } from './reminders.ts';

const readTodo = list('duty:make', nothing, async ({ tenant, now }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const day = await tenant
    .selectFrom('DutyDay')
    .select('reconciledAt')
    .where(sql<boolean>`day = CAST(${today} AS date)`)
    .executeTakeFirst();
  // Published a minute ago and still without duties: their job was lost.
  const { rows } = await sql<{ policyId: string }>`SELECT DISTINCT p."policyId" FROM "PolicyPublication" p
    WHERE p."dutiesMadeAt" IS NULL AND p."publishedAt" < ${new Date(now.getTime() - 60_000)}`.execute(tenant);
  return { begun: day !== undefined, policyIds: rows.map(({ policyId }) => policyId) };
});

const beginDay = command('duty:make', nothing, async ({ tenant, organizationId, now }) => {
  const { today } = await organizationDay(tenant, now);
  await tenant.dutyDay.createMany({
    data: [{ organizationId, day: dateOf(today) ?? now, reconciledAt: now }],
    skipDuplicates: true,
  });
  return { result: undefined, events: [{ subject: `organization:${organizationId}`, data: { today } }] };
});

/**
 * What time does to duties: each day begins with a look at all of them, then people are reminded, then their managers told.
 * Repeatable; a worker that stood still catches up.
 */
export async function housekeepDuties(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'duty-reconcile');
  const { begun, policyIds } = await readTodo(actor, {});
  if (!begun) {
    await reconcile(organizationId);
    await beginDay(actor, {});
  }
  for (const subjectId of policyIds) await reconcile(organizationId, { kind: 'policy', subjectId });
  return (await remindDuties(organizationId)) + (await escalateDuties(organizationId));
}
