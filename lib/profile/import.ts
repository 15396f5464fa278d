import { cellAddress, type Sheet, type SheetRow } from '#lib/sheet/schema.ts';
import {
  changeInWords,
  changesBetween,
  type Entry,
  type EntryField,
  type SomeFields,
  withFields,
} from './entry.ts';
import { entryInput } from './schema.ts';
import { outcomeHeading, profileColumns, profileSheetName, withoutDerived } from './sheet.ts';

/** What an import knows of the profile: what stands at each subcategory, and every identifier of its framework. */
export type ImportGround = {
  entries: ReadonlyMap<string, { requirementId: string; number: number; entry: Entry }>;
  groups: ReadonlySet<string>;
};

/** Something wrong in a table, and where. */
export type ImportProblem = { place: string; message: string };

/** One subcategory that an import would change. */
export type PlannedEntry = {
  place: string;
  identifier: string;
  requirementId: string;
  seen: number;
  set: SomeFields;
  words: string[];
};

/** What an import would do; with problems it does nothing. */
export type ProfilePlan = {
  changed: PlannedEntry[];
  unchanged: number;
  ignored: string[];
  problems: ImportProblem[];
};

const mostProblems = 200;
const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');
const identifierIn = /\b[A-Z]{2}(?:\.[A-Z]{2}(?:-\d{2})?)?\b/;

/** `Yes`, `3`, `Tier 3`, `3 - Repeatable`, `High` as the field holds them; anything else is told by the field's own rule. */
function heldBy(field: EntryField, cell: string): unknown {
  const text = cell.replace(/\r\n?/g, '\n').trim();
  if (field === 'included') {
    if (text === '' || /^(yes|y|true|x)$/i.test(text)) return true;
    return /^(no|n|false)$/i.test(text) ? false : text;
  }
  if (field === 'currentTier' || field === 'targetTier')
    return (
      /^(?:tier )?([1-4])(?:\.0)?(?:\s*[:–-]?\s*(?:partial|risk[ -]informed|repeatable|adaptive))?$/i.exec(
        text,
      )?.[1] ?? text
    );
  if (field === 'priority' || field === 'currentPriority') return text.toLowerCase();
  return field === 'currentArtifacts' ? withoutDerived(text) : text;
}

type Headings = { row: SheetRow; columns: Map<EntryField, number>; outcome: number; ignored: string[] };

/** The row of headings: of NIST's files some have a title above it. */
function headingsOf(sheet: Sheet): Headings | null {
  const known = new Map(profileColumns.map(({ heading, field }) => [plain(heading), field]));
  for (const row of sheet.rows.slice(0, 10)) {
    const outcome = row.cells.findIndex((cell) => plain(cell) === plain(outcomeHeading));
    if (outcome === -1) continue;
    const columns = new Map<EntryField, number>();
    const ignored: string[] = [];
    for (const [index, cell] of row.cells.entries()) {
      const field = known.get(plain(cell));
      if (field === undefined && cell.trim() !== '') ignored.push(cell.trim().slice(0, 80));
      if (field && !columns.has(field)) columns.set(field, index);
    }
    return { row, columns, outcome, ignored };
  }
  return null;
}

/** The sheet that is a profile, with its headings: the one with NIST's name first. Null where there is none. */
export function chosenOf(sheets: readonly Sheet[]): { sheet: Sheet; headings: Headings } | null {
  const inOrder = sheets.toSorted(
    (a, b) => Number(b.name === profileSheetName) - Number(a.name === profileSheetName),
  );
  for (const sheet of inOrder) {
    const headings = headingsOf(sheet);
    if (headings) return { sheet, headings };
  }
  return null;
}

function setIn(
  row: SheetRow,
  { columns }: Headings,
  report: (field: EntryField, message: string) => void,
): SomeFields {
  const set: Record<string, unknown> = {};
  for (const [field, column] of columns) {
    const parsed = entryInput.shape[field].safeParse(heldBy(field, row.cells[column] ?? ''));
    if (parsed.success) set[field] = parsed.data;
    else report(field, parsed.error.issues[0]?.message ?? 'This cannot be read.');
  }
  return set;
}

/**
 * What importing a workbook would do to a profile: outcomes are found by their identifiers, columns that are not there leave
 * things as they are. Pure: the same file against the same profile is the same plan, and of an export no change at all.
 */
export function planProfileImport(sheets: readonly Sheet[], ground: ImportGround): ProfilePlan {
  const plan: ProfilePlan = { changed: [], unchanged: 0, ignored: [], problems: [] };
  const found = chosenOf(sheets);
  if (!found) {
    const message = `There is no column called “${outcomeHeading}” in the first rows of any sheet.`;
    return { ...plan, problems: [{ place: '', message }] };
  }
  const { sheet, headings } = found;
  plan.ignored = headings.ignored;
  const seen = new Map<string, string>();
  for (const row of sheet.rows.filter(({ number }) => number > headings.row.number))
    planRow(plan, { sheet, row, headings, ground, seen });
  const more = plan.problems.length - mostProblems;
  if (more > 0)
    plan.problems = [...plan.problems.slice(0, mostProblems), { place: '', message: `And ${more} more.` }];
  return plan;
}

type Place = {
  sheet: Sheet;
  row: SheetRow;
  headings: Headings;
  ground: ImportGround;
  seen: Map<string, string>;
};

function planRow(plan: ProfilePlan, { sheet, row, headings, ground, seen }: Place): void {
  const place = cellAddress(sheet.name, row.number, headings.outcome);
  const cell = (row.cells[headings.outcome] ?? '').trim();
  const identifier = identifierIn.exec(cell)?.[0] ?? '';
  // Rows of functions and categories head the others; NIST leaves them empty.
  if (cell === '' || ground.groups.has(identifier)) return;
  const stored = ground.entries.get(identifier);
  if (!stored) {
    plan.problems.push({ place, message: `There is no outcome ${cell.slice(0, 80)} in this profile.` });
    return;
  }
  const before = seen.get(identifier);
  if (before) plan.problems.push({ place, message: `${identifier} stands in ${before} already.` });
  seen.set(identifier, place);
  const problems: ImportProblem[] = [];
  const set = setIn(row, headings, (field, message) =>
    problems.push({ place: cellAddress(sheet.name, row.number, headings.columns.get(field) ?? 0), message }),
  );
  plan.problems.push(...problems);
  if (problems.length > 0) return;
  const words = changesBetween(stored.entry, withFields(stored.entry, set)).map(changeInWords);
  if (words.length === 0) plan.unchanged += 1;
  else
    plan.changed.push({
      place,
      identifier,
      requirementId: stored.requirementId,
      seen: stored.number,
      set,
      words,
    });
}
