import { z } from 'zod';
import { cellAddress, type Sheet, type SheetRow } from '#lib/sheet/schema.ts';
import { type ControlContent, changeInWords, changesBetween, contentFields } from './content.ts';
import { controlFields, lacksJustification } from './schema.ts';
import { type Headings, partsOf, readHeadings } from './sheet.ts';
import type { StoredControl } from './stored-steps.ts';

/** What an import knows of the organization. */
export type Ground = {
  controls: ReadonlyMap<string, StoredControl>;
  /** Ids of today's members by address, lower case. */
  members: ReadonlyMap<string, string>;
  /** Addresses of whoever owns something, by id, also of those who left. */
  addresses: ReadonlyMap<string, string>;
  requirements: ReadonlyMap<string, string>;
};

/** Something wrong in a table, and where. */
export type SheetProblem = { place: string; message: string };

/** What an import would do; with problems it does nothing. */
export type ImportPlan = {
  added: { place: string; content: ControlContent }[];
  changed: { place: string; control: StoredControl; content: ControlContent; words: string[] }[];
  unchanged: number;
  ignored: string[];
  problems: SheetProblem[];
};

const fresh: ControlContent = {
  identifier: '',
  title: '',
  description: '',
  ownerId: null,
  implementation: 'planned',
  justification: '',
  responsibility: 'us',
  tier: null,
  cadenceDays: null,
  tags: [],
  requirements: [],
};

const plainFields = z.object(controlFields).omit({ ownerId: true });

type Field = keyof ControlContent;
type Report = (field: Field, message: string) => void;

function ownerOf(cell: string, before: ControlContent, ground: Ground, report: Report): string | null {
  const address = cell.trim().toLowerCase();
  if (address === '') return null;
  if (before.ownerId && ground.addresses.get(before.ownerId)?.toLowerCase() === address)
    return before.ownerId;
  const id = ground.members.get(address);
  if (!id) report('ownerId', `There is no member with the address ${cell.trim().slice(0, 80)}.`);
  return id ?? null;
}

