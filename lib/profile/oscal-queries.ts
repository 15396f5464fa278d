import { sql } from 'kysely';
import { z } from 'zod';
import { asOfNow, controlHealthTable } from '#lib/control/health-steps.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { list, query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import type { ComponentControl } from './oscal-components.ts';
import { profileInput } from './schema.ts';
import { findProfile, nothingSaid, readEntries, readOutcomes } from './stored-steps.ts';

/** What an OSCAL profile says. Throws NotFound; Conflict where no outcome is in the profile, for OSCAL wants one. */
export const getOscalSource = query('profile:export', profileInput, async ({ tenant, now }, input) => {
  const { id: profileId, name, scope, framework, changedAt } = await findProfile(tenant, input.profileId);
  const entries = await readEntries(tenant, profileId, now);
  const outcomes = (await readOutcomes(tenant, framework.id))
    .filter(({ kind }) => kind === 'subcategory')
    .map((one) => ({
      controlId: one.oscalId ?? one.identifier,
      entry: (entries.get(one.id) ?? nothingSaid).entry,
    }));
  if (!outcomes.some(({ entry }) => entry.included))
    throw new Conflict('No outcome is in this profile, and OSCAL has no profile of nothing.');
  return { id: profileId, name, scope, changedAt, framework, outcomes };
});

const pageOfControls = 200;

const componentsInput = z.strictObject({
  profileId: id,
  after: z.string().max(100).nullable().default(null),
});

/**
 * The controls in use that answer outcomes of a profile's framework, a page at a time by identifier, with when the newest
 * of all of them changed. Throws NotFound.
 */
export const readComponentControls = list(
  'profile:export',
  componentsInput,
  async ({ tenant, now }, { profileId, after }) => {
    const profile = await tenant
      .selectFrom('Profile as p')
      .innerJoin('Framework as f', (join) =>
        join.onRef('f.organizationId', '=', 'p.organizationId').onRef('f.id', '=', 'p.frameworkId'),
      )
      .where('p.id', '=', profileId)
      .select(['p.id', 'p.name', 'p.createdAt', 'f.id as frameworkId', 'f.title', 'f.version'])
      .executeTakeFirst();
    if (!profile) throw new NotFound('There is no such profile.');
    const mapped = sql`SELECT m."controlId", array_agg(coalesce(r."oscalId", r.identifier) ORDER BY r.position) AS ids
      FROM "ControlRequirement" m
      JOIN "Requirement" r ON r."organizationId" = m."organizationId" AND r.id = m."requirementId"
      WHERE r."frameworkId" = ${profile.frameworkId}::uuid AND NOT r.withdrawn AND r.kind = 'subcategory'
      GROUP BY m."controlId"`;
    const { rows } = await sql<ComponentControl & { newestAt: Date }>`
      WITH mapped AS (${mapped}), shown AS (
        SELECT c.*, x.ids, (SELECT max(d."changedAt") FROM "Control" d JOIN mapped y ON y."controlId" = d.id
          WHERE d."archivedAt" IS NULL) AS "newestAt"
        FROM "Control" c JOIN mapped x ON x."controlId" = c.id
        WHERE c."archivedAt" IS NULL AND (${after}::text IS NULL OR c.identifier > ${after}::text)
        ORDER BY c.identifier LIMIT ${pageOfControls}
      )
      SELECT s.id, s.identifier, s.title, s.description, s.implementation, s.justification, s.responsibility, s.tier,
        h.health, h."verifiedOn"::text AS "verifiedOn", s."changedAt", s.ids AS "controlIds", s."newestAt"
      FROM shown s LEFT JOIN ${controlHealthTable(await asOfNow(tenant, now), null)} h ON h."controlId" = s.id
      ORDER BY s.identifier`.execute(tenant);
    return {
      head: {
        profileId,
        name: profile.name,
        changedAt: rows[0]?.newestAt ?? profile.createdAt,
        framework: { title: profile.title, version: profile.version },
      },
      rows,
      next: rows.length === pageOfControls ? (rows.at(-1)?.identifier ?? null) : null,
    };
  },
);
