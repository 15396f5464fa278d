import { z } from 'zod';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { type Entry, textFields, unsaid } from './entry.ts';
import { priorities, tierOf } from './tiers.ts';

/** An edition as the table has it. */
export type EntryRow = {
  included: boolean;
  currentTier: number | null;
  targetTier: number | null;
  priority: string | null;
  currentPriority: string | null;
  reason: string;
  content: unknown;
};

const texts = z.partialRecord(z.enum(textFields), z.string());

const priorityOf = (word: string | null) => priorities.find((one) => one === word) ?? null;

/** The entry of an edition. */
export function entryOf(row: EntryRow): Entry {
  const content = texts.safeParse(row.content);
  return {
    ...unsaid,
    ...(content.success ? content.data : {}),
    included: row.included,
    reason: row.reason,
    currentTier: tierOf(row.currentTier),
    targetTier: tierOf(row.targetTier),
    priority: priorityOf(row.priority),
    currentPriority: priorityOf(row.currentPriority),
  };
}

/** What is said of a subcategory, by which edition; `number` is 0 where nothing was said yet. */
export type StoredEntry = { number: number; entry: Entry; changedAt: Date | null; changedByName: string };

/** An element of the profile's framework; an entry belongs to subcategories only. */
export type Outcome = {
  id: string;
  parentId: string | null;
  identifier: string;
  kind: string;
  title: string;
  wording: string;
  oscalId: string | null;
};

/** The functions, categories and subcategories in force of a framework, in its order. */
export async function readOutcomes(tenant: Tenant, frameworkId: string): Promise<Outcome[]> {
  return tenant.requirement.findMany({
    where: { frameworkId, withdrawn: false, kind: { in: ['function', 'category', 'subcategory'] } },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      parentId: true,
      identifier: true,
      kind: true,
      title: true,
      wording: true,
      oscalId: true,
    },
  });
}

type Found = EntryRow & { requirementId: string; number: number; changedAt: Date; changedByName: string };

/** What a profile said at a moment, by subcategory. */
export async function readEntries(
  tenant: Tenant,
  profileId: string,
  at: Date,
): Promise<Map<string, StoredEntry>> {
  const rows = await tenant.$queryRaw<Found[]>`
    SELECT DISTINCT ON (e."requirementId") e."requirementId", e.number, e.included, e."currentTier", e."targetTier",
      e.priority, e."currentPriority", e.reason, e.content, e."changedAt",
      coalesce((SELECT m.name FROM "Member" m WHERE m."organizationId" = e."organizationId"
        AND 'member:' || m.id = e."changedBy"), 'Candor') AS "changedByName"
    FROM "ProfileEntry" e WHERE e."profileId" = ${profileId}::uuid AND e."changedAt" <= ${at}
    ORDER BY e."requirementId", e.number DESC`;
  return new Map(
    rows.map(({ requirementId, number, changedAt, changedByName, ...row }) => [
      requirementId,
      { number, entry: entryOf(row), changedAt, changedByName },
    ]),
  );
}

/** What is said of a subcategory of which nothing is said. */
export const nothingSaid: StoredEntry = { number: 0, entry: unsaid, changedAt: null, changedByName: '' };

/** The last moment of a day where the organization is, or now where that is earlier. */
export async function endOfDay(tenant: Tenant, day: string | null, now: Date): Promise<Date> {
  if (day === null) return now;
  const rows = await tenant.$queryRaw<{ at: Date }[]>`
    SELECT (((${day}::date + 1)::timestamp AT TIME ZONE o."timeZone") - interval '1 millisecond') AS at
    FROM "Organization" o LIMIT 1`;
  const at = rows[0]?.at ?? now;
  return at < now ? at : now;
}

/** The facts of a profile itself. Throws NotFound. */
export async function findProfile(tenant: Tenant, profileId: string) {
  const profile = await tenant.profile.findFirst({
    where: { id: profileId },
    select: {
      id: true,
      name: true,
      scope: true,
      revision: true,
      createdAt: true,
      changedAt: true,
      archivedAt: true,
      framework: { select: { id: true, key: true, version: true, title: true } },
    },
  });
  if (!profile) throw new NotFound('There is no such profile.');
  return profile;
}
