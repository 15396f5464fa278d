import { Invalid } from '#lib/errors.ts';
import { readCsv, readSheet } from '#lib/sheet/read.ts';
import type { Sheet } from '#lib/sheet/schema.ts';
import { conform } from './conform.ts';
import { readCprt } from './cprt.ts';
import { isCrosswalk, readCrosswalk } from './crosswalk-table.ts';
import { isCsfWorkbook, readCsfWorkbook } from './csf-workbook.ts';
import { kindOfFile } from './file-kind.ts';
import { identityOfFileName } from './identity.ts';
import { guessMapping } from './mapping.ts';
import { readOscalCatalog } from './oscal.ts';
import type { FileProblem, FrameworkDraft, Identity, Mapping, Pair } from './schema.ts';
import { readTable, shippedIdentity, tableOf } from './table.ts';

/** A table whose columns a person may name, with what was taken for what. */
export type TableReading = {
  headings: string[];
  examples: string[][];
  mapping: Mapping | null;
  identity: Identity;
  /** As read, so that other columns may be chosen. */
  sheets: readonly Sheet[];
};

/** What a file holds. With problems nothing of it is imported. */
export type Reading = {
  framework: FrameworkDraft | null;
  pairs: Pair[];
  table: TableReading | null;
  problems: FileProblem[];
};

const nothing: Reading = { framework: null, pairs: [], table: null, problems: [] };

/** What a person said about a table; what is not said is guessed from its headings, identifiers and file name. */
export type TableChoice = { mapping?: Mapping | undefined; identity?: Partial<Identity> | undefined };

/** Reads sheets as a table of requirements. */
export function readAsTable(sheets: readonly Sheet[], fileName: string, choice: TableChoice): Reading {
  const table = tableOf(sheets);
  if (!table) return { ...nothing, problems: [{ place: '', message: 'This file is empty.' }] };
  const { headings, rows } = table;
  const mapping = choice.mapping ?? guessMapping(headings);
  const identifiers = mapping ? rows.map(({ cells }) => cells[mapping.identifier] ?? '').filter(Boolean) : [];
  const guessed = shippedIdentity(identifiers) ?? identityOfFileName(fileName);
  const identity = { ...guessed, ...choice.identity };
  const reading: TableReading = {
    headings,
    examples: rows.slice(0, 5).map(({ cells }) => cells),
    mapping,
    identity,
    sheets: sheets.filter((sheet) => sheet === table.sheet),
  };
  if (!mapping) {
    const message = 'None of the headings names the identifiers. Please say which column holds them.';
    return {
      ...nothing,
      table: reading,
      problems: [{ place: `${table.sheet.name}!A${table.sheet.rows[0]?.number ?? 1}`, message }],
    };
  }
  const { framework, problems } = readTable(sheets, mapping, identity);
  return { ...nothing, framework: framework && conform(framework), problems, table: reading };
}

async function readAny(bytes: Uint8Array, fileName: string, choice: TableChoice): Promise<Reading> {
  const file = kindOfFile(bytes);
  if (file.kind === 'other') throw new Invalid(`This is ${file.name}.`);
  if (file.kind === 'oscal') return { ...nothing, ...readOscalCatalog(file.json) };
  if (file.kind === 'cprt') return { ...nothing, ...readCprt(file.json) };
  const sheets = file.kind === 'csv' ? await readCsv(bytes) : await readSheet(bytes);
  if (isCsfWorkbook(sheets)) return { ...nothing, ...readCsfWorkbook(sheets) };
  if (isCrosswalk(sheets, fileName)) return { ...nothing, ...readCrosswalk(sheets, fileName) };
  return readAsTable(sheets, fileName, choice);
}

/**
 * Reads a framework or crosswalk from a file of any form, told by its content. Touches no database.
 * @throws Invalid  it is none of them: the message names what it is; TooLarge
 */
export async function readFrameworkFile(
  bytes: Uint8Array,
  fileName: string,
  choice: TableChoice = {},
): Promise<Reading> {
  const reading = await readAny(bytes, fileName, choice);
  if (!reading.framework) return reading;
  return { ...reading, framework: conform(reading.framework) };
}
