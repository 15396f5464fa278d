/** A row that holds something: its number in the file (from 1) and its cells as text, empty ones as ''. */
export type SheetRow = { number: number; cells: string[] };

/** A worksheet, or the one table of a CSV file. Rows that hold nothing are left out; the others keep their numbers. */
export type Sheet = { name: string; rows: SheetRow[] };

/** What a table may hold. More is refused before or while it is read. */
export const sheetLimits = {
  bytes: 32 * 1024 * 1024,
  entries: 2_000,
  unpackedBytes: 320 * 1024 * 1024,
  rows: 10_000,
  columns: 1_000,
  cellLength: 100_000,
  lineLength: 2_000_000,
} as const;

/** The letters of a column, counted from 0: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return rest === 0 ? letter : `${columnName(rest - 1)}${letter}`;
}

/** The address of a cell as spreadsheets write it, e.g. `CSF 2.0!C4`. The row is counted from 1, the column from 0. */
export function cellAddress(sheet: string, row: number, column: number): string {
  return `${sheet}!${columnName(column)}${row}`;
}
