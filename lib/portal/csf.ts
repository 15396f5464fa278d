import type { Tenant } from '#lib/db/tenant.ts';
import type { ProjectionCsf } from './projection.ts';

type FunctionRow = ProjectionCsf['functions'][number];
type Row = Omit<FunctionRow, 'tier'> & { tier: number | null; version: string };

/**
 * The functions of the CSF 2.0 with how many of their subcategories are in force, covered (a control that is carried out is
 * mapped to it) and proven (all of these are verified or due). The tier is the lowest of their controls' tiers. Null where
 * the organization has not adopted the CSF 2.0.
 */
export async function readCsfFunctions(
  tenant: Tenant,
  at: Date,
  day: string,
): Promise<Omit<ProjectionCsf, 'subcategories'> | null> {
  const rows = await tenant.$queryRaw<Row[]>`
    WITH framework AS (
      SELECT "organizationId", id, version FROM "Framework"
      WHERE key = 'nist-csf' AND starts_with(version, '2') AND "archivedAt" IS NULL
      ORDER BY "adoptedAt" DESC, id LIMIT 1
    ),
    health AS (
      SELECT * FROM control_health(${at}, ${day}::date) WHERE health NOT IN ('not-applicable', 'planned')
    ),
    subcategory AS (
      SELECT r.id, split_part(r.identifier, '.', 1) AS function, count(h."controlId") > 0 AS covered,
        coalesce(bool_and(h.health IN ('verified', 'due')), false) AS proven, min(c.tier) AS tier
      FROM framework f
      JOIN "Requirement" r ON r."organizationId" = f."organizationId" AND r."frameworkId" = f.id
      LEFT JOIN "ControlRequirement" m ON m."organizationId" = r."organizationId" AND m."requirementId" = r.id
      LEFT JOIN health h ON h."controlId" = m."controlId"
      LEFT JOIN "Control" c ON c."organizationId" = m."organizationId" AND c.id = h."controlId"
      WHERE r.kind = 'subcategory' AND NOT r.withdrawn
      GROUP BY r.id, r.identifier
    )
    SELECT r.identifier, coalesce(nullif(r.title, ''), r.identifier) AS title, f.version,
      count(s.id)::int AS "inForce", count(s.id) FILTER (WHERE s.covered)::int AS covered,
      count(s.id) FILTER (WHERE s.proven)::int AS proven, min(s.tier)::int AS tier
    FROM framework f
    JOIN "Requirement" r ON r."organizationId" = f."organizationId" AND r."frameworkId" = f.id
    LEFT JOIN subcategory s ON s.function = r.identifier
    WHERE r.kind = 'function' AND NOT r.withdrawn AND r.identifier ~ '^[A-Z]{2}$'
    GROUP BY r.id, r.identifier, r.title, r.position, f.version
    ORDER BY r.position`;
  const version = rows[0]?.version;
  if (version === undefined) return null;
  return { version, functions: rows.map(({ version: _, ...row }) => row) };
}

/** The subcategories of the CSF 2.0 that these claims speak of by the controls behind them, in order. */
export async function readCsfSubcategories(
  tenant: Tenant,
  claimIds: readonly string[],
): Promise<ProjectionCsf['subcategories']> {
  return tenant.$queryRaw<ProjectionCsf['subcategories']>`
    SELECT r.identifier, coalesce(nullif(r.title, ''), nullif(r.wording, ''), r.identifier) AS title,
      array_agg(DISTINCT b."claimId") AS "claimIds"
    FROM (SELECT "organizationId", id FROM "Framework"
      WHERE key = 'nist-csf' AND starts_with(version, '2') AND "archivedAt" IS NULL
      ORDER BY "adoptedAt" DESC, id LIMIT 1) f
    JOIN "Requirement" r ON r."organizationId" = f."organizationId" AND r."frameworkId" = f.id
    JOIN "ControlRequirement" m ON m."organizationId" = r."organizationId" AND m."requirementId" = r.id
    JOIN "Control" c ON c."organizationId" = m."organizationId" AND c.id = m."controlId" AND c."archivedAt" IS NULL
      AND c.implementation NOT IN ('planned', 'not-applicable')
    JOIN "ClaimControl" b ON b."organizationId" = c."organizationId" AND b."controlId" = c.id AND b."removedAt" IS NULL
    WHERE r.kind = 'subcategory' AND NOT r.withdrawn AND b."claimId" = ANY (${[...claimIds]}::uuid[])
    GROUP BY r.id, r.identifier, r.title, r.wording, r.position
    ORDER BY r.position`;
}
