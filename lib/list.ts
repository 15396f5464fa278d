import { z } from 'zod';
import { Invalid } from '#lib/errors.ts';

/** Rows a page of a list holds. */
export const pageSize = 50;

/** Counting stops here; a list then says "1000+". */
export const countLimit = 1000;

/** One page of a list, and where the next one begins (null on the last). `total` counts up to `countLimit` + 1. */
export type Page<Row> = { rows: Row[]; next: string | null; total: number };

/** Input fields that every list takes: search words and the cursor of a page. */
export const listFields = {
  q: z.string().trim().max(200, 'Please search with at most 200 characters.').default(''),
  cursor: z.string().max(500).optional(),
};

const cursorSchema = z.strictObject({ at: z.string().max(300), id: z.uuid() });

/** Where the next page begins: the sort value and the id of the last row shown. */
export type Cursor = z.infer<typeof cursorSchema>;

/** A cursor as it stands in a URL. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads a cursor of a URL. Throws Invalid when it was tampered with. */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new Invalid('This page of the list cannot be found. Please start again from its first page.');
  }
}

/** Cuts the surplus row that tells whether there is a next page: pass `pageSize + 1` rows. */
export function pageOf<Row>(rows: Row[], total: number, cursorOf: (row: Row) => Cursor): Page<Row> {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const next = rows.length > pageSize && last ? encodeCursor(cursorOf(last)) : null;
  return { rows: shown, next, total };
}

/** The pattern of a search by ILIKE, with its own signs taken literally. */
export function likePattern(q: string): string {
  return `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
