import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type Entry, textFields, unsaid } from './entry.ts';
import { type EntryRow, entryOf } from './stored-steps.ts';

/** Who writes, where and when. */
export type Writing = { tenant: Tenant; organizationId: string; now: Date; by: string };

/** A profile that may be changed. */
export type OpenProfile = { id: string; name: string; frameworkId: string; revision: number };

/**
 * The profile with this id, held until the end of the transaction, so that two people's changes follow each other.
 * Throws NotFound; Conflict when it is archived.
 */
export async function lockProfile(tenant: Tenant, profileId: string): Promise<OpenProfile> {
  await tenant.$queryRaw`SELECT id FROM "Profile" WHERE id = ${profileId}::uuid FOR NO KEY UPDATE`;
  const found = await tenant.profile.findFirst({
    where: { id: profileId },
    select: { id: true, name: true, frameworkId: true, revision: true, archivedAt: true },
  });
  if (!found) throw new NotFound('There is no such profile.');
  const { archivedAt, ...profile } = found;
  if (archivedAt) throw new Conflict('This profile is archived. Restore it first.');
  return profile;
}

/** Editions by number of these subcategories; 0 is what is said before anything is. */
export async function readEditions(
  tenant: Tenant,
  profileId: string,
  wanted: readonly { requirementId: string; number: number }[],
): Promise<Map<string, Entry>> {
  const rows = await tenant.$queryRaw<(EntryRow & { requirementId: string })[]>`
    SELECT e."requirementId", e.included, e."currentTier", e."targetTier", e.priority, e."currentPriority", e.reason,
      e.content
    FROM "ProfileEntry" e
    JOIN jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS x("requirementId" uuid, number integer)
      ON x."requirementId" = e."requirementId" AND x.number = e.number
    WHERE e."profileId" = ${profileId}::uuid`;
  const read = new Map(rows.map((row) => [row.requirementId, entryOf(row)]));
  return new Map(wanted.map(({ requirementId }) => [requirementId, read.get(requirementId) ?? unsaid]));
}

/** An entry with the number that its edition gets. */
export type WrittenEntry = { requirementId: string; number: number; entry: Entry };

/** Writes editions. Lock the profile first. */
export async function writeEntries(
  { tenant, organizationId, now, by }: Writing,
  profileId: string,
  written: readonly WrittenEntry[],
): Promise<void> {
  if (written.length === 0) return;
  const rows = written.map(({ requirementId, number, entry }) => ({
    ...entry,
    id: newId(),
    requirementId,
    number,
    content: Object.fromEntries(
      textFields.flatMap((field) => (entry[field] === '' ? [] : [[field, entry[field]]])),
    ),
  }));
  await tenant.$executeRaw`
    INSERT INTO "ProfileEntry" ("organizationId", id, "profileId", "requirementId", number, included, "currentTier",
      "targetTier", priority, "currentPriority", reason, content, "changedAt", "changedBy")
    SELECT ${organizationId}::uuid, x.id, ${profileId}::uuid, x."requirementId", x.number, x.included, x."currentTier",
      x."targetTier", x.priority, x."currentPriority", x.reason, x.content, ${now}, ${by}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, "requirementId" uuid, number integer,
      included boolean, "currentTier" integer, "targetTier" integer, priority text, "currentPriority" text, reason text,
      content jsonb)`;
  await tenant.profile.updateMany({ where: { id: profileId }, data: { changedAt: now } });
}
