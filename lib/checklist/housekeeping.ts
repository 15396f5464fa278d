import { sql } from 'kysely';
import { systemActor } from '#lib/auth/actor.ts';
import { Conflict } from '#lib/errors.ts';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { makeChecklist } from './commands.ts';

/** How long before somebody joins or leaves their list is made, in days. */
const aheadDays = 30;
const atOnce = 200;

/** Whoever joins or leaves and has no list of an automatic template yet: only of days since the template was made. */
const listMissing = list('checklist:make', nothing, async ({ tenant, now }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const { rows } = await sql<{ templateId: string; personId: string }>`
    SELECT t.id AS "templateId", p.id AS "personId"
    FROM "ChecklistTemplate" t
    JOIN "Person" p ON p."organizationId" = t."organizationId"
    CROSS JOIN LATERAL (SELECT CASE t.kind WHEN 'joiner' THEN p."startedOn" ELSE p."leftOn" END AS day) w
    WHERE t.automatic AND t."archivedAt" IS NULL AND w.day >= t."createdAt"::date
      AND w.day <= CAST(${today} AS date) + ${aheadDays}::int
      AND (t.kind = 'leaver' OR p."leftOn" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "Checklist" l WHERE l."organizationId" = t."organizationId" AND l."templateId" = t.id
        AND l."personId" = p.id AND l.day = w.day)
    ORDER BY w.day, p.id LIMIT ${atOnce}`.execute(tenant);
  return rows;
});

/** Housekeeping: makes the lists of those who join or leave soon, where a template says so. Returns how many. */
export async function housekeepChecklists(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  let made = 0;
  for (const one of await listMissing(actor, {})) {
    try {
      await makeChecklist(actor, one);
      made += 1;
    } catch (error) {
      // Somebody was faster.
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return made;
}
