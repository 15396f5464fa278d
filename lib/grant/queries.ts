import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { list, query } from '#lib/operation.ts';
import { type GrantState, grantState, grantVerbs, whyNotGrant } from './lifecycle.ts';
import { namesOf } from './people.ts';
import { type GrantRow, type GrantSource, grantInput, grantSources, listGrantsInput } from './schema.ts';

type Input = z.output<typeof listGrantsInput>;

/** The state of the grant `g` at `now`, in SQL what `grantState` of lifecycle.ts is in TypeScript. */
export const grantStateSql = (now: Date): RawBuilder<GrantState> => sql`CASE
  WHEN g."supersededAt" IS NOT NULL THEN 'superseded'
  WHEN EXISTS (SELECT 1 FROM "Revocation" x WHERE x."organizationId" = g."organizationId" AND x."grantId" = g.id
    AND x."reinstatedAt" IS NULL) THEN 'revoked'
  WHEN g."expiresAt" IS NULL THEN 'not-started'
  WHEN g."expiresAt" <= ${now} THEN 'expired'
  ELSE 'active' END`;

function matching(tenant: TenantReader, { search, filters }: Input, now: Date) {
  let rows = tenant
    .selectFrom('Grant as g')
    .innerJoin('Visitor as v', (join) =>
      join.onRef('v.organizationId', '=', 'g.organizationId').onRef('v.id', '=', 'g.visitorId'),
    )
    .innerJoin('Document as d', (join) =>
      join.onRef('d.organizationId', '=', 'g.organizationId').onRef('d.id', '=', 'g.documentId'),
    );
  const { state, source, documentId, visitorId } = filters;
  if (state) rows = rows.where(sql<boolean>`${grantStateSql(now)} = ${state}`);
  if (source) rows = rows.where('g.source', '=', source);
  if (documentId) rows = rows.where('g.documentId', '=', documentId);
  if (visitorId) rows = rows.where('g.visitorId', '=', visitorId);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('v.name', 'ilike', pattern),
      where('v.email', 'ilike', pattern),
      where('v.company', 'ilike', pattern),
      where('d.title', 'ilike', pattern),
    ]),
  );
}

// The reference of a row in words, as namesOf does it for single pages.
const grantedByName = sql<string>`coalesce(
  (SELECT m.name FROM "Member" m WHERE m."organizationId" = g."organizationId" AND 'member:' || m.id = g."grantedBy"),
  (SELECT 'Rule “' || a.name || '”' FROM "AccessRule" a WHERE a."organizationId" = g."organizationId" AND a.id = g."ruleId"),
  CASE WHEN g."grantedBy" LIKE 'operator:%' THEN 'Operator ' || substr(g."grantedBy", 10)
    WHEN g."grantedBy" LIKE 'visitor:%' THEN 'The NDA alone' ELSE 'Candor' END)`;

const sourceOf = (source: string): GrantSource => grantSources.find((known) => known === source) ?? 'hand';

/** Who has what until when, and how they got in: newest first or by their end. */
export const listGrants = list(
  'grant:list',
  listGrantsInput,
  async ({ tenant, now }, input): Promise<Page<GrantRow>> => {
    const count = await countUpTo(tenant, matching(tenant, input, now).select('g.id'));
    const rows = matching(tenant, input, now).select([
      'g.id',
      'g.visitorId',
      'v.name as visitorName',
      'v.email',
      'v.company',
      'g.documentId',
      'd.title as documentTitle',
      grantStateSql(now).as('state'),
      'g.source',
      'g.grantedAt',
      grantedByName.as('grantedByName'),
      'g.expiresAt',
      'g.days',
      sql<number>`(SELECT count(*)::int FROM "Copy" k JOIN "Delivery" y ON y."organizationId" = k."organizationId"
        AND y."copyId" = k.id WHERE k."organizationId" = g."organizationId" AND k."grantId" = g.id)`.as(
        'downloads',
      ),
    ]);
    const byEnd = input.sort === 'expiresAt';
    const page = await readPage(
      rows,
      {
        by: byEnd ? sql`coalesce(g."expiresAt", 'infinity'::timestamptz)` : sql.ref('g.grantedAt'),
        type: 'timestamptz',
        id: sql.ref('g.id'),
        valueOf: (row) =>
          byEnd ? (row.expiresAt?.toISOString() ?? 'infinity') : row.grantedAt.toISOString(),
      },
      input,
      count,
    );
    return { ...page, rows: page.rows.map((row) => ({ ...row, source: sourceOf(row.source) })) };
  },
);

/** One grant with its holder, its ways, its changes, its copies and their deliveries. Throws NotFound. */
export const getGrant = query('grant:list', grantInput, async ({ tenant, now }, { grantId }) => {
  const grant = await tenant.grant.findFirst({
    where: { id: grantId },
    include: {
      visitor: { select: { id: true, name: true, email: true, company: true } },
      document: { select: { id: true, title: true, tier: true } },
      request: { select: { id: true, number: true } },
      rule: { select: { id: true, name: true } },
      revocations: { orderBy: { revokedAt: 'asc' } },
      extensions: { orderBy: { extendedAt: 'asc' } },
      copies: {
        orderBy: { createdAt: 'desc' },
        take: 100,
        select: {
          id: true,
          code: true,
          createdAt: true,
          revision: { select: { number: true } },
          deliveries: {
            orderBy: { startedAt: 'desc' },
            take: 20,
            select: { id: true, startedAt: true, completedAt: true, brokenOffAt: true, address: true },
          },
        },
      },
    },
  });
  if (!grant) throw new NotFound('There is no such grant.');
  const revoked = grant.revocations.some((revocation) => revocation.reinstatedAt === null);
  const state = grantState({ ...grant, revoked }, now);
  const names = await namesOf(tenant, [
    grant.grantedBy,
    ...grant.revocations.flatMap((one) => [one.revokedBy, one.reinstatedBy]),
    ...grant.extensions.map((one) => one.extendedBy),
  ]);
  const whyNot = Object.fromEntries(grantVerbs.map((verb) => [verb, whyNotGrant(state, verb)]));
  return {
    ...grant,
    source: sourceOf(grant.source),
    state,
    // Where nobody decided, the visitor stands as the giver: the NDA that they signed opened the document.
    grantedByName: grant.source === 'nda' ? 'The NDA alone' : names(grant.grantedBy),
    nda: await ndaStanding(tenant, grant.visitorId, now),
    revocations: grant.revocations.map((one) => ({
      ...one,
      revokedByName: names(one.revokedBy),
      reinstatedByName: names(one.reinstatedBy),
    })),
    extensions: grant.extensions.map((one) => ({ ...one, extendedByName: names(one.extendedBy) })),
    whyNotRevoke: whyNot.revoke ?? null,
    whyNotReinstate: whyNot.reinstate ?? null,
    whyNotExtend: whyNot.extend ?? null,
    whyNotChangeEnd: whyNot['change-end'] ?? null,
  };
});
