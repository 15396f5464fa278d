import { z } from 'zod';
import { Invalid } from '#lib/errors.ts';
import type { Sheet } from '#lib/sheet/schema.ts';
import { email, line, optionalLine } from '#lib/text.ts';
import { completedOn } from './schema.ts';

/** Most completions that one table brings. */
const mostRows = 10_000;

const score = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().replace(/\s*%$/, '') || null : value),
  z.coerce
    .number('Score must be a whole number from 0 to 100, or empty.')
    .int('Score must be a whole number from 0 to 100, or empty.')
    .min(0, 'Score must be a whole number from 0 to 100, or empty.')
    .max(100, 'Score must be a whole number from 0 to 100, or empty.')
    .nullable(),
);

/** One completion as a table brings it. */
const broughtRow = z.strictObject({
  email,
  course: line('Course', 200),
  completedOn,
  score,
  note: optionalLine('Note', 500),
});
export type BroughtRow = z.output<typeof broughtRow> & { number: number };

/** What is wrong with a row of the table, whose number is that of its line. */
export type RowProblem = { row: number; message: string };

/** What a table of completions says. */
export type BroughtTable = { rows: BroughtRow[]; problems: RowProblem[]; ignored: string[] };

const columns: Readonly<Record<string, keyof z.input<typeof broughtRow>>> = {
  email: 'email',
  'e-mail': 'email',
  'work email': 'email',
  course: 'course',
  training: 'course',
  'completed on': 'completedOn',
  completed: 'completedOn',
  date: 'completedOn',
  score: 'score',
  'score percent': 'score',
  note: 'note',
};

/** Reads a table by its headings: Email, Course, Completed on, Score, Note. Throws Invalid where the first three are missing. */
export function readCompletions(sheets: readonly Sheet[]): BroughtTable {
  const [head, ...body] = sheets[0]?.rows ?? [];
  const headings = (head?.cells ?? []).map((cell) => cell.trim());
  const fields = headings.map((heading) => columns[heading.toLowerCase()]);
  for (const [field, heading] of [
    ['email', 'Email'],
    ['course', 'Course'],
    ['completedOn', 'Completed on'],
  ] as const)
    if (!fields.includes(field)) throw new Invalid(`The table has no column “${heading}”.`);
  if (body.length > mostRows) throw new Invalid(`At most ${mostRows} completions at once.`);
  const table: BroughtTable = {
    rows: [],
    problems: [],
    ignored: headings.filter((heading, index) => heading !== '' && fields[index] === undefined),
  };
  for (const { number, cells } of body) {
    const said: Record<string, string> = { score: '', note: '' };
    fields.forEach((field, index) => {
      if (field) said[field] = cells[index]?.trim() ?? '';
    });
    const read = broughtRow.safeParse(said);
    if (read.success) table.rows.push({ ...read.data, number });
    else table.problems.push(...read.error.issues.map(({ message }) => ({ row: number, message })));
  }
  return table;
}

/** The same of a table that is taken over: throws Invalid with every problem as well. */
export function readTable(sheets: readonly Sheet[]): BroughtTable {
  const table = readCompletions(sheets);
  const { problems } = table;
  if (problems.length > 0)
    throw new Invalid(
      problems.map(({ row, message }) => ({ path: `rows.${row}`, message: `Row ${row}: ${message}` })),
    );
  return table;
}

/**
 * Who and what is known, by which rows are judged. Keys of `done` are `person course day`. `own` is whoever brings the table, and
 * `checked` are the courses whose certificates somebody else accepts.
 */
export type Known = {
  persons: ReadonlyMap<string, string>;
  courses: ReadonlyMap<string, string>;
  done: ReadonlySet<string>;
  own: ReadonlySet<string>;
  checked: ReadonlySet<string>;
  today: string;
};

/** A completion that is new. */
export type NewCompletion = {
  /** The line of the table. */
  number: number;
  personId: string;
  courseId: string;
  completedOn: string;
  score: number | null;
  note: string;
};

/** What an import would do. The same table again is unchanged throughout. */
export type CompletionPlan = { added: NewCompletion[]; unchanged: number; problems: RowProblem[] };

/** What is wrong with a row by what is known, as sentences. */
function flawsOf(row: BroughtRow, { persons, courses, today }: Known): string[] {
  return [
    ...(persons.has(row.email) ? [] : [`Nobody in the directory has the address ${row.email}.`]),
    ...(courses.has(row.course.toLowerCase()) ? [] : [`There is no course “${row.course}” in use.`]),
    ...(row.completedOn > today ? [`${row.completedOn} is still to come.`] : []),
  ];
}

/** Judges what a table says by what is known. */
export function planOf(rows: readonly BroughtRow[], known: Known): CompletionPlan {
  const plan: CompletionPlan = { added: [], unchanged: 0, problems: [] };
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { number, completedOn: day, score: percent, note } = row;
    const flaws = flawsOf(row, known);
    plan.problems.push(...flaws.map((message) => ({ row: number, message })));
    if (flaws.length > 0) continue;
    const personId = known.persons.get(row.email) ?? '';
    const courseId = known.courses.get(row.course.toLowerCase()) ?? '';
    const key = `${personId} ${courseId} ${day}`;
    const before = seen.get(key);
    if (before !== undefined)
      plan.problems.push({ row: number, message: `This is the same as row ${before}.` });
    else if (known.done.has(key)) plan.unchanged += 1;
    else if (known.own.has(personId) && known.checked.has(courseId))
      plan.problems.push({
        row: number,
        message: 'Nobody brings their own: a colleague accepts this course.',
      });
    else plan.added.push({ number, personId, courseId, completedOn: day, score: percent, note });
    seen.set(key, before ?? number);
  }
  return plan;
}
