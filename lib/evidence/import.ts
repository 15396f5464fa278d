import type { z } from 'zod';
import { Invalid, type Problem } from '#lib/errors.ts';
import type { SheetRow } from '#lib/sheet/schema.ts';
import { addEvidenceInput, type RecordField } from './schema.ts';

/** Most items of one import: they are written one by one, in one transaction. */
export const importLimit = 500;

/** An item of an import; its controls by identifier, and the row it stood in. */
export type ImportedEvidence = z.output<typeof addEvidenceInput> & {
  controls: string[];
  row: number;
};

/** The headings that are read. */
export const importHeadings = [
  'Title',
  'Controls',
  'Link',
  'Record',
  'Collected on',
  'Period from',
  'Period to',
  'Valid until',
  'Source',
  'Procedure',
  'Automated',
  'Note',
] as const;

const partsOf = (cell: string) =>
  cell
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

function recordOf(cell: string): RecordField[] {
  return partsOf(cell).map((line) => {
    const at = line.indexOf(':');
    return { name: line.slice(0, Math.max(0, at)).trim(), value: line.slice(at + 1).trim() };
  });
}

type Cell = (heading: (typeof importHeadings)[number]) => string;

function contentOf(cell: Cell) {
  if (cell('Link')) return { kind: 'link' as const, url: cell('Link') };
  return { kind: 'record' as const, record: recordOf(cell('Record')) };
}

function inputOf(cell: Cell) {
  return {
    title: cell('Title'),
    collectedOn: cell('Collected on'),
    periodStartOn: cell('Period from'),
    periodEndOn: cell('Period to'),
    validUntilOn: cell('Valid until'),
    source: cell('Source'),
    procedure: cell('Procedure'),
    automated: /^(yes|true|1|x)$/i.test(cell('Automated')),
    note: cell('Note'),
    content: contentOf(cell),
  };
}

/** The problems of a row, each with its place. */
export function atRow(row: number, problems: readonly Problem[]): Problem[] {
  const place = `row ${row}`;
  return problems.map(({ message }) => ({ path: place, message: `${place}: ${message}` }));
}

/**
 * Reads rows of links and records, the first of which holds the headings; columns may stand in any order, and unknown ones
 * are ignored. @throws Invalid with the row of every problem
 */
export function evidenceIn(rows: readonly SheetRow[]): ImportedEvidence[] {
  const [head, ...rest] = rows;
  const columns = new Map((head?.cells ?? []).map((text, index) => [text.trim().toLowerCase(), index]));
  const missing = (['Title', 'Collected on'] as const).filter((name) => !columns.has(name.toLowerCase()));
  if (missing.length > 0) throw new Invalid(`The first row must name the column ${missing.join(' and ')}.`);
  if (rest.length === 0) throw new Invalid('There is no evidence in this file.');
  if (rest.length > importLimit) throw new Invalid(`Please import at most ${importLimit} items at once.`);
  const problems: Problem[] = [];
  const items = rest.flatMap(({ number, cells }) => {
    const cell: Cell = (heading) => (cells[columns.get(heading.toLowerCase()) ?? -1] ?? '').trim();
    if (cell('Link') && cell('Record')) {
      problems.push(...atRow(number, [{ path: '', message: 'Please give a link or a record, not both.' }]));
      return [];
    }
    const parsed = addEvidenceInput.safeParse(inputOf(cell));
    if (parsed.success) return [{ ...parsed.data, controls: partsOf(cell('Controls')), row: number }];
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    problems.push(...atRow(number, issues));
    return [];
  });
  if (problems.length > 0) throw new Invalid(problems.slice(0, 100));
  return items;
}
