import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { dateOf, dayIn } from '#lib/day.ts';
import { command, nothing, query } from '#lib/operation.ts';

/** Weeks of which the health is kept and shown. */
export const snapshotWeeks = 12;

// A run of the chore counts no more, so that its transaction stays short in the largest organizations.
const atOnce = 3;

/** The last days of the twelve weeks before the one of `today`, which is an ISO date; latest first. */
export function endedWeeks(today: string): string[] {
  const day = new Date(`${today}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return Array.from({ length: snapshotWeeks }, (_, week) => {
    const sunday = new Date(day.getTime() - (sinceMonday + 1 + week * 7) * 86_400_000);
    return sunday.toISOString().slice(0, 10);
  });
}

/** Which ended weeks are not counted yet; none while there is no control. */
const findMissing = query(
  'control:record-health',
  nothing,
  async ({ tenant, now }): Promise<{ timeZone: string; days: string[] }> => {
    const organization = await tenant.organization.findFirst({ select: { timeZone: true } });
    if (!organization || !(await tenant.control.findFirst({ select: { id: true } })))
      return { timeZone: 'UTC', days: [] };
    const ended = endedWeeks(dayIn(organization.timeZone, now));
    const there = await tenant.$queryRaw<{ day: string }[]>`
      SELECT DISTINCT day::text FROM "HealthSnapshot" WHERE day = ANY (${ended}::date[])`;
    const counted = new Set(there.map(({ day }) => day));
    return { timeZone: organization.timeZone, days: ended.filter((day) => !counted.has(day)) };
  },
);

const recordInput = z.strictObject({ timeZone: z.string(), days: z.array(z.iso.date()).min(1).max(atOnce) });

const record = command('control:record-health', recordInput, async (context, { timeZone, days }) => {
  const { tenant, organizationId, now } = context;
  for (const day of days) {
    // The moment at which the next day begins there, just not reached. A week without a control is counted as none.
    await tenant.$executeRaw`
      INSERT INTO "HealthSnapshot" ("organizationId", day, function, health, controls, "recordedAt")
      SELECT ${organizationId}::uuid, ${dateOf(day)}::date, f.function, h.health, count(*), ${now}
      FROM control_health(
        ((${day}::date + 1)::timestamp AT TIME ZONE ${timeZone}) - interval '1 millisecond', ${day}::date) h
      JOIN control_functions() f USING ("controlId")
      GROUP BY f.function, h.health
      ON CONFLICT DO NOTHING`;
    await tenant.$executeRaw`
      INSERT INTO "HealthSnapshot" ("organizationId", day, function, health, controls, "recordedAt")
      VALUES (${organizationId}::uuid, ${day}::date, '', 'verified', 0, ${now})
      ON CONFLICT DO NOTHING`;
  }
  return { result: undefined, events: [{ subject: `organization:${organizationId}`, data: { days } }] };
});

/**
 * Counts how controls stood at the end of the weeks that nobody has counted yet, the latest first. What happened does not
 * change, so a week that is counted late is counted the same. Repeatable.
 */
export async function recordHealth(organizationId: string): Promise<void> {
  const actor = systemActor(organizationId, 'housekeeping');
  const { timeZone, days } = await findMissing(actor, {});
  if (days.length > 0) await record(actor, { timeZone, days: days.slice(0, atOnce) });
}
