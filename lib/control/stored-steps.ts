import type { Tenant } from '#lib/db/tenant.ts';
import type { ControlContent } from './content.ts';

/** A control as it stands, with its content as revisions keep it. */
export type StoredControl = {
  id: string;
  revision: number;
  archivedAt: Date | null;
  content: ControlContent;
};

/** Ids of requirements by name, e.g. `nist-csf/2.0 PR.AA-01`. */
export type RequirementIds = ReadonlyMap<string, string>;

/** Controls with their contents: these, or all of the organization. */
export async function readControls(tenant: Tenant, ids: readonly string[] | null): Promise<StoredControl[]> {
  const rows = await tenant.$queryRaw<
    (ControlContent & { id: string; revision: number; archivedAt: Date | null })[]
  >`
    SELECT c.id, c.revision, c."archivedAt", c.identifier, c.title, c.description, c."ownerId", c.implementation,
      c.justification, c.responsibility, c.tier, c."cadenceDays", c.tags,
      coalesce(array_agg(f.key || '/' || f.version || ' ' || r.identifier ORDER BY f.key, f.version, r.position)
        FILTER (WHERE r.id IS NOT NULL), '{}') AS requirements
    FROM "Control" c
    LEFT JOIN "ControlRequirement" m ON m."organizationId" = c."organizationId" AND m."controlId" = c.id
    LEFT JOIN "Requirement" r ON r."organizationId" = m."organizationId" AND r.id = m."requirementId"
    LEFT JOIN "Framework" f ON f."organizationId" = r."organizationId" AND f.id = r."frameworkId"
    WHERE ${ids === null} OR c.id = ANY (${ids ?? []}::uuid[])
    GROUP BY c."organizationId", c.id
    ORDER BY c.identifier`;
  return rows.map(({ id, revision, archivedAt, ...content }) => ({ id, revision, archivedAt, content }));
}

/** Names of requirements to ids: of these ids, or of all frameworks in use. */
export async function requirementIdsByName(
  tenant: Tenant,
  ids: readonly string[] | null,
): Promise<Map<string, string>> {
  const rows = await tenant.$queryRaw<{ id: string; name: string }[]>`
    SELECT r.id, f.key || '/' || f.version || ' ' || r.identifier AS name
    FROM "Requirement" r JOIN "Framework" f ON f."organizationId" = r."organizationId" AND f.id = r."frameworkId"
    WHERE (${ids === null} AND f."archivedAt" IS NULL) OR r.id = ANY (${ids ?? []}::uuid[])
    ORDER BY f.key, f.version, r.position`;
  return new Map(rows.map(({ id, name }) => [name, id]));
}
