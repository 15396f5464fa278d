import { sql } from 'kysely';
import { runIn } from '#lib/db/statement.ts';
import type { CommandContext } from '#lib/operation.ts';

const lockName = (organizationId: string) => `absence ${organizationId}`;

/** Whoever writes an absence waits for those who make duties, which would be due as if it were not there. */
export async function lockAbsences({ tenant, organizationId }: CommandContext): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName(organizationId)}, 0))::text`;
}

/** Whoever makes duties lets others make some, and waits for absences that are being written. */
export async function awaitAbsences({ tenant, organizationId }: CommandContext): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${lockName(organizationId)}, 0))::text`;
}

/**
 * Counts anew when somebody's open duties are due, from the day that each would be due without any absence: what falls
 * into days away, or later, is due as many days later. Comes after the absence was written. Returns how many moved.
 */
export function moveDuties({ tenant }: CommandContext, personId: string): Promise<number> {
  return runIn(
    tenant,
    sql`UPDATE "Duty" d SET "dueOn" = c.due, "pausedDays" = c.due - c.plain
      FROM (SELECT p.id, p.plain, due_after_absences(${personId}::uuid, p.asked, p.plain) AS due
        FROM (SELECT o.id, o."dueOn" - o."pausedDays" AS plain, (o."assignedAt" AT TIME ZONE z."timeZone")::date AS asked
          FROM "Duty" o JOIN "Organization" z ON z.id = o."organizationId"
          WHERE o."personId" = ${personId}::uuid AND o."endedAt" IS NULL) p) c
      WHERE d.id = c.id AND d."dueOn" <> c.due`,
  );
}
