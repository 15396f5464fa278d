import { sql } from 'kysely';
import { runIn } from '#lib/db/statement.ts';
import type { CommandContext } from '#lib/operation.ts';

type Days = { personId: string; startsOn: string; backOn: string };

const lockName = (organizationId: string) => `absence ${organizationId}`;

/** Whoever writes an absence waits for those who make duties, which would be due as if it were not there. */
export async function lockAbsences({ tenant, organizationId }: CommandContext): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName(organizationId)}, 0))::text`;
}

/** Whoever makes duties lets others make some, and waits for absences that are being written. */
export async function awaitAbsences({ tenant, organizationId }: CommandContext): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${lockName(organizationId)}, 0))::text`;
}

const open = ({ personId }: Days) => sql`d."personId" = ${personId}::uuid AND d."endedAt" IS NULL
  AND o.id = d."organizationId"`;
const asked = sql`(d."assignedAt" AT TIME ZONE o."timeZone")::date`;

/** Open duties that are due while somebody is away, or later, are due as many days later. Returns how many moved. */
export function pauseDuties({ tenant }: CommandContext, days: Days): Promise<number> {
  const since = sql`greatest(CAST(${days.startsOn} AS date), ${asked})`;
  const length = sql`(CAST(${days.backOn} AS date) - ${since})`;
  return runIn(
    tenant,
    sql`UPDATE "Duty" d SET "dueOn" = d."dueOn" + ${length}, "pausedDays" = d."pausedDays" + ${length}
      FROM "Organization" o WHERE ${open(days)} AND ${asked} < CAST(${days.backOn} AS date) AND d."dueOn" >= ${since}`,
  );
}

/** Takes back what an absence did to duties that are still open. */
export function resumeDuties({ tenant }: CommandContext, days: Days): Promise<number> {
  const since = sql`greatest(CAST(${days.startsOn} AS date), ${asked})`;
  const length = sql`(CAST(${days.backOn} AS date) - ${since})`;
  return runIn(
    tenant,
    sql`UPDATE "Duty" d SET "dueOn" = d."dueOn" - ${length}, "pausedDays" = d."pausedDays" - ${length}
      FROM "Organization" o WHERE ${open(days)} AND ${asked} < CAST(${days.backOn} AS date)
        AND d."pausedDays" >= ${length} AND d."dueOn" >= CAST(${days.backOn} AS date)`,
  );
}
