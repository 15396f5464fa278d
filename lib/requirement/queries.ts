import { sql } from 'kysely';
import type { z } from 'zod';
import type { Health } from '#lib/control/health.ts';
import type { Tenant, TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { crosswalkKey } from '#lib/framework/identifier.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { type RequirementRow, requirementInput, requirementListInput } from './schema.ts';

const controls = sql<number>`(SELECT count(*)::int FROM "ControlRequirement" m JOIN "Control" c ON c.id = m."controlId"
  WHERE m."requirementId" = r.id AND c."archivedAt" IS NULL)`;

// Trees are shallow: no form known has more than five levels.
const depth = sql<number>`(WITH RECURSIVE above(id, n) AS (
    SELECT r."parentId", 0 UNION ALL
    SELECT p."parentId", n + 1 FROM above JOIN "Requirement" p ON p.id = above.id WHERE n < 12)
  SELECT max(n) FROM above)`;

function matching(
  tenant: TenantReader,
  { frameworkId, search, filters }: z.output<typeof requirementListInput>,
) {
  let rows = tenant.selectFrom('Requirement as r').where('r.frameworkId', '=', frameworkId);
  const { state } = filters;
  if (state === 'withdrawn') rows = rows.where('r.withdrawn', '=', true);
  if (state && state !== 'withdrawn') rows = rows.where('r.withdrawn', '=', false);
  if (state === 'mapped') rows = rows.where(sql<boolean>`${controls} > 0`);
  if (state === 'unmapped') rows = rows.where(sql<boolean>`${controls} = 0`);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('r.identifier', 'ilike', pattern),
      where('r.title', 'ilike', pattern),
      where('r.wording', 'ilike', pattern),
    ]),
  );
}

/** The elements of a framework in the order of its tree. */
export const listRequirements = list(
  'framework:read',
  requirementListInput,
  async ({ tenant }, input): Promise<Page<RequirementRow>> => {
    const rows = matching(tenant, input).select([
      'r.id',
      'r.identifier',
      'r.kind',
      'r.title',
      'r.wording',
      'r.withdrawn',
      'r.position',
      depth.as('depth'),
      controls.as('controls'),
    ]);
    const count = () => countUpTo(tenant, matching(tenant, input).select('r.id'));
    const order = {
      by: sql.ref('r.position'),
      id: sql.ref('r.id'),
      type: 'integer' as const,
      valueOf: (row: RequirementRow) => String(row.position),
    };
    return readPage(rows, order, input, count);
  },
);

/** A requirement that another names; `id` is null where it is not here (yet). */
export type Related = {
  key: string;
  identifier: string;
  id: string | null;
  frameworkId: string | null;
  text: string;
};

function relatedTo(tenant: Tenant, key: string, identifier: string): Promise<Related[]> {
  return tenant.$queryRaw<
    Related[]
  >`SELECT x.key, x.identifier, t.id, t."frameworkId", coalesce(t.text, '') AS text
    FROM (SELECT "targetKey" AS key, "targetIdentifier" AS identifier FROM "Crosswalk"
        WHERE "sourceKey" = ${key} AND "sourceIdentifier" = ${identifier}
      UNION SELECT "sourceKey", "sourceIdentifier" FROM "Crosswalk"
        WHERE "targetKey" = ${key} AND "targetIdentifier" = ${identifier}) x
    LEFT JOIN LATERAL (SELECT r.id, r."frameworkId", coalesce(nullif(r.title, ''), r.wording) AS text
      FROM "Requirement" r JOIN "Framework" f ON f.id = r."frameworkId"
      WHERE f.key = x.key AND r.identifier = x.identifier
      ORDER BY f."archivedAt" NULLS FIRST, f."adoptedAt" DESC LIMIT 1) t ON true
    ORDER BY x.key, t.id IS NULL, x.identifier LIMIT 500`;
}

type Mapped = { id: string; identifier: string; title: string };
type Stands = { health: Health; selfReviewed: boolean };

/** Controls with how each stands now. */
async function withHealth(tenant: Tenant, now: Date, controls: readonly Mapped[]) {
  if (controls.length === 0) return [];
  const { today } = await organizationDay(tenant, now);
  const rows = await tenant.$queryRaw<(Stands & { controlId: string })[]>`
    SELECT "controlId", health, "selfReviewed"
    FROM control_health(${now}, ${today}::date, ${controls.map(({ id }) => id)}::uuid[])`;
  const standing = new Map(rows.map(({ controlId, ...stands }): [string, Stands] => [controlId, stands]));
  return controls.map((control) => ({ ...control, standing: standing.get(control.id) ?? null }));
}

const select = { id: true, identifier: true, title: true, wording: true } as const;

/**
 * One requirement: its words, what stands above and below it, what took its place or what it took the place of, what
 * crosswalks relate it to, and the controls mapped to it. References that dangle have no id. Throws NotFound.
 */
export const getRequirement = query(
  'framework:read',
  requirementInput,
  async ({ tenant, now }, { requirementId }) => {
    const found = await tenant.requirement.findFirst({
      where: { id: requirementId },
      select: {
        ...select,
        frameworkId: true,
        kind: true,
        withdrawn: true,
        withdrawnReason: true,
        framework: { select: { key: true, version: true, title: true } },
        parent: { select },
        children: { orderBy: { position: 'asc' }, take: 200, select: { ...select, withdrawn: true } },
        successors: { orderBy: { identifier: 'asc' }, select: { identifier: true } },
        controls: {
          where: { control: { archivedAt: null } },
          orderBy: { control: { identifier: 'asc' } },
          take: 200,
          select: { control: { select: { id: true, identifier: true, title: true } } },
        },
      },
    });
    if (!found) throw new NotFound('There is no such requirement.');
    const { frameworkId, framework, identifier } = found;
    const wanted = found.successors.map((one) => one.identifier);
    const here = await tenant.requirement.findMany({
      where: { frameworkId, identifier: { in: wanted } },
      select,
    });
    const replaces = await tenant.requirement.findMany({
      where: { frameworkId, successors: { some: { identifier } } },
      orderBy: { position: 'asc' },
      take: 100,
      select,
    });
    return {
      ...found,
      controls: await withHealth(
        tenant,
        now,
        found.controls.map(({ control }) => control),
      ),
      successors: wanted.map((name) => ({
        identifier: name,
        id: here.find((one) => one.identifier === name)?.id ?? null,
      })),
      replaces,
      related: await relatedTo(tenant, crosswalkKey(framework.key), identifier),
    };
  },
);
