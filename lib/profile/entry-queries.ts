import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { changeInWords, changesBetween, type Entry, unsaid } from './entry.ts';
import { readGround } from './ground-steps.ts';
import { textOf } from './outline.ts';
import { entryOfInput } from './schema.ts';
import { entryOf, findProfile } from './stored-steps.ts';
import { suggestTier } from './suggestion.ts';

const mostEditions = 100;
const mostItems = 100;

/** An edition of an entry: who said what, and when. */
export type EntryEdition = { number: number; changedAt: Date; changedByName: string; changes: string[] };

/** Evidence at a subcategory: linked by hand to the profile, or through a control. */
export type EntryEvidence = {
  id: string;
  title: string;
  collectedOn: string;
  controls: string[];
  linked: boolean;
};

/**
 * One subcategory of a profile whole: what is said of it with its editions, the controls that answer it and the tier they
 * speak for, its evidence. Throws NotFound.
 */
export const getProfileEntry = query('profile:read', entryOfInput, async ({ tenant, now }, input) => {
  const { profileId, requirementId } = input;
  const profile = await findProfile(tenant, profileId);
  const outcome = await tenant.requirement.findFirst({
    where: { id: requirementId, frameworkId: profile.framework.id, kind: 'subcategory' },
    select: {
      id: true,
      parentId: true,
      identifier: true,
      kind: true,
      title: true,
      wording: true,
      oscalId: true,
      parent: { select: { identifier: true, title: true } },
    },
  });
  if (!outcome) throw new NotFound('There is no such subcategory in this profile.');
  const { today } = await organizationDay(tenant, now);
  const ground = await readGround(
    tenant,
    { frameworkId: profile.framework.id, requirementId },
    { now, today },
  );
  const controls = ground.get(requirementId) ?? [];
  const rows = await tenant.profileEntry.findMany({
    where: { profileId, requirementId },
    orderBy: { number: 'desc' },
    take: mostEditions + 1,
  });
  const entries = rows.map(entryOf);
  const nameOf = await namesOf(
    tenant,
    rows.map(({ changedBy }) => changedBy),
  );
  const editions = rows.slice(0, mostEditions).map((row, index): EntryEdition => {
    const before = entries[index + 1] ?? unsaid;
    const after = entries[index] ?? unsaid;
    return {
      number: row.number,
      changedAt: row.changedAt,
      changedByName: nameOf(row.changedBy),
      changes: changesBetween(before, after).map(changeInWords),
    };
  });
  const evidence = await tenant.$queryRaw<EntryEvidence[]>`
    SELECT i.id, i.title, to_char(i."collectedOn", 'YYYY-MM-DD') AS "collectedOn",
      coalesce(array_agg(DISTINCT c.identifier) FILTER (WHERE c.id IS NOT NULL), '{}') AS controls,
      EXISTS (SELECT 1 FROM "ProfileEvidence" l WHERE l."itemId" = i.id AND l."profileId" = ${profileId}::uuid
        AND l."requirementId" = ${requirementId}::uuid AND l."removedAt" IS NULL) AS linked
    FROM "EvidenceItem" i
    LEFT JOIN "EvidenceControl" b ON b."organizationId" = i."organizationId" AND b."itemId" = i.id
      AND b."removedAt" IS NULL AND b."controlId" = ANY (${controls.map(({ id }) => id)}::uuid[])
    LEFT JOIN "Control" c ON c."organizationId" = b."organizationId" AND c.id = b."controlId"
    WHERE i."archivedAt" IS NULL AND (b.id IS NOT NULL OR i.id IN (SELECT l."itemId" FROM "ProfileEvidence" l
      WHERE l."profileId" = ${profileId}::uuid AND l."requirementId" = ${requirementId}::uuid AND l."removedAt" IS NULL))
    GROUP BY i."organizationId", i.id, i.title, i."collectedOn"
    ORDER BY linked DESC, i."collectedOn" DESC, i.id LIMIT ${mostItems}`;
  const entry: Entry = entries[0] ?? unsaid;
  return {
    profile,
    today,
    outcome: {
      id: outcome.id,
      identifier: outcome.identifier,
      text: textOf(outcome),
      category: `${outcome.parent?.identifier ?? ''} ${outcome.parent?.title ?? ''}`.trim(),
    },
    number: rows[0]?.number ?? 0,
    entry,
    controls,
    suggestion: suggestTier(controls),
    evidence,
    editions,
  };
});
