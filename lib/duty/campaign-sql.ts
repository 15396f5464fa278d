import { type RawBuilder, sql } from 'kysely';

/** Every policy's version in force (the one published last), and `since`: the number of the last one that asked everybody. */
export const versionsInForce = sql`(SELECT x."organizationId", x.id AS "policyId", u."versionId", u.number, u."publishedAt",
    (SELECT coalesce(max(v.number) FILTER (WHERE v.significance IS DISTINCT FROM 'editorial'), min(v.number))
      FROM "PolicyPublication" e JOIN "PolicyVersion" v ON v."organizationId" = e."organizationId" AND v.id = e."versionId"
      WHERE e."organizationId" = x."organizationId" AND e."policyId" = x.id) AS since
  FROM "Policy" x JOIN LATERAL (SELECT e."versionId", e."publishedAt", v.number FROM "PolicyPublication" e
    JOIN "PolicyVersion" v ON v."organizationId" = e."organizationId" AND v.id = e."versionId"
    WHERE e."organizationId" = x."organizationId" AND e."policyId" = x.id
    ORDER BY e."publishedAt" DESC, e.id DESC LIMIT 1) u ON true)`;

const counts = (today: string) => sql`count(*) FILTER (WHERE d.outcome IS NULL)::int AS open,
  count(*) FILTER (WHERE d.outcome IS NULL AND d."dueOn" < CAST(${today} AS date))::int AS overdue,
  count(*) FILTER (WHERE d.outcome = 'done')::int AS done`;

/**
 * Policies in force and courses that are held, with who still owes them. What was confirmed of an earlier version counts as
 * long as nothing material has changed since; of a course what each did last.
 */
export function campaignRows(today: string): RawBuilder<unknown> {
  return sql`(
    SELECT y.id, 'policy'::text AS kind, y.identifier, y.title, f.number, f."publishedAt" AS since,
      coalesce(c.open, 0) AS open, coalesce(c.overdue, 0) AS overdue, coalesce(c.done, 0) AS done
    FROM ${versionsInForce} f JOIN "Policy" y ON y."organizationId" = f."organizationId" AND y.id = f."policyId"
    LEFT JOIN (SELECT f."policyId", sum(d.open)::int AS open, sum(d.overdue)::int AS overdue, sum(d.done)::int AS done
      FROM (SELECT d."organizationId", d."policyVersionId", ${counts(today)} FROM "Duty" d WHERE d.kind = 'policy'
        GROUP BY 1, 2) d
      JOIN "PolicyVersion" v ON v."organizationId" = d."organizationId" AND v.id = d."policyVersionId"
      JOIN ${versionsInForce} f ON f."policyId" = v."policyId" AND v.number >= f.since GROUP BY 1) c ON c."policyId" = y.id
    WHERE NOT EXISTS (SELECT 1 FROM "PolicyRetirement" r WHERE r."organizationId" = y."organizationId" AND r."policyId" = y.id
      AND r."restoredAt" IS NULL)
    UNION ALL
    SELECT y.id, 'training', '', y.title, NULL, y."createdAt", coalesce(c.open, 0), coalesce(c.overdue, 0), coalesce(c.done, 0)
    FROM "Course" y LEFT JOIN (SELECT d."courseId", ${counts(today)} FROM (
        SELECT DISTINCT ON ("courseId", "personId") "courseId", outcome, "dueOn" FROM "Duty"
        WHERE kind = 'training' AND (outcome IS NULL OR outcome = 'done')
        ORDER BY "courseId", "personId", "endedAt" DESC NULLS FIRST) d GROUP BY 1) c ON c."courseId" = y.id
    WHERE y."archivedAt" IS NULL)`;
}

/**
 * The duties of a campaign: of one version whatever became of them, or of all that still count for the one in force. Which
 * versions these are is looked up once, not for each of ten thousand duties.
 */
export function campaignDuties(policyId: string, versionId: string | null): RawBuilder<unknown> {
  if (versionId !== null)
    return sql`(SELECT d.* FROM "Duty" d WHERE d."policyId" = ${policyId}::uuid AND d."policyVersionId" = ${versionId}::uuid)`;
  return sql`(SELECT d.* FROM "Duty" d WHERE d."policyId" = ${policyId}::uuid
    AND d."policyVersionId" = ANY (ARRAY(SELECT v.id FROM ${versionsInForce} f JOIN "PolicyVersion" v
      ON v."organizationId" = f."organizationId" AND v."policyId" = f."policyId" AND v.number >= f.since
      WHERE f."policyId" = ${policyId}::uuid))
    AND (d."endedAt" IS NULL OR d.outcome IN ('done', 'exempt')))`;
}
