import { sql } from 'kysely';
import { asOfNow, controlHealthTable } from '#lib/control/health-steps.ts';
import { list, nothing } from '#lib/operation.ts';
import { readCoursesBehind } from './course-queries.ts';
import { type LintedClaim, type LintFinding, lintOf } from './lint.ts';
import { measureOf } from './measure.ts';

type Row = Omit<LintedClaim, 'measure' | 'courses'> & {
  metric: string | null;
  comparator: string | null;
  value: string | null;
  unit: string | null;
};

/** What to look at among the unarchived claims, with the words of the claims that are named. At most 100 findings. */
export const lintClaims = list(
  'claim:list',
  nothing,
  async ({ tenant, now }): Promise<(LintFinding & { texts: string[] })[]> => {
    const { rows } = await sql<Row>`
      SELECT c.id, c.text, c.audience, c.metric, c.comparator, c.value, c.unit, count(h."controlId")::int AS controls,
        coalesce(array_agg(k.identifier ORDER BY k.identifier) FILTER (WHERE h.reason = 'no-evidence'), '{}') AS unproven
      FROM "Claim" c
      LEFT JOIN "ClaimControl" b ON b."organizationId" = c."organizationId" AND b."claimId" = c.id
        AND b."removedAt" IS NULL
      LEFT JOIN "Control" k ON k."organizationId" = b."organizationId" AND k.id = b."controlId"
      LEFT JOIN ${controlHealthTable(await asOfNow(tenant, now), null)} h ON h."controlId" = b."controlId"
      WHERE c."archivedAt" IS NULL
      GROUP BY c."organizationId", c.id
      ORDER BY c.position, c.id
      LIMIT 1000`.execute(tenant);
    const texts = new Map(rows.map(({ id, text }) => [id, text]));
    const behind = Map.groupBy(await readCoursesBehind(tenant, now, null), ({ claimId }) => claimId);
    const claims = rows.map((row) => ({
      ...row,
      measure: measureOf(row),
      courses: behind.get(row.id) ?? [],
    }));
    return lintOf(claims)
      .slice(0, 100)
      .map((finding) => ({ ...finding, texts: finding.claimIds.map((id) => texts.get(id) ?? '') }));
  },
);
