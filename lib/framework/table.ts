import { cellAddress, type Sheet, type SheetRow } from '#lib/sheet/schema.ts';
import { shippedFramework, shippedFrameworks } from './catalog.ts';
import { canonicalIdentifier, identifierKey } from './identifier.ts';
import { Collector } from './reading.ts';
import type { FileProblem, FrameworkDraft, Identity, Mapping } from './schema.ts';
import { readWithdrawal } from './wording.ts';

/* A CSV or XLSX table: one row for each requirement, columns mapped by a person or by their headings. */

const withdrawnWords =
  /^(withdrawn|retired|deprecated|superseded|deleted|obsolete|removed|inactive|true|yes)$/i;
const inForceWords = /^(|active|in[ -]force|current|valid|published|false|no)$/i;

/** The first sheet with content, and its rows below the headings. */
export function tableOf(
  sheets: readonly Sheet[],
): { sheet: Sheet; headings: string[]; rows: SheetRow[] } | null {
  const sheet = sheets.find(({ rows }) => rows.length > 0);
  const [first, ...rows] = sheet?.rows ?? [];
  return sheet && first ? { sheet, headings: first.cells.map((cell) => cell.trim()), rows } : null;
}

/** Whether nearly all identifiers of a table are those of a framework we ship, and it holds most of them. */
export function shippedIdentity(identifiers: readonly string[]): Identity | null {
  for (const identity of shippedFrameworks()) {
    const shipped = shippedFramework(identity.key, identity.version)?.requirements ?? [];
    const known = new Set(shipped.map(({ identifier }) => identifierKey(identifier)));
    const hits = new Set(
      identifiers
        .map((text) => identifierKey(canonicalIdentifier(identity.key, text)))
        .filter((key) => known.has(key)),
    );
    if (hits.size >= identifiers.length * 0.9 && hits.size >= known.size * 0.6) return identity;
  }
  return null;
}

type At = { cell: (column: number | null) => string; place: (column: number | null) => string };

function readLevels(collector: Collector, mapping: Mapping, { cell, place }: At): string | null {
  let parent: string | null = null;
  for (const { identifier: column, title, kind } of mapping.levels) {
    const identifier = cell(column);
    if (identifier === '') continue;
    collector.add({ identifier, parent, kind, title: cell(title), place: place(column) }, true);
    parent = identifier;
  }
  return parent;
}

function readStatus(collector: Collector, mapping: Mapping, { cell, place }: At) {
  const status = cell(mapping.status);
  const said = readWithdrawal(cell(mapping.successors));
  if (!withdrawnWords.test(status) && !inForceWords.test(status))
    collector.problem(
      place(mapping.status),
      `“${status.slice(0, 40)}” is no status: write active or withdrawn.`,
    );
  const withdrawn = withdrawnWords.test(status) || (status === '' && said.successors.length > 0);
  return withdrawn ? { withdrawn, withdrawnReason: said.reason, successors: said.successors } : {};
}

/** Reads a table with this mapping. Parents that have no row of their own are made. Problems are told with cells. */
export function readTable(
  sheets: readonly Sheet[],
  mapping: Mapping,
  identity: Identity,
): { framework: FrameworkDraft | null; problems: FileProblem[] } {
  const table = tableOf(sheets);
  if (!table || table.rows.length === 0)
    return {
      framework: null,
      problems: [{ place: '', message: 'This table holds no rows below its headings.' }],
    };
  const { sheet, headings, rows } = table;
  const collector = new Collector(identity.key);
  const parents = new Map<string, string>();
  for (const { number, cells } of rows) {
    const at: At = {
      cell: (column) => (column === null ? '' : (cells[column]?.trim() ?? '')),
      place: (column) => cellAddress(sheet.name, number, column ?? mapping.identifier),
    };
    const above = readLevels(collector, mapping, at);
    const parent = at.cell(mapping.parent) || above;
    if (parent && mapping.parent !== null) parents.set(parent, at.place(mapping.parent));
    collector.add({
      identifier: at.cell(mapping.identifier),
      parent,
      kind: at.cell(mapping.kind).toLowerCase().slice(0, 60),
      title: at.cell(mapping.title),
      wording: at.cell(mapping.wording),
      place: at.place(mapping.identifier),
      ...readStatus(collector, mapping, at),
    });
  }
  const named = mapping.parent === null ? '' : (headings[mapping.parent] ?? '').toLowerCase();
  const kind = named === '' || named.startsWith('parent') ? 'group' : named;
  for (const [identifier, place] of parents)
    if (!collector.get(identifier)) collector.add({ identifier, kind, place });
  const { requirements, problems } = collector.collected();
  return { framework: { ...identity, format: 'table', requirements }, problems };
}
