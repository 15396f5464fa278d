import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';

type Named = { id: string; name: string | null };

// How a thing that the log names by its id is called today. Each is one statement for a whole page.
const named = {
  'access-request': sql`SELECT x.id, '#' || x.number || ' from ' || x.company AS name FROM "AccessRequest" x`,
  'access-rule': sql`SELECT x.id, x.name FROM "AccessRule" x`,
  'audit-report': sql`SELECT x.id, x.title AS name FROM "AuditReport" x`,
  claim: sql`SELECT x.id, x.text AS name FROM "Claim" x`,
  control: sql`SELECT x.id, x.identifier || ' ' || x.title AS name FROM "Control" x`,
  copy: sql`SELECT x.id, d.title || ' for ' || coalesce(nullif(v.name, ''), v.email) AS name FROM "Copy" x
    JOIN "Document" d ON d."organizationId" = x."organizationId" AND d.id = x."documentId"
    JOIN "Visitor" v ON v."organizationId" = x."organizationId" AND v.id = x."visitorId"`,
  customer: sql`SELECT x.id, x.name FROM "Customer" x`,
  document: sql`SELECT x.id, x.title AS name FROM "Document" x`,
  'document-revision': sql`SELECT x.id, d.title || ', revision ' || x.number AS name FROM "DocumentRevision" x
    JOIN "Document" d ON d."organizationId" = x."organizationId" AND d.id = x."documentId"`,
  engagement: sql`SELECT x.id, x.name FROM "Engagement" x`,
  evidence: sql`SELECT x.id, x.title AS name FROM "EvidenceItem" x`,
  framework: sql`SELECT x.id, x.title AS name FROM "Framework" x`,
  grant: sql`SELECT x.id, d.title || ' for ' || coalesce(nullif(v.name, ''), v.email) AS name FROM "Grant" x
    JOIN "Document" d ON d."organizationId" = x."organizationId" AND d.id = x."documentId"
    JOIN "Visitor" v ON v."organizationId" = x."organizationId" AND v.id = x."visitorId"`,
  inquiry: sql`SELECT x.id, '#' || x.number || ' in ' || e.name AS name FROM "Inquiry" x
    JOIN "Engagement" e ON e."organizationId" = x."organizationId" AND e.id = x."engagementId"`,
  mail: sql`SELECT x.id, x.subject AS name FROM "Mail" x`,
  member: sql`SELECT x.id, x.name FROM "Member" x`,
  'nda-signature': sql`SELECT x.id, 'Signed by ' || x."typedName" AS name FROM "NdaSignature" x`,
  'nda-version': sql`SELECT x.id, x.title || ', version ' || x.number AS name FROM "NdaVersion" x`,
  'nda-waiver': sql`SELECT x.id, 'For ' || coalesce(nullif(v.name, ''), v.email) AS name FROM "NdaWaiver" x
    JOIN "Visitor" v ON v."organizationId" = x."organizationId" AND v.id = x."visitorId"`,
  organization: sql`SELECT x.id, x.name FROM "Organization" x`,
  audience: sql`SELECT x.id, x.name FROM "Audience" x`,
  person: sql`SELECT x.id, x.name FROM "Person" x`,
  portal: sql`SELECT x.id, x.title AS name FROM "Portal" x`,
  'saved-filter': sql`SELECT x.id, x.name FROM "SavedFilter" x`,
  subprocessor: sql`SELECT x.id, x.name FROM "Subprocessor" x`,
  visitor: sql`SELECT x.id, coalesce(nullif(x.name, ''), x.email) AS name FROM "Visitor" x`,
};

type Kind = keyof typeof named;

const isKind = (kind: string): kind is Kind => Object.hasOwn(named, kind);
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idsByKind(references: readonly string[]): Map<Kind, string[]> {
  const found = new Map<Kind, string[]>();
  for (const reference of new Set(references)) {
    const [kind = '', id = ''] = reference.split(':');
    if (isKind(kind) && uuid.test(id)) found.set(kind, [...(found.get(kind) ?? []), id]);
  }
  return found;
}

/**
 * What actors and subjects are called, by their reference (`member:0190…`): one statement for each kind there is among
 * them. What is gone, or has no name, is not in the map.
 */
export async function readNames(
  tenant: TenantReader,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [kind, ids] of idsByKind(references)) {
    const { rows } = await sql<Named>`${named[kind]} WHERE x.id = ANY(${ids}::uuid[])`.execute(tenant);
    for (const { id, name } of rows) if (name) names.set(`${kind}:${id}`, name);
  }
  return names;
}

/** The actor of an event in words. Whoever is no row has a name of their own. */
export function actorName(actor: string, names: ReadonlyMap<string, string>): string {
  const [kind = '', name = ''] = actor.split(':');
  if (kind === 'operator') return `Operator ${name}`;
  if (kind === 'system') return 'Candor';
  if (kind === 'anonymous') return 'Somebody not signed in';
  return names.get(actor) ?? `A former ${kind}`;
}
