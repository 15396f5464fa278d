import { openDraft } from '#lib/import-draft/steps.ts';
import { query } from '#lib/operation.ts';
import { draftInput, fingerprintOf } from './draft-commands.ts';
import { type BroughtTable, readCompletions } from './import.ts';
import { planCompletions } from './import-steps.ts';

/** Rows of a preview that are shown; all are counted. */
const shown = 100;

/** One completion of a preview: whose, of what, and whether it ends what they owe. */
type PlannedCompletion = {
  row: number;
  name: string;
  email: string;
  course: string;
  completedOn: string;
  score: number | null;
  note: string;
  ends: boolean;
};

const nothingLeft: BroughtTable = { rows: [], problems: [], ignored: [] };

/** What an uploaded table of completions would do now; `seen` is what is decided on. Throws NotFound. */
export const getCompletionImport = query('training:import', draftInput, async (context, { draftId }) => {
  const { tenant } = context;
  const { sheets, ...draft } = await openDraft(context, 'completions', draftId);
  const { rows, problems, ignored } = draft.decidedAt ? nothingLeft : readCompletions(sheets);
  const plan = await planCompletions(context, rows);
  const first = plan.added.slice(0, shown);
  const personId = { in: first.map((one) => one.personId) };
  const persons = await tenant.person.findMany({
    where: { id: personId },
    select: { id: true, name: true, email: true },
  });
  const courses = await tenant.course.findMany({
    where: { id: { in: first.map(({ courseId }) => courseId) } },
    select: { id: true, title: true },
  });
  const open = await tenant.duty.findMany({
    where: { endedAt: null, personId, courseId: { in: courses.map(({ id }) => id) } },
    select: { personId: true, courseId: true },
  });
  const owed = new Set(open.map((duty) => `${duty.personId} ${duty.courseId}`));
  // Of several times the newest is what was owed.
  const newest = new Map<string, string>();
  for (const one of plan.added) {
    const of = `${one.personId} ${one.courseId}`;
    if ((newest.get(of) ?? '') < one.completedOn) newest.set(of, one.completedOn);
  }
  const personOf = new Map(persons.map((person) => [person.id, person]));
  const titleOf = new Map(courses.map(({ id, title }) => [id, title]));
  const added = first.map(
    ({ personId: who, courseId, number, completedOn, score, note }): PlannedCompletion => {
      const { name = '', email = '' } = personOf.get(who) ?? {};
      const course = titleOf.get(courseId) ?? '';
      return {
        row: number,
        name,
        email,
        course,
        completedOn,
        score,
        note,
        ends: owed.has(`${who} ${courseId}`) && newest.get(`${who} ${courseId}`) === completedOn,
      };
    },
  );
  return {
    ...draft,
    seen: fingerprintOf(plan),
    count: plan.added.length,
    added,
    unchanged: plan.unchanged,
    ignored,
    problems: [...problems, ...plan.problems]
      .toSorted((a, b) => a.row - b.row)
      .map(({ row, message }) => ({ place: `Row ${row}`, message })),
  };
});

/** An import as its page shows it. */
export type CompletionImport = Awaited<ReturnType<typeof getCompletionImport>>;
