import type { Tenant } from '#lib/db/tenant.ts';
import type { KeptRequirement } from './difference.ts';
import { compareVersions } from './identifier.ts';
import { type Format, formats } from './schema.ts';

/** An adopted edition with its elements. */
export type KeptFramework = { id: string; version: string; format: Format; requirements: KeptRequirement[] };

/** The form that a stored origin names. */
export function formatOf(origin: string): Format {
  return formats.find((format) => format === origin) ?? 'table';
}

async function requirementsOf(tenant: Tenant, frameworkId: string): Promise<KeptRequirement[]> {
  const rows = await tenant.requirement.findMany({
    where: { frameworkId },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      parentId: true,
      identifier: true,
      kind: true,
      title: true,
      wording: true,
      oscalId: true,
      withdrawn: true,
      withdrawnReason: true,
      successors: { orderBy: { identifier: 'asc' }, select: { identifier: true } },
    },
  });
  const identifiers = new Map(rows.map(({ id, identifier }) => [id, identifier]));
  return rows.map(({ parentId, successors, ...row }) => ({
    ...row,
    parent: parentId === null ? null : (identifiers.get(parentId) ?? null),
    successors: successors.map(({ identifier }) => identifier),
  }));
}

/** One edition of a framework as the organization has it; null where it was never adopted. */
export async function findKept(tenant: Tenant, key: string, version: string): Promise<KeptFramework | null> {
  const found = await tenant.framework.findFirst({
    where: { key, version },
    select: { id: true, origin: true },
  });
  if (!found) return null;
  const requirements = await requirementsOf(tenant, found.id);
  return { id: found.id, version, format: formatOf(found.origin), requirements };
}

/** The newest edition in use that is older than `version`, which it replaces. */
export async function findOlder(tenant: Tenant, key: string, version: string): Promise<KeptFramework | null> {
  const editions = await tenant.framework.findMany({
    where: { key, archivedAt: null },
    select: { version: true },
  });
  const [older] = editions
    .filter((edition) => compareVersions(edition.version, version) < 0)
    .toSorted((a, b) => compareVersions(b.version, a.version));
  return older ? findKept(tenant, key, older.version) : null;
}
