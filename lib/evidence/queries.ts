import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import type { EvidenceState } from './lifecycle.ts';
import { type EvidenceKind, type EvidenceRow, evidenceKinds, listEvidenceInput } from './schema.ts';

type Input = z.output<typeof listEvidenceInput>;

/** The state of the item `i` on `today`, in SQL what `evidenceState` of lifecycle.ts is in TypeScript. */
const evidenceStateSql = (today: string): RawBuilder<EvidenceState> => sql`CASE
  WHEN i."archivedAt" IS NOT NULL THEN 'archived'
  WHEN i.verdict = 'accepted' AND i."validUntilOn" < ${today}::date THEN 'lapsed'
  ELSE i.verdict END`;

/** The same as conditions that an index answers. */
function standingSo(state: Exclude<EvidenceState, 'archived'>, today: string): RawBuilder<boolean> {
  if (state === 'lapsed') return sql`i.verdict = 'accepted' AND i."validUntilOn" < ${today}::date`;
  if (state === 'accepted')
    return sql`i.verdict = 'accepted' AND (i."validUntilOn" IS NULL OR i."validUntilOn" >= ${today}::date)`;
  return sql`i.verdict = ${state}`;
}

/** The name of whoever stands in a row as `member:<id>`, else the reference in plain words. */
const nameOf = (reference: RawBuilder<unknown>) => sql<string>`coalesce(
  (SELECT m.name FROM "Member" m WHERE m."organizationId" = i."organizationId" AND 'member:' || m.id = ${reference}),
  CASE WHEN ${reference} LIKE 'operator:%' THEN 'Operator ' || substr(${reference}, 10) ELSE 'Candor' END)`;

function matching(tenant: TenantReader, { search, filters }: Input, today: string) {
  let rows = tenant.selectFrom('EvidenceItem as i');
  const { kind, state, due, control } = filters;
  if (kind) rows = rows.where('i.kind', '=', kind);
  if (state === 'archived') rows = rows.where('i.archivedAt', 'is not', null);
  else rows = rows.where('i.archivedAt', 'is', null);
  if (state && state !== 'archived') rows = rows.where(standingSo(state, today));
  if (due === 'lapsed') rows = rows.where(sql<boolean>`i."validUntilOn" < ${today}::date`);
  if (due === 'soon')
    rows = rows.where(sql<boolean>`i."validUntilOn" BETWEEN ${today}::date AND ${today}::date + 30`);
  if (control) {
    rows = rows.where(sql<boolean>`EXISTS (SELECT 1 FROM "EvidenceControl" l
      WHERE l."organizationId" = i."organizationId" AND l."itemId" = i.id AND l."controlId" = ${control}::uuid
      AND l."removedAt" IS NULL)`);
  }
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('i.title', 'ilike', pattern),
      where('i.source', 'ilike', pattern),
      where('i.note', 'ilike', pattern),
      where('i.url', 'ilike', pattern),
    ]),
  );
}

const controlsOf = sql<string[]>`coalesce((SELECT array_agg(c.identifier ORDER BY c.identifier)
  FROM "EvidenceControl" l JOIN "Control" c ON c."organizationId" = l."organizationId" AND c.id = l."controlId"
  WHERE l."organizationId" = i."organizationId" AND l."itemId" = i.id AND l."removedAt" IS NULL), '{}')`;

const dayText = (column: string) => sql<string>`to_char(i.${sql.ref(column)}, 'YYYY-MM-DD')`;

const kindOf = (kind: string): EvidenceKind => evidenceKinds.find((known) => known === kind) ?? 'record';

/** What is kept as evidence, newest first; archived items only where they are asked for. */
export const listEvidence = list(
  'evidence:list',
  listEvidenceInput,
  async ({ tenant, now }, input): Promise<Page<EvidenceRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const count = () => countUpTo(tenant, matching(tenant, input, today).select('i.id'));
    const revised = matching(tenant, input, today).leftJoin('EvidenceRevision as r', (join) =>
      join.onRef('r.organizationId', '=', 'i.organizationId').onRef('r.id', '=', 'i.currentRevisionId'),
    );
    const rows = revised.select([
      'i.id',
      'i.title',
      'i.kind',
      evidenceStateSql(today).as('state'),
      sql<boolean>`i.verdict <> 'waiting' AND i."judgedSelfReviewed"`.as('selfReviewed'),
      dayText('collectedOn').as('collectedOn'),
      sql<string | null>`${dayText('validUntilOn')}`.as('validUntilOn'),
      'i.createdAt',
      'r.receivedAt',
      nameOf(sql`coalesce(r."receivedBy", i."createdBy")`).as('receivedByName'),
      sql<number>`coalesce(r.number, 0)`.as('revisions'),
      controlsOf.as('controls'),
    ]);
    const { sort } = input;
    const page = await readPage(
      rows,
      {
        by: sql.ref(`i.${sort}`),
        type: sort === 'title' ? 'text' : sort === 'collectedOn' ? 'date' : 'timestamptz',
        id: sql.ref('i.id'),
        valueOf: (row) => (sort === 'createdAt' ? row.createdAt.toISOString() : row[sort]),
      },
      input,
      count,
    );
    return { ...page, rows: page.rows.map((row) => ({ ...row, kind: kindOf(row.kind) })) };
  },
);
