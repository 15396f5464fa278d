import { type RawBuilder, sql } from 'kysely';
import type { Match, SearchNoun } from './nouns.ts';

type Rows = (ids: RawBuilder<unknown>) => RawBuilder<unknown>;

// Each answers: identifier, name, note, withinId. What a list would not show is not among them.
const rows: Readonly<Record<SearchNoun, Rows>> = {
  control: (
    ids,
  ) => sql`SELECT 'control' AS noun, c.id, c.identifier, c.title AS name, coalesce(m.name, '') AS note,
      NULL::uuid AS "withinId"
    FROM "Control" c
    LEFT JOIN "Member" m ON m."organizationId" = c."organizationId" AND m.id = c."ownerId" AND m."removedAt" IS NULL
    WHERE c.id = ANY (${ids}) AND c."archivedAt" IS NULL`,
  claim: (ids) => sql`SELECT 'claim', c.id, '', c.text, c.section, NULL FROM "Claim" c
    WHERE c.id = ANY (${ids}) AND c."archivedAt" IS NULL`,
  policy: (ids) => sql`SELECT 'policy', p.id, p.identifier, p.title,
      CASE WHEN EXISTS (SELECT 1 FROM "PolicyRetirement" r WHERE r."organizationId" = p."organizationId"
        AND r."policyId" = p.id AND r."restoredAt" IS NULL) THEN 'Retired'
      WHEN p."currentVersionId" IS NULL THEN 'Not published' ELSE 'Published' END, NULL
    FROM "Policy" p WHERE p.id = ANY (${ids})`,
  evidence: (ids) => sql`SELECT 'evidence', i.id, '', i.title,
      'Collected on ' || to_char(i."collectedOn", 'FMDD Mon YYYY'), NULL
    FROM "EvidenceItem" i WHERE i.id = ANY (${ids}) AND i."archivedAt" IS NULL`,
  requirement: (ids) => sql`SELECT 'requirement', r.id, r.identifier,
      coalesce(nullif(r.title, ''), left(r.wording, 300)), f.title || CASE WHEN r.withdrawn THEN ', withdrawn' ELSE '' END,
      r."frameworkId"
    FROM "Requirement" r
    JOIN "Framework" f ON f."organizationId" = r."organizationId" AND f.id = r."frameworkId" AND f."archivedAt" IS NULL
    WHERE r.id = ANY (${ids})`,
  framework: (ids) => sql`SELECT 'framework', f.id, '', f.title, f.version, NULL FROM "Framework" f
    WHERE f.id = ANY (${ids}) AND f."archivedAt" IS NULL`,
  profile: (ids) => sql`SELECT 'profile', p.id, '', p.name, p.scope, NULL FROM "Profile" p
    WHERE p.id = ANY (${ids}) AND p."archivedAt" IS NULL`,
  task: (ids) => sql`SELECT 'task', t.id, '', t.title, coalesce(m.name, ''), NULL FROM "Task" t
    LEFT JOIN "Member" m ON m."organizationId" = t."organizationId" AND m.id = t."ownerId"
    WHERE t.id = ANY (${ids})`,
  engagement: (ids) => sql`SELECT 'engagement', e.id, '', e.name, f.title, NULL FROM "Engagement" e
    JOIN "Framework" f ON f."organizationId" = e."organizationId" AND f.id = e."frameworkId"
    WHERE e.id = ANY (${ids})`,
  document: (ids) => sql`SELECT 'document', d.id, '', d.title, initcap(d.tier), NULL FROM "Document" d
    WHERE d.id = ANY (${ids}) AND d."archivedAt" IS NULL`,
  'audit-report': (ids) => sql`SELECT 'audit-report', a.id, '', a.title, a.auditor, NULL FROM "AuditReport" a
    WHERE a.id = ANY (${ids}) AND a."archivedAt" IS NULL`,
  'access-request': (ids) => sql`SELECT 'access-request', r.id, '#' || r.number, r.name, r.company, NULL
    FROM "AccessRequest" r WHERE r.id = ANY (${ids}) AND r."submittedAt" IS NOT NULL`,
  visitor: (ids) => sql`SELECT 'visitor', v.id, '', coalesce(nullif(v.name, ''), v.email),
      concat_ws(', ', nullif(v.company, ''), v.email), NULL
    FROM "Visitor" v WHERE v.id = ANY (${ids}) AND v."mergedIntoId" IS NULL`,
  customer: (
    ids,
  ) => sql`SELECT 'customer', c.id, '', c.name, coalesce((SELECT string_agg(d.domain, ', ' ORDER BY d.domain)
      FROM "CustomerDomain" d WHERE d."organizationId" = c."organizationId" AND d."customerId" = c.id), ''), NULL
    FROM "Customer" c WHERE c.id = ANY (${ids}) AND c."mergedIntoId" IS NULL`,
  subprocessor: (ids) => sql`SELECT 'subprocessor', s.id, '', s.name, s.purpose, NULL FROM "Subprocessor" s
    WHERE s.id = ANY (${ids}) AND s."archivedAt" IS NULL`,
  person: (ids) => sql`SELECT 'person', p.id, '', p.name,
      concat_ws(', ', nullif(p.team, ''), p.email, CASE WHEN p."endedAt" IS NOT NULL THEN 'left' END), NULL
    FROM "Person" p WHERE p.id = ANY (${ids}) AND p."erasedAt" IS NULL`,
  course: (ids) => sql`SELECT 'course', c.id, '', c.title,
      CASE c.kind WHEN 'link' THEN 'Done elsewhere' ELSE 'Read here' END, NULL
    FROM "Course" c WHERE c.id = ANY (${ids}) AND c."archivedAt" IS NULL`,
  member: (ids) => sql`SELECT 'member', m.id, '', m.name, m.email, NULL FROM "Member" m
    WHERE m.id = ANY (${ids}) AND m."removedAt" IS NULL`,
};

/** The rows of what was found, of all nouns in one statement; under the policies, unlike the search itself. */
export function matchedRows(
  found: ReadonlyMap<SearchNoun, readonly string[]>,
): RawBuilder<Omit<Match, 'fit'>> {
  const parts = [...found].map(([noun, ids]) => rows[noun](sql`CAST(${[...ids]} AS uuid[])`));
  // The first names the columns of all of them.
  const heading = sql`SELECT '' AS noun, NULL::uuid AS id, '' AS identifier, '' AS name, '' AS note, NULL::uuid AS "withinId"
    WHERE false`;
  return sql`${sql.join([heading, ...parts], sql` UNION ALL `)}`;
}
