import type { SheetRow } from '#lib/sheet/schema.ts';
import type { ControlContent } from './content.ts';

/** A control as a table holds it: its owner by address. */
export type ControlSheetRow = ControlContent & {
  id: string;
  ownerEmail: string | null;
  changedAt: Date;
  health: string | null;
  verifiedOn: string | null;
  dueOn: string | null;
  evidence: number;
};

/** One column of a table of controls: its heading, what it says of a control, and the field it sets when it comes back. */
export type ControlColumn = {
  heading: string;
  value: (row: ControlSheetRow) => string | number | null;
  /** Null: it says what is derived, and is not read. */
  field: keyof ControlContent | null;
};

const list = (values: readonly string[]) => values.join('; ');

/** The columns of an export, which is also what an import reads. */
export const controlColumns: readonly ControlColumn[] = [
  { heading: 'Identifier', field: 'identifier', value: (row) => row.identifier },
  { heading: 'Title', field: 'title', value: (row) => row.title },
  { heading: 'Description', field: 'description', value: (row) => row.description },
  { heading: 'Owner', field: 'ownerId', value: (row) => row.ownerEmail },
  { heading: 'Implementation', field: 'implementation', value: (row) => row.implementation },
  { heading: 'Justification', field: 'justification', value: (row) => row.justification },
  { heading: 'Responsibility', field: 'responsibility', value: (row) => row.responsibility },
  { heading: 'Maturity tier', field: 'tier', value: (row) => row.tier },
  { heading: 'Review cadence in days', field: 'cadenceDays', value: (row) => row.cadenceDays },
  { heading: 'Tags', field: 'tags', value: (row) => list(row.tags) },
  { heading: 'Requirements', field: 'requirements', value: (row) => list(row.requirements) },
  { heading: 'Health', field: null, value: (row) => row.health },
  { heading: 'Verified on', field: null, value: (row) => row.verifiedOn },
  { heading: 'Due on', field: null, value: (row) => row.dueOn },
  { heading: 'Evidence', field: null, value: (row) => row.evidence },
];

/** Where each field stands in a table: its column from 0. `ignored` are the headings that say nothing here. */
export type Headings = { columns: Map<keyof ControlContent, number>; ignored: string[]; twice: string[] };

const plain = (heading: string) => heading.trim().toLowerCase().replace(/\s+/g, ' ');

/** Reads the headings of a table, whatever their case and order. */
export function readHeadings(row: SheetRow): Headings {
  const known = new Map(controlColumns.map((column) => [plain(column.heading), column.field]));
  const headings: Headings = { columns: new Map(), ignored: [], twice: [] };
  for (const [index, cell] of row.cells.entries()) {
    const field = known.get(plain(cell));
    if (field === undefined && cell.trim() !== '') headings.ignored.push(cell.trim());
    if (!field) continue;
    if (headings.columns.has(field)) headings.twice.push(cell.trim());
    headings.columns.set(field, index);
  }
  return headings;
}

/** The parts of a cell that holds several: separated by semicolons or line breaks. */
export function partsOf(cell: string): string[] {
  return cell
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
