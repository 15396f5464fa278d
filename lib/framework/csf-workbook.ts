import { cellAddress, type Sheet } from '#lib/sheet/schema.ts';
import { Collector } from './reading.ts';
import type { FileProblem, FrameworkDraft } from './schema.ts';
import { readWithdrawal, saysWithdrawn } from './wording.ts';

/* The workbook of NIST's CSF 2.0 reference tool: one sheet, columns function, category and subcategory. */

const headings = ['function', 'category', 'subcategory'];
const titled = /^(.+?)\s*\(([A-Z]{2}(?:\.[A-Z]{2})?)\)\s*(?::\s*([\s\S]*))?$/;
const outcome = /^([A-Z]{2}\.[A-Z]{2}-\d+)\s*:\s*([\s\S]*)$/;

function headingRow({ rows }: Sheet): number {
  return rows
    .slice(0, 10)
    .findIndex(({ cells }) =>
      headings.every((heading, column) => cells[column]?.trim().toLowerCase() === heading),
    );
}

/** Whether one of the sheets is that of the reference tool. */
export function isCsfWorkbook(sheets: readonly Sheet[]): boolean {
  return sheets.some((sheet) => headingRow(sheet) >= 0);
}

type Cell = { identifier: string; title: string; text: string };

function readCell(column: number, text: string): Cell | null {
  const [, title = '', identifier = '', wording = ''] = (column < 2 ? titled.exec(text) : null) ?? [];
  if (identifier) return { identifier, title, text: wording };
  const [, code = '', said = ''] = (column === 2 ? outcome.exec(text) : null) ?? [];
  return code ? { identifier: code, title: '', text: said } : null;
}

function addCell(collector: Collector, column: number, text: string, place: string): void {
  const kind = headings[column] ?? '';
  const cell = readCell(column, text);
  if (!cell) {
    collector.problem(place, `This cell does not name a ${kind} of the CSF.`);
    return;
  }
  const { identifier, title, text: said } = cell;
  const parent = [null, identifier.slice(0, 2), identifier.slice(0, 5)][column] ?? null;
  const wording = saysWithdrawn(said) ? '' : said;
  // Functions stand once more at the foot of their part.
  collector.add({ identifier, parent, kind, title, wording, place }, column === 0);
  if (saysWithdrawn(said)) collector.withdraw(identifier, readWithdrawal(said));
}

/** Reads the workbook. What is wrong is told with sheet and cell. */
export function readCsfWorkbook(sheets: readonly Sheet[]): {
  framework: FrameworkDraft;
  problems: FileProblem[];
} {
  const collector = new Collector('nist-csf');
  for (const sheet of sheets) {
    const start = headingRow(sheet);
    const rows = start < 0 ? [] : sheet.rows.slice(start + 1);
    for (const { number, cells } of rows)
      for (const column of headings.keys()) {
        const text = cells[column]?.trim() ?? '';
        if (text !== '') addCell(collector, column, text, cellAddress(sheet.name, number, column));
      }
  }
  const { requirements, problems } = collector.collected();
  const identity = {
    key: 'nist-csf',
    version: '2.0',
    title: 'NIST Cybersecurity Framework',
    publisher: 'NIST',
  };
  return { framework: { ...identity, format: 'csf-workbook', requirements }, problems };
}
