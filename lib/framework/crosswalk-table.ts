import { cellAddress, type Sheet } from '#lib/sheet/schema.ts';
import { canonicalIdentifier } from './identifier.ts';
import type { FileProblem, Pair } from './schema.ts';
import { tableOf } from './table.ts';

/*
 * Tables that relate two frameworks: NIST's OLIR workbooks (focal and reference document), the mapping CSV of compliance
 * trestle, and lists of identifier, document and element.
 */

/** The key of a framework from how documents name it. */
export function keyOfDocument(name: string): string {
  const text = name.trim();
  const known: readonly (readonly [RegExp, string])[] = [
    [/800-53/i, 'nist-sp-800-53'],
    [/800-218\b/i, 'nist-sp-800-218'],
    [/800-(\d+\w*)/i, 'nist-sp-800-$1'],
    [/annex a|27001:2022$/i, 'iso-27001'],
    [/27001:2013/i, 'iso-27001-2013'],
    [/27001:2022: mandatory/i, 'iso-27001-clauses'],
    [/csf/i, 'nist-csf'],
    [/ccm/i, 'csa-ccm'],
    [/cis controls/i, 'cis-controls'],
    [/pci/i, 'pci-dss'],
    [/mvsp/i, 'mvsp'],
  ];
  for (const [pattern, key] of known) {
    const found = pattern.exec(text);
    if (found) return key.replace('$1', (found[1] ?? '').toLowerCase());
  }
  return (
    text
      .toLowerCase()
      .replace(/\bv?\d+(\.\d+)*$/, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'document'
  );
}

type Columns = {
  source: number;
  target: number;
  document: number | null;
  sourceKey: string;
  targetKey: string;
  several: boolean;
};

function columnsOf(headings: readonly string[], fileName: string): Columns | null {
  const names = headings.map((heading) => heading.toLowerCase().replace(/\s+/g, ' '));
  const find = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
  const trestle = [find(/^\$\$map_source_id_ref_list/), find(/^\$\$map_target_id_ref_list/)];
  const [source = -1, target = -1] = trestle;
  if (source >= 0 && target >= 0)
    return { source, target, document: null, sourceKey: '', targetKey: '', several: true };
  const focal = find(/^focal document element$/);
  const reference = find(/^reference document element$/);
  const fileKey = keyOfDocument(fileName.replace(/csf[ _]?v?2[^a-z]*/i, ''));
  if (focal >= 0 && reference >= 0)
    return {
      source: focal,
      target: reference,
      document: null,
      sourceKey: 'nist-csf',
      targetKey: fileKey,
      several: false,
    };
  const document = find(/^(reference[ _]document|framework)$/);
  const element = find(/^reference[ _](element|id)$/);
  const own = find(/^[a-z0-9]+_id$/);
  if (document < 0 || element < 0 || own < 0) return null;
  return {
    source: own,
    target: element,
    document,
    sourceKey: keyOfDocument(names[own] ?? ''),
    targetKey: '',
    several: false,
  };
}

/** Whether a table relates two frameworks. */
export function isCrosswalk(sheets: readonly Sheet[], fileName: string): boolean {
  const table = tableOf(sheets);
  return table !== null && columnsOf(table.headings, fileName) !== null;
}

/** The identifier as its own framework writes it: informative references to ISO leave the letter out. */
function targetIdentifier(key: string, text: string): string {
  const written = key === 'iso-27001' && /^\d/.test(text) ? `A.${text}` : text;
  return canonicalIdentifier(key, written);
}

/** What one row relates: its keys, its source and its targets as written. */
function relationOf(
  { source, target, document, sourceKey, targetKey, several }: Columns,
  cells: readonly string[],
) {
  const cell = (column: number) => cells[column]?.trim() ?? '';
  // The first two columns of the mapping CSV name catalogs by path; the row that explains the columns does not.
  if (several && !/^\S+\/\S+$/.test(cell(0))) return null;
  const written = several ? cell(target).split(/\s+/) : [cell(target)];
  return {
    sourceKey: sourceKey || keyOfDocument(cell(0)),
    targetKey: document === null ? targetKey || keyOfDocument(cell(1)) : keyOfDocument(cell(document)),
    source: cell(source),
    targets: written.filter((text) => text !== '' && text !== 'None'),
  };
}

type Relation = NonNullable<ReturnType<typeof relationOf>>;

function pairsOf({ sourceKey, targetKey, source, targets }: Relation): Pair[] {
  const sourceIdentifier = canonicalIdentifier(sourceKey, source);
  return targets.map((text) => ({
    sourceKey,
    sourceIdentifier,
    targetKey,
    targetIdentifier: targetIdentifier(targetKey, text),
  }));
}

/** Reads the pairs of a table. Rows that relate to nothing are passed over; problems are told with cells. */
export function readCrosswalk(
  sheets: readonly Sheet[],
  fileName: string,
): { pairs: Pair[]; problems: FileProblem[] } {
  const table = tableOf(sheets);
  const columns = table && columnsOf(table.headings, fileName);
  if (!columns) return { pairs: [], problems: [{ place: '', message: 'This table relates nothing.' }] };
  const problems: FileProblem[] = [];
  const pairs = new Map<string, Pair>();
  for (const { number, cells } of table.rows) {
    const relation = relationOf(columns, cells);
    if (!relation || relation.targets.length === 0) continue;
    const wrong =
      relation.source === '' || [relation.source, ...relation.targets].some((text) => text.length > 200);
    if (wrong) {
      const place = cellAddress(table.sheet.name, number, columns.source);
      problems.push({ place, message: 'There is no usable identifier here.' });
    } else for (const pair of pairsOf(relation)) pairs.set(JSON.stringify(pair), pair);
  }
  if (pairs.size === 0) problems.push({ place: '', message: 'This table relates nothing.' });
  return { pairs: [...pairs.values()], problems: problems.slice(0, 200) };
}
