import { cellAddress, type Sheet, type SheetRow } from '#lib/sheet/schema.ts';
import { changesBetween, type PersonContent } from './content.ts';
import type { DayOrder } from './import-day.ts';
import { type ImportField, type ImportHeadings, readHeadings } from './import-headings.ts';
import { settleManagers } from './import-managers.ts';
import type { ImportPlan, PlannedPerson, SheetProblem } from './import-plan.ts';
import { cellOf, readRow } from './import-row.ts';
import type { StoredPerson } from './stored-steps.ts';

const fresh: PersonContent = {
  email: '',
  name: '',
  team: '',
  role: '',
  location: '',
  managerEmail: null,
  startedOn: null,
  leftOn: null,
  privateEmail: null,
  locale: null,
  externalId: null,
};

/** Most problems that are told of one table; the rest is counted. */
const mostProblems = 200;

function refuseHeadings({ columns, twice }: ImportHeadings, place: string): SheetProblem[] {
  const problems = twice.map((heading) => ({ place, message: `The column ${heading} is there twice.` }));
  if (!columns.has('email'))
    problems.push({ place, message: 'There is no column with e-mail addresses, such as Work Email.' });
  return problems;
}

type Directory = { byEmail: Map<string, StoredPerson>; byNumber: Map<string, StoredPerson> };

function directoryOf(persons: readonly StoredPerson[]): Directory {
  const numbered = persons.filter(({ content }) => content.externalId !== null);
  return {
    byEmail: new Map(persons.map((person) => [person.content.email, person])),
    byNumber: new Map(numbered.map((person) => [person.content.externalId ?? '', person])),
  };
}

type Reading = {
  plan: ImportPlan;
  sheet: Sheet;
  headings: ImportHeadings;
  directory: Directory;
  order: DayOrder;
  /** The first row of each address and of each person. */
  addresses: Map<string, { line: number; written: string; name: string }>;
};

// Whoever married keeps their number; without numbers the address says who it is.
function storedFor(row: SheetRow, { headings, directory }: Reading): StoredPerson | null {
  const number = cellOf(row, headings, 'externalId');
  const email = (cellOf(row, headings, 'email') ?? '').toLowerCase();
  return (number ? directory.byNumber.get(number) : null) ?? directory.byEmail.get(email) ?? null;
}

function readOne(row: SheetRow, reading: Reading): PlannedPerson | null {
  const { plan, sheet, headings, directory, addresses, order } = reading;
  const place = (field: ImportField) => {
    const column = headings.columns.get(field) ?? headings.columns.get('email') ?? 0;
    return cellAddress(sheet.name, row.number, column);
  };
  const problems: SheetProblem[] = [];
  const report = (field: ImportField, message: string) => problems.push({ place: place(field), message });
  const stored = storedFor(row, reading);
  const before = stored?.content ?? fresh;
  const { content, manager, ambiguous } = readRow(row, headings, before, order, report);
  plan.ambiguous ||= ambiguous;
  const written = cellOf(row, headings, 'email') ?? '';
  const first = addresses.get(written.toLowerCase());
  if (first && written !== '') report('email', doubleSentence(first, written, content.name));
  else addresses.set(written.toLowerCase(), { line: row.number, written, name: content.name });
  const holder = directory.byEmail.get(content.email);
  if (stored && holder && holder.id !== stored.id)
    report('email', `${holder.content.name} has this address, and this employee number is ${before.name}'s.`);
  plan.problems.push(...problems);
  if (problems.length > 0) return null;
  return {
    line: row.number,
    place,
    stored,
    content: { ...content, managerEmail: before.managerEmail },
    manager,
  };
}

function doubleSentence(
  first: { line: number; written: string; name: string },
  written: string,
  name: string,
) {
  if (first.name !== name)
    return `Row ${first.line}, ${first.name}, has this address, too: one address is one person's.`;
  if (first.written !== written)
    return `Row ${first.line} has this address already, written ${first.written}.`;
  return `Row ${first.line} has this address already.`;
}

function sort(plan: ImportPlan, planned: PlannedPerson, hasLeftOn: boolean): void {
  const { stored, content } = planned;
  if (!stored) {
    plan.added.push(planned);
    return;
  }
  const changes = changesBetween(stored.content, content);
  if (changes.length > 0 && stored.source === 'scim') plan.kept.push(stored);
  else if (changes.length === 0) plan.unchanged += 1;
  else plan.changed.push({ ...planned, changes });
  if (!hasLeftOn && stored.content.leftOn !== null)
    plan.notes.push(
      `${content.name} is in the table, but left on ${stored.content.leftOn}. They stay so; bring them back on their page.`,
    );
}

/**
 * What importing a table would do: people are found by employee number, else by address; columns that are not there leave
 * things as they are. Pure: the same table against the same directory is the same plan.
 */
export function planImport(
  sheets: readonly Sheet[],
  persons: readonly StoredPerson[],
  order: DayOrder,
): ImportPlan {
  const plan: ImportPlan = {
    added: [],
    changed: [],
    unchanged: 0,
    kept: [],
    missing: [],
    ignored: [],
    notes: [],
    problems: [],
    ambiguous: false,
  };
  const sheet = sheets.find(({ rows }) => rows.length > 0);
  const [first, ...rows] = sheet?.rows ?? [];
  if (!sheet || !first) {
    plan.problems.push({ place: '', message: 'This table is empty.' });
    return plan;
  }
  const headings = readHeadings(first);
  plan.ignored = headings.ignored;
  plan.problems = refuseHeadings(headings, cellAddress(sheet.name, first.number, 0));
  if (plan.problems.length > 0) return plan;
  const directory = directoryOf(persons);
  const reading: Reading = { plan, sheet, headings, directory, order, addresses: new Map() };
  const planned = rows.flatMap((row) => readOne(row, reading) ?? []);
  // Managers are looked for once everybody is known: a table may name them in any order.
  plan.problems.push(...settleManagers(planned, persons));
  for (const one of planned) sort(plan, one, headings.columns.has('leftOn'));
  const found = new Set(rows.flatMap((row) => storedFor(row, reading)?.id ?? []));
  plan.missing = persons.filter(
    ({ id, source, content }) => !found.has(id) && content.leftOn === null && source !== 'scim',
  );
  limitProblems(plan);
  return plan;
}

function limitProblems(plan: ImportPlan): void {
  const more = plan.problems.length - mostProblems;
  if (more <= 0) return;
  plan.problems = plan.problems.slice(0, mostProblems);
  plan.problems.push({ place: '', message: `And ${more} more.` });
}
