import { sql } from 'kysely';
import type { Standing as ClaimStands } from '#lib/claim/standing.ts';
import type { Health } from '#lib/control/health.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import type { HealthCount } from './health-weeks.ts';

/** A control that was verified or due at the end of the day a week ago and is not now; `since` is the first day at whose end it was not. */
export type LapsedControl = { id: string; identifier: string; title: string; health: Health; since: string };
/** A claim that was proven or due a week ago and is not now. */
export type LapsedClaim = { id: string; text: string; section: string; standing: ClaimStands; since: string };

/** How the program stands today and stood before. */
export type Standing = {
  functions: { identifier: string; title: string }[];
  counts: HealthCount[];
  lapsedControls: LapsedControl[];
  lapsedClaims: LapsedClaim[];
  /** How many lapsed, of which the lists name the latest. */
  lapsedControlCount: number;
  lapsedClaimCount: number;
};

const named = 12;

/**
 * Everything about health in one statement, for health is worked out once: of all controls now, and of the few that do not
 * hold a week ago and on the days since.
 */
export async function readStanding(tenant: TenantReader, now: Date, today: string): Promise<Standing> {
  const day = sql`CAST(${today} AS date)`;
  const at = sql`CAST(${now} AS timestamptz)`;
  const holds = sql`health IN ('verified', 'due')`;
  const stands = sql`standing IN ('proven', 'due')`;
  const { rows } = await sql<Standing>`
    WITH health AS MATERIALIZED (SELECT * FROM control_health(${at}, ${day})),
    counts AS (
      SELECT to_char(s.day, 'YYYY-MM-DD') AS day, s.function, s.health, s.controls FROM "HealthSnapshot" s
      WHERE s.day < ${day} AND s.day > ${day} - 92
      UNION ALL
      SELECT ${today}, f.function, h.health, count(*)::int FROM health h JOIN control_functions() f USING ("controlId")
      GROUP BY 2, 3
    ),
    functions AS (
      SELECT r.identifier, coalesce(nullif(r.title, ''), r.identifier) AS title, r.position
      FROM (SELECT "organizationId", id FROM "Framework" WHERE key = 'nist-csf' AND starts_with(version, '2')
        AND "archivedAt" IS NULL ORDER BY "adoptedAt" DESC, id LIMIT 1) f
      JOIN "Requirement" r ON r."organizationId" = f."organizationId" AND r."frameworkId" = f.id
      WHERE r.kind = 'function' AND NOT r.withdrawn AND r.identifier ~ '^[A-Z]{2}$'
    ),
    past AS (SELECT ${day} - d AS day, ((${day} - d + 1)::timestamp AT TIME ZONE (SELECT "timeZone" FROM "Organization"))
      - interval '1 millisecond' AS at FROM generate_series(1, 7) d),
    "weekAgo" AS (SELECT at, day FROM past ORDER BY day LIMIT 1),
    fallen AS MATERIALIZED (
      SELECT h."controlId", h.health FROM health h
      WHERE h.health IN ('failing', 'stale') OR (h.health = 'unproven'
        AND EXISTS (SELECT 1 FROM "EvidenceControl" l WHERE l."controlId" = h."controlId"))
    ),
    lapsed AS MATERIALIZED (
      SELECT f.* FROM fallen f
      JOIN control_health((SELECT at FROM "weekAgo"), (SELECT day FROM "weekAgo"), ARRAY(SELECT "controlId" FROM fallen)) b
        USING ("controlId")
      WHERE b.${holds}
    ),
    "lapsedNamed" AS MATERIALIZED (
      SELECT c.id, c.identifier, c.title, l.health FROM lapsed l JOIN "Control" c ON c.id = l."controlId"
      ORDER BY c.identifier LIMIT ${named}
    ),
    "heldUntil" AS (
      SELECT h."controlId", max(p.day) AS day FROM past p
      CROSS JOIN LATERAL control_health(p.at, p.day, ARRAY(SELECT id FROM "lapsedNamed")) h
      WHERE h.${holds} GROUP BY 1
    ),
    suspect AS (
      SELECT DISTINCT l."claimId" FROM "ClaimControl" l
      WHERE l."removedAt" > (SELECT at FROM "weekAgo")
        OR (l."removedAt" IS NULL AND l."controlId" IN (SELECT "controlId" FROM health WHERE NOT ${holds}))
    ),
    "fallenClaim" AS MATERIALIZED (
      SELECT s."claimId", s.standing FROM claim_standing(${at}, ${day}, ARRAY(SELECT "claimId" FROM suspect)) s
      JOIN "Claim" c ON c.id = s."claimId" AND c."archivedAt" IS NULL
      WHERE NOT s.${stands}
    ),
    "lapsedClaim" AS MATERIALIZED (
      SELECT f.* FROM "fallenClaim" f
      JOIN claim_standing((SELECT at FROM "weekAgo"), (SELECT day FROM "weekAgo"),
        ARRAY(SELECT "claimId" FROM "fallenClaim")) b USING ("claimId")
      WHERE b.${stands}
    ),
    "claimNamed" AS MATERIALIZED (
      SELECT c.id, c.text, c.section, l.standing FROM "lapsedClaim" l JOIN "Claim" c ON c.id = l."claimId"
      ORDER BY c.position, c.id LIMIT ${named}
    ),
    "stoodUntil" AS (
      SELECT s."claimId", max(p.day) AS day FROM past p
      CROSS JOIN LATERAL claim_standing(p.at, p.day, ARRAY(SELECT id FROM "claimNamed")) s
      WHERE s.${stands} GROUP BY 1
    )
    SELECT
      (SELECT coalesce(json_agg(c), '[]') FROM counts c) AS counts,
      (SELECT coalesce(json_agg(json_build_object('identifier', f.identifier, 'title', f.title) ORDER BY f.position), '[]')
        FROM functions f) AS functions,
      (SELECT count(*)::int FROM lapsed) AS "lapsedControlCount",
      (SELECT count(*)::int FROM "lapsedClaim") AS "lapsedClaimCount",
      (SELECT coalesce(json_agg(json_build_object('id', n.id, 'identifier', n.identifier, 'title', n.title, 'health', n.health,
        'since', to_char(u.day + 1, 'YYYY-MM-DD')) ORDER BY u.day DESC, n.identifier), '[]')
        FROM "lapsedNamed" n JOIN "heldUntil" u ON u."controlId" = n.id) AS "lapsedControls",
      (SELECT coalesce(json_agg(json_build_object('id', n.id, 'text', n.text, 'section', n.section, 'standing', n.standing,
        'since', to_char(u.day + 1, 'YYYY-MM-DD')) ORDER BY u.day DESC, n.text), '[]')
        FROM "claimNamed" n JOIN "stoodUntil" u ON u."claimId" = n.id) AS "lapsedClaims"`.execute(tenant);
  const [standing] = rows;
  if (!standing) throw new Error('no answer');
  return standing;
}
