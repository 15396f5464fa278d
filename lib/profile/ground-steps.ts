import { type Health, healths } from '#lib/control/health.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import type { GroundControl } from './suggestion.ts';

type Row = Omit<GroundControl, 'health'> & { requirementId: string; health: string };

const healthOf = (word: string): Health => healths.find((one) => one === word) ?? 'unproven';

/**
 * The controls in use that answer the requirements of a framework (or one of them), with how each stands on a day, by
 * requirement.
 */
export async function readGround(
  tenant: Tenant,
  { frameworkId, requirementId = null }: { frameworkId: string; requirementId?: string | null },
  { now, today }: { now: Date; today: string },
): Promise<Map<string, GroundControl[]>> {
  const rows = await tenant.$queryRaw<Row[]>`
    WITH mapped AS (
      SELECT m."requirementId", m."controlId" FROM "ControlRequirement" m
      JOIN "Requirement" r ON r."organizationId" = m."organizationId" AND r.id = m."requirementId"
      WHERE r."frameworkId" = ${frameworkId}::uuid
        AND (${requirementId}::uuid IS NULL OR r.id = ${requirementId}::uuid)
    )
    SELECT m."requirementId", c.id, c.identifier, c.title, c.tier, c.implementation, h.health
    FROM mapped m
    JOIN control_health(${now}, ${today}::date, ARRAY(SELECT DISTINCT "controlId" FROM mapped)) h
      ON h."controlId" = m."controlId"
    JOIN "Control" c ON c.id = m."controlId" AND c."archivedAt" IS NULL
    ORDER BY c.identifier`;
  return Map.groupBy(
    rows.map(({ health, ...row }) => ({ ...row, health: healthOf(health) })),
    ({ requirementId: id }) => id,
  );
}

/** How much evidence is linked to each subcategory of a profile at a moment. */
export async function countLinks(tenant: Tenant, profileId: string, at: Date): Promise<Map<string, number>> {
  const rows = await tenant.$queryRaw<{ requirementId: string; count: number }[]>`
    SELECT l."requirementId", count(*)::int AS count FROM "ProfileEvidence" l
    WHERE l."profileId" = ${profileId}::uuid AND l."createdAt" <= ${at}
      AND (l."removedAt" IS NULL OR l."removedAt" > ${at})
    GROUP BY l."requirementId"`;
  return new Map(rows.map(({ requirementId, count }) => [requirementId, count]));
}

/** How many tasks are open for each subcategory of a profile. */
export async function countOpenTasks(tenant: Tenant, profileId: string): Promise<Map<string, number>> {
  const rows = await tenant.$queryRaw<{ requirementId: string; count: number }[]>`
    SELECT t."requirementId", count(*)::int AS count FROM "Task" t
    WHERE t."profileId" = ${profileId}::uuid AND t."requirementId" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "TaskEnd" e WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id
        AND e."reopenedAt" IS NULL)
    GROUP BY t."requirementId"`;
  return new Map(rows.map(({ requirementId, count }) => [requirementId, count]));
}
