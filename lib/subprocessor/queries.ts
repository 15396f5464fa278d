import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { type SubprocessorRow, subprocessorListInput } from './schema.ts';

type Input = z.output<typeof subprocessorListInput>;

function matching(tenant: TenantReader, { search, filters }: Input) {
  const rows = tenant
    .selectFrom('Subprocessor')
    .where('archivedAt', filters.archived ? 'is not' : 'is', null);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('name', 'ilike', pattern),
      where('purpose', 'ilike', pattern),
      where('dataProcessed', 'ilike', pattern),
      where('location', 'ilike', pattern),
    ]),
  );
}

const orders = {
  position: { by: sql.ref('position'), type: 'integer' },
  name: { by: sql`lower(name)`, type: 'text' },
  // Never null where it is used; a list of current ones in this order is in that of their making.
  archivedAt: { by: sql`coalesce("archivedAt", "createdAt")`, type: 'timestamptz' },
} as const;

/** The organization's subprocessors in their order, or its archived ones. */
export const listSubprocessors = list(
  'subprocessor:list',
  subprocessorListInput,
  async ({ tenant }, input): Promise<Page<SubprocessorRow>> => {
    const count = await countUpTo(tenant, matching(tenant, input).select('id'));
    const rows = matching(tenant, input).select([
      'id',
      'name',
      'purpose',
      'dataProcessed',
      'location',
      'url',
      'position',
      'createdAt',
      'archivedAt',
    ]);
    const page = await readPage(
      rows,
      {
        ...orders[input.sort],
        id: sql.ref('id'),
        valueOf: (row) => {
          if (input.sort === 'position') return String(row.position);
          return input.sort === 'name'
            ? row.name.toLowerCase()
            : (row.archivedAt ?? row.createdAt).toISOString();
        },
      },
      input,
      count,
    );
    return { ...page, rows: page.rows.map(({ position: _, createdAt: __, ...row }) => row) };
  },
);