/** The whole name of a requirement from `nist-csf/2.0 PR.AA-01`, or without the version where only one is in use. */
export function requirementNamed(name: string, requirements: ReadonlyMap<string, string>): string | null {
  const spaced = name.trim().replace(/\s+/g, ' ');
  if (requirements.has(spaced)) return spaced;
  const [key = '', ...rest] = spaced.split(' ');
  const found = [...requirements.keys()].filter(
    (known) => known.startsWith(`${key}/`) && known.endsWith(` ${rest.join(' ')}`),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function requirementsOf(cell: string, before: ControlContent, ground: Ground, report: Report): string[] {
  const names = partsOf(cell).flatMap((part) => {
    const kept = before.requirements.find((name) => name === part);
    const name = kept ?? requirementNamed(part, ground.requirements);
    if (!name)
      report('requirements', `There is no requirement ${part.slice(0, 80)} in the frameworks in use.`);
    return name ? [name] : [];
  });
  return [...new Set(names)];
}

function contentOf(
  row: SheetRow,
  headings: Headings,
  before: ControlContent,
  ground: Ground,
  report: Report,
): ControlContent {
  const cellOf = (field: Field) => {
    const column = headings.columns.get(field);
    return column === undefined ? null : (row.cells[column] ?? '').replace(/\r\n?/g, '\n').trim();
  };
  const wordIn = (field: 'implementation' | 'responsibility') => {
    const cell = cellOf(field);
    if (cell === null) return before[field];
    return cell === '' ? fresh[field] : cell.toLowerCase().replace(/\s+/g, '-');
  };
  const tags = cellOf('tags');
  const parsed = plainFields.safeParse({
    identifier: cellOf('identifier') ?? before.identifier,
    title: cellOf('title') ?? before.title,
    description: cellOf('description') ?? before.description,
    implementation: wordIn('implementation'),
    justification: cellOf('justification') ?? before.justification,
    responsibility: wordIn('responsibility'),
    tier: cellOf('tier') ?? before.tier,
    cadenceDays: cellOf('cadenceDays') ?? before.cadenceDays,
    tags: tags === null ? before.tags : partsOf(tags.replaceAll(',', ';')),
  });
  const ownerCell = cellOf('ownerId');
  const requirementCell = cellOf('requirements');
  const links = {
    ownerId: ownerCell === null ? before.ownerId : ownerOf(ownerCell, before, ground, report),
    requirements:
      requirementCell === null
        ? before.requirements
        : requirementsOf(requirementCell, before, ground, report),
  };
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      report(contentFields.find((field) => field === path[0]) ?? 'identifier', message);
    return { ...before, ...links };
  }
  if (lacksJustification(parsed.data))
    report('justification', 'An alternative or an exclusion needs a justification.');
  return { ...parsed.data, ...links };
}

/** Most problems that are told of one table; the rest is counted. */
const mostProblems = 200;

/** The first sheet that holds anything. */
function firstSheet(sheets: readonly Sheet[]): Sheet | null {
  return sheets.find(({ rows }) => rows.length > 0) ?? null;
}

function refuseHeadings({ columns, twice }: Headings, place: string): SheetProblem[] {
  const problems = twice.map((heading) => ({ place, message: `The column ${heading} is there twice.` }));
  if (!columns.has('identifier'))
    problems.push({ place, message: 'There is no column called Identifier in the first row.' });
  return problems;
}

/**
 * What importing a table would do: controls are found by their identifier; columns that are not there leave things as
 * they are. Pure: the same table against the same organization is the same plan.
 */
export function planImport(sheets: readonly Sheet[], ground: Ground): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [], unchanged: 0, ignored: [], problems: [] };
  const sheet = firstSheet(sheets);
  const [first, ...rows] = sheet?.rows ?? [];
  if (!sheet || !first) {
    plan.problems.push({ place: '', message: 'This table is empty.' });
    return plan;
  }
  const headings = readHeadings(first);
  plan.ignored = headings.ignored;
  plan.problems = refuseHeadings(headings, cellAddress(sheet.name, first.number, 0));
  if (plan.problems.length > 0) return plan;
  const seen = new Map<string, string>();
  for (const row of rows) planRow(plan, { sheet, row, headings, ground, seen });
  const more = plan.problems.length - mostProblems;
  if (more > 0) {
    plan.problems = plan.problems.slice(0, mostProblems);
    plan.problems.push({ place: '', message: `And ${more} more.` });
  }
  return plan;
}

type Place = {
  sheet: Sheet;
  row: SheetRow;
  headings: Headings;
  ground: Ground;
  seen: Map<string, string>;
};

function planRow(plan: ImportPlan, { sheet, row, headings, ground, seen }: Place): void {
  const placeOf = (field: Field) => cellAddress(sheet.name, row.number, headings.columns.get(field) ?? 0);
  const place = placeOf('identifier');
  const problems: SheetProblem[] = [];
  const report: Report = (field, message) => problems.push({ place: placeOf(field), message });
  const identifier = (row.cells[headings.columns.get('identifier') ?? 0] ?? '').normalize('NFC').trim();
  const control = ground.controls.get(identifier);
  const content = contentOf(row, headings, control?.content ?? fresh, ground, report);
  const before = seen.get(identifier);
  if (before) report('identifier', `${identifier.slice(0, 80)} stands in ${before} already.`);
  if (control?.archivedAt) report('identifier', `${identifier} is archived. Restore it first.`);
  seen.set(identifier, place);
  plan.problems.push(...problems);
  if (problems.length > 0) return;
  if (!control) plan.added.push({ place, content });
  else {
    const words = changesBetween(control.content, content).map(changeInWords);
    if (words.length === 0) plan.unchanged += 1;
    else plan.changed.push({ place, control, content, words });
  }
}
