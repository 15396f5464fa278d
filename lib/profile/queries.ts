import { nothing, query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { countLinks, countOpenTasks, readGround } from './ground-steps.ts';
import { textOf, treeOf } from './outline.ts';
import { readProfileInput } from './schema.ts';
import { endOfDay, findProfile, nothingSaid, readEntries, readOutcomes } from './stored-steps.ts';
import { suggestTier } from './suggestion.ts';

const mostProfiles = 500;

/** A profile as the list shows it. */
export type ProfileRow = {
  id: string;
  name: string;
  scope: string;
  framework: string;
  changedAt: Date;
  archivedAt: Date | null;
  rated: number;
  gaps: number;
  openTasks: number;
};

/** All profiles, those in use first, with how many subcategories are rated and how many have a gap. */
export const listProfiles = query('profile:list', nothing, async ({ tenant }) => {
  const rows = await tenant.$queryRaw<ProfileRow[]>`
    SELECT p.id, p.name, p.scope, f.title || ' ' || f.version AS framework, p."changedAt", p."archivedAt",
      coalesce(s.rated, 0) AS rated, coalesce(s.gaps, 0) AS gaps,
      (SELECT count(*)::int FROM "Task" t WHERE t."organizationId" = p."organizationId" AND t."profileId" = p.id
        AND NOT EXISTS (SELECT 1 FROM "TaskEnd" e WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id
          AND e."reopenedAt" IS NULL)) AS "openTasks"
    FROM "Profile" p
    JOIN "Framework" f ON f."organizationId" = p."organizationId" AND f.id = p."frameworkId"
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE e.included AND e."currentTier" IS NOT NULL)::int AS rated,
        count(*) FILTER (WHERE e.included AND e."targetTier" > coalesce(e."currentTier", 0))::int AS gaps
      FROM (SELECT DISTINCT ON (x."requirementId") x.* FROM "ProfileEntry" x
        WHERE x."organizationId" = p."organizationId" AND x."profileId" = p.id
        ORDER BY x."requirementId", x.number DESC) e
      JOIN "Requirement" r ON r."organizationId" = e."organizationId" AND r.id = e."requirementId" AND NOT r.withdrawn
    ) s ON true
    ORDER BY p."archivedAt" IS NOT NULL, p.name, p.id LIMIT ${mostProfiles}`;
  return { rows, next: null };
});

/** What a new profile can be of, and what it can begin from. */
export const getProfileChoices = query('profile:list', nothing, async ({ tenant }) => ({
  frameworks: await tenant.framework.findMany({
    where: { archivedAt: null, key: 'nist-csf', version: { startsWith: '2' } },
    orderBy: { adoptedAt: 'desc' },
    select: { id: true, title: true, version: true },
  }),
  profiles: await tenant.profile.findMany({
    where: { archivedAt: null },
    orderBy: { name: 'asc' },
    take: mostProfiles,
    select: { id: true, name: true },
  }),
}));

/**
 * A profile with all its subcategories by function and category, as it is or as it was at the end of a day. What controls
 * speak for is told of now only. Throws NotFound.
 */
export const getProfile = query('profile:read', readProfileInput, async ({ tenant, now }, input) => {
  const { profileId, asOf } = input;
  const profile = await findProfile(tenant, profileId);
  const { today } = await organizationDay(tenant, now);
  const at = await endOfDay(tenant, asOf, now);
  const outcomes = await readOutcomes(tenant, profile.framework.id);
  const entries = await readEntries(tenant, profileId, at);
  const ground =
    asOf === null
      ? await readGround(tenant, { frameworkId: profile.framework.id }, { now, today })
      : new Map<string, never[]>();
  const links = await countLinks(tenant, profileId, at);
  const tasks = await countOpenTasks(tenant, profileId);
  const functions = treeOf(outcomes, (outcome) => {
    const { number, entry } = entries.get(outcome.id) ?? nothingSaid;
    const { included, currentTier, targetTier, priority, currentPriority, reason } = entry;
    const controls = ground.get(outcome.id) ?? [];
    return {
      id: outcome.id,
      identifier: outcome.identifier,
      text: textOf(outcome),
      number,
      included,
      currentTier,
      targetTier,
      priority,
      currentPriority,
      reason,
      controls: controls.length,
      evidence: links.get(outcome.id) ?? 0,
      openTasks: tasks.get(outcome.id) ?? 0,
      suggestion: suggestTier(controls),
    };
  });
  return { ...profile, asOf, today, functions };
});
