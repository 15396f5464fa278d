import { z } from 'zod';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { crosswalkKey } from '#lib/framework/identifier.ts';
import type { Pair } from '#lib/framework/schema.ts';
import { query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { followCrosswalks, type Place } from './follow.ts';

/** A requirement that a control likely covers besides: `path` are the identifiers of the pairs that lead there. */
export type Suggestion = {
  requirementId: string;
  frameworkId: string;
  framework: string;
  identifier: string;
  title: string;
  wording: string;
  path: Place[];
};

type Row = Omit<Suggestion, 'path' | 'requirementId'> & { id: string; key: string };

/** Pairs that touch one of the places. */
async function pairsAt(tenant: Tenant, places: readonly Place[]): Promise<Pair[]> {
  if (places.length === 0) return [];
  const wanted = JSON.stringify(places.map(({ key, identifier }) => ({ key, identifier })));
  return tenant.$queryRaw<
    Pair[]
  >`SELECT DISTINCT x."sourceKey", x."sourceIdentifier", x."targetKey", x."targetIdentifier"
    FROM jsonb_to_recordset(${wanted}::jsonb) AS p(key text, identifier text)
    JOIN "Crosswalk" x ON (x."sourceKey" = p.key AND x."sourceIdentifier" = p.identifier)
      OR (x."targetKey" = p.key AND x."targetIdentifier" = p.identifier)
    LIMIT 5000`;
}

async function mappedOf(tenant: Tenant, controlId: string): Promise<{ ids: Set<string>; places: Place[] }> {
  const control = await tenant.control.findFirst({
    where: { id: controlId },
    select: {
      requirements: {
        select: {
          requirement: { select: { id: true, identifier: true, framework: { select: { key: true } } } },
        },
      },
    },
  });
  if (!control) throw new NotFound('There is no such control.');
  const rows = control.requirements.map(({ requirement }) => requirement);
  const places = rows.map(({ identifier, framework }) => ({ key: crosswalkKey(framework.key), identifier }));
  return { ids: new Set(rows.map((row) => row.id)), places };
}

/**
 * What a control likely covers in other adopted frameworks, by their crosswalks, nearest first and at most 200: in force,
 * not mapped yet, each with the way there. Throws NotFound.
 */
export const findSuggestions = query(
  'control:read',
  z.strictObject({ controlId: id }),
  async ({ tenant }, { controlId }): Promise<Suggestion[]> => {
    const { ids, places } = await mappedOf(tenant, controlId);
    const first = await pairsAt(tenant, places);
    const next = first.flatMap(({ sourceKey, sourceIdentifier, targetKey, targetIdentifier }) => [
      { key: sourceKey, identifier: sourceIdentifier },
      { key: targetKey, identifier: targetIdentifier },
    ]);
    const reached = followCrosswalks(places, [...first, ...(await pairsAt(tenant, next))]);
    const rows = await tenant.$queryRaw<
      Row[]
    >`SELECT r.id, r."frameworkId", f.title || ' ' || f.version AS framework,
        f.key, r.identifier, r.title, r.wording
      FROM "Requirement" r JOIN "Framework" f ON f.id = r."frameworkId"
      WHERE NOT r.withdrawn AND f."archivedAt" IS NULL AND r.identifier = ANY(${reached.map((one) => one.identifier)})
      ORDER BY f.title, r.position`;
    const suggestions = reached.flatMap(({ key, identifier, path }) =>
      rows
        .filter((row) => crosswalkKey(row.key) === key && row.identifier === identifier && !ids.has(row.id))
        .map(({ id: requirementId, key: _, ...row }) => ({ ...row, requirementId, path })),
    );
    return suggestions.slice(0, 200);
  },
);
