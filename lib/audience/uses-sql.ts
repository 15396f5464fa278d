import { type RawBuilder, sql } from 'kysely';

/** What is addressed to audiences and still asks for something, as rows (organizationId, audienceId, kind, id, title). */
export const uses: RawBuilder<unknown> = sql`(
  SELECT x."organizationId", x."audienceId", 'policy' AS kind, x.id, x.title FROM "Policy" x
    WHERE NOT EXISTS (SELECT 1 FROM "PolicyRetirement" r WHERE r."organizationId" = x."organizationId" AND r."policyId" = x.id
      AND r."restoredAt" IS NULL)
  UNION ALL SELECT x."organizationId", x."audienceId", 'training', x.id, x.title FROM "Course" x WHERE x."archivedAt" IS NULL
  UNION ALL SELECT x."organizationId", x."audienceId", 'check', x.id, x.title FROM "Check" x WHERE x."archivedAt" IS NULL)`;

/** Something addressed to an audience. */
export type AudienceUse = { kind: 'policy' | 'training' | 'check'; id: string; title: string };
