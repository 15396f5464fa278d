import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';

/** Rows a page of a list holds. */
export const pageSize = 50;

/** Counting stops here; a list then says "1,000+". */
export const countLimit = 1000;

/** One page of a list: the cursors of its neighbours (null where there is none), and a count up to `countLimit`. */
export type Page<Row> = { rows: Row[]; next: string | null; previous: string | null; count: number };

// A title of 200 characters takes up to four bytes each, and a third more as an address writes it.
const cursorLength = 2_000;

const unknownPage = 'This page of the list cannot be found. Please start again from its first page.';

// The database holds no NUL and no half of a character, so nothing is found under them.
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

/** What a list is narrowed to, as an address holds it: any text, at most this long. */
export function filterText(maximum: number) {
  return z.string().max(maximum, 'This filter is too long.').transform(storable);
}

/** The input fields that every list takes; `ListParams` of components/table fits them. The first sort is the default. */
export function listFields<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return {
    search: z
      .string()
      .trim()
      .max(200, 'Please search with at most 200 characters.')
      .transform(storable)
      .nullable()
      .default(null),
    sort: z.enum(sorts).default(sorts[0]),
    descending: z.boolean().default(true),
    after: z.string().max(cursorLength, unknownPage).nullable().default(null),
    before: z.string().max(cursorLength, unknownPage).nullable().default(null),
  };
}

/** What `readPage` needs of a list's input. */
export type PageInput = { descending: boolean; after: string | null; before: string | null };

const cursorSchema = z.strictObject({ at: z.string().max(300), id: z.uuid() });

type Cursor = z.infer<typeof cursorSchema>;

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decodeCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new Invalid(unknownPage);
  }
}

/**
 * How a list is ordered: an SQL expression that is never null, its type, the id that breaks ties, and the row's value of
 * the expression as text (dates in ISO 8601).
 */
export type Order<Row> = {
  by: RawBuilder<unknown>;
  type: 'timestamptz' | 'text' | 'bigint' | 'integer' | 'date';
  id: RawBuilder<unknown>;
  valueOf: (row: Row) => string;
};

/**
 * Reads the page of `rows` that the cursors ask for, by keyset. `count` is how many there are, or counts them: not where the
 * first page holds them all. Throws Invalid on a cursor that is not ours.
 */
export async function readPage<DB, TB extends keyof DB, Row extends { id: string }>(
  rows: SelectQueryBuilder<DB, TB, Row>,
  order: Order<Row>,
  input: PageInput,
  count: number | (() => Promise<number>),
): Promise<Page<Row>> {
  const text = input.after ?? input.before;
  const backwards = !input.after && input.before !== null;
  const direction = input.descending !== backwards ? 'desc' : 'asc';
  let page = rows;
  if (text !== null) {
    const { at, id } = decodeCursor(text);
    const beyond = direction === 'desc' ? sql.raw('<') : sql.raw('>');
    const value = sql`CAST(${at} AS ${sql.raw(order.type)})`;
    page = page.where(sql<boolean>`(${order.by}, ${order.id}) ${beyond} (${value}, CAST(${id} AS uuid))`);
  }
  const found = await page
    .orderBy(order.by, direction)
    .orderBy(order.id, direction)
    .limit(pageSize + 1)
    .execute()
    .catch(refuseForgedValue);
  const more = found.length > pageSize;
  const shown = found.slice(0, pageSize);
  if (backwards) shown.reverse();
  const cursorOf = (row: Row | undefined) =>
    row ? encodeCursor({ at: order.valueOf(row), id: row.id }) : null;
  return {
    rows: shown,
    next: more || backwards ? cursorOf(shown.at(-1)) : null,
    previous: (backwards && more) || input.after ? cursorOf(shown[0]) : null,
    count: await counted(count, text === null && !more ? shown.length : null),
  };
}

/** `all`: how many there are where one page holds them, else null. */
async function counted(count: number | (() => Promise<number>), all: number | null): Promise<number> {
  return typeof count === 'number' ? count : (all ?? count());
}

// A well-formed cursor whose value is no date or number was made by hand.
function refuseForgedValue(error: unknown): never {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.startsWith('22')) throw new Invalid(unknownPage);
  throw error;
}

/** Counts the rows of a query up to `countLimit`; pass it with only an id selected. */
export async function countUpTo<TB extends keyof DB, DB, O>(
  tenant: TenantReader,
  rows: SelectQueryBuilder<DB, TB, O>,
): Promise<number> {
  const some = rows.limit(countLimit).compile();
  const counted = sql<{
    count: number;
  }>`SELECT count(*)::int AS count FROM (${sql.raw(some.sql)}) AS found`.compile(tenant);
  const { rows: result } = await tenant.executeQuery<{ count: number }>({
    ...counted,
    parameters: some.parameters,
  });
  return result[0]?.count ?? 0;
}

/** The pattern of a search by ILIKE, with its own signs taken literally. */
export function likePattern(search: string): string {
  return `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
