import { sql } from 'kysely';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { list, nothing, query } from '#lib/operation.ts';
import { shippedFrameworks } from './catalog.ts';
import { frameworkInput } from './schema.ts';

/** An adopted edition as the list shows it: counts of elements, and of those in force that controls are mapped to. */
export type FrameworkRow = {
  id: string;
  key: string;
  version: string;
  title: string;
  publisher: string;
  origin: string;
  adoptedAt: Date;
  archivedAt: Date | null;
  inForce: number;
  withdrawn: number;
  mapped: number;
  /** Of those in force the ones that ask for something, which groups do not; and how many of these have controls. */
  requirements: number;
  covered: number;
};

/** Kinds that only gather others. */
const groups = ['function', 'category', 'theme', 'family', 'group'];

/** Frameworks in use (and earlier editions), and those that come with the product and are not adopted. */
export const listFrameworks = list('framework:list', nothing, async ({ tenant }) => {
  const { rows: adopted } =
    await sql<FrameworkRow>`SELECT f.id, f.key, f.version, f.title, f.publisher, f.origin,
      f."adoptedAt", f."archivedAt",
      count(r.id) FILTER (WHERE NOT r.withdrawn)::int AS "inForce",
      count(r.id) FILTER (WHERE r.withdrawn)::int AS withdrawn,
      count(r.id) FILTER (WHERE NOT r.withdrawn AND EXISTS (
        SELECT 1 FROM "ControlRequirement" m JOIN "Control" c ON c.id = m."controlId"
        WHERE m."requirementId" = r.id AND c."archivedAt" IS NULL))::int AS mapped,
      count(r.id) FILTER (WHERE NOT r.withdrawn AND r.kind <> ALL (${groups}))::int AS requirements,
      count(r.id) FILTER (WHERE NOT r.withdrawn AND r.kind <> ALL (${groups}) AND EXISTS (
        SELECT 1 FROM "ControlRequirement" m JOIN "Control" c ON c.id = m."controlId"
        WHERE m."requirementId" = r.id AND c."archivedAt" IS NULL))::int AS covered
    FROM "Framework" f LEFT JOIN "Requirement" r ON r."frameworkId" = f.id
    GROUP BY f."organizationId", f.id
    ORDER BY f."archivedAt" IS NOT NULL, f.title, f.version`.execute(tenant);
  const known = new Set(adopted.map(({ key, version }) => `${key} ${version}`));
  const available = shippedFrameworks().filter(({ key, version }) => !known.has(`${key} ${version}`));
  return { adopted, available };
});

type Level = { kind: string; inForce: number; withdrawn: number; mapped: number };

function levelsOf(tenant: Tenant, frameworkId: string): Promise<Level[]> {
  return tenant.$queryRaw<Level[]>`SELECT r.kind, count(*) FILTER (WHERE NOT r.withdrawn)::int AS "inForce",
      count(*) FILTER (WHERE r.withdrawn)::int AS withdrawn,
      count(*) FILTER (WHERE NOT r.withdrawn AND EXISTS (
        SELECT 1 FROM "ControlRequirement" m JOIN "Control" c ON c.id = m."controlId"
        WHERE m."requirementId" = r.id AND c."archivedAt" IS NULL))::int AS mapped
    FROM "Requirement" r WHERE r."frameworkId" = ${frameworkId}::uuid
    GROUP BY r.kind ORDER BY min(r.position)`;
}

/** A reference to a requirement that is not here (yet). `from` is ours. */
export type Dangling = { kind: 'successor' | 'crosswalk'; from: string; key: string; identifier: string };

// Looked up each time: a reference heals by itself when what it names comes in.
function danglingOf(tenant: Tenant, framework: { id: string; key: string }): Promise<Dangling[]> {
  return tenant.$queryRaw<Dangling[]>`
    SELECT 'successor' AS kind, r.identifier AS "from", ${framework.key} AS key, s.identifier
    FROM "RequirementSuccessor" s JOIN "Requirement" r ON r.id = s."requirementId"
    WHERE r."frameworkId" = ${framework.id}::uuid AND NOT EXISTS (SELECT 1 FROM "Requirement" t
      WHERE t."frameworkId" = r."frameworkId" AND t.identifier = s.identifier)
    UNION ALL
    SELECT 'crosswalk', r.identifier, x."targetKey", x."targetIdentifier"
    FROM "Crosswalk" x JOIN "Requirement" r
      ON r."frameworkId" = ${framework.id}::uuid AND r.identifier = x."sourceIdentifier"
    WHERE x."sourceKey" = ${framework.key} AND EXISTS (SELECT 1 FROM "Framework" f
        WHERE f.key = x."targetKey" AND f."archivedAt" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "Requirement" t JOIN "Framework" f ON f.id = t."frameworkId"
        WHERE f.key = x."targetKey" AND t.identifier = x."targetIdentifier")
    ORDER BY 1, 2, 4 LIMIT 500`;
}

/** A mapping to a requirement that is no longer in force, and what took its place. */
export type Proposal = {
  controlId: string;
  control: string;
  requirementId: string;
  requirement: string;
  successors: string[];
};

function proposalsOf(tenant: Tenant, frameworkId: string): Promise<Proposal[]> {
  return tenant.$queryRaw<
    Proposal[]
  >`SELECT c.id AS "controlId", c.identifier AS control, r.id AS "requirementId",
      r.identifier AS requirement,
      coalesce(array_agg(s.identifier ORDER BY s.identifier) FILTER (WHERE s.identifier IS NOT NULL), '{}') AS successors
    FROM "ControlRequirement" m JOIN "Requirement" r ON r.id = m."requirementId" JOIN "Control" c ON c.id = m."controlId"
    LEFT JOIN "RequirementSuccessor" s ON s."requirementId" = r.id
    WHERE r."frameworkId" = ${frameworkId}::uuid AND r.withdrawn AND c."archivedAt" IS NULL
    GROUP BY c.id, c.identifier, r.id, r.identifier, r.position ORDER BY c.identifier, r.position LIMIT 500`;
}

/** One edition with its counts by level, its imports, and what dangles or needs a person. Throws NotFound. */
export const getFramework = query('framework:read', frameworkInput, async ({ tenant }, { frameworkId }) => {
  const framework = await tenant.framework.findFirst({
    where: { id: frameworkId },
    select: {
      id: true,
      key: true,
      version: true,
      title: true,
      publisher: true,
      origin: true,
      adoptedAt: true,
      archivedAt: true,
      imports: {
        orderBy: { importedAt: 'desc' },
        take: 20,
        select: { id: true, fileName: true, format: true, importedAt: true },
      },
    },
  });
  if (!framework) throw new NotFound('There is no such framework.');
  const levels = await levelsOf(tenant, frameworkId);
  const dangling = await danglingOf(tenant, framework);
  const proposals = await proposalsOf(tenant, frameworkId);
  return { ...framework, levels, dangling, proposals };
});
