import { openDraft } from '#lib/import-draft/steps.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import type { PersonChange } from './content.ts';
import { planImport } from './import.ts';
import { fingerprintOf } from './import-commands.ts';
import type { SheetProblem } from './import-plan.ts';
import { previewInput } from './import-schema.ts';
import { readPersons, type StoredPerson } from './stored-steps.ts';

/** One row of a preview: where it stands, who it is, and what would change. */
export type PlannedRow = { line: number; name: string; email: string; note: string; changes: PersonChange[] };

/** Somebody of the directory whom the table does not change. */
export type UntouchedRow = { id: string; name: string; email: string; source: string };

/** What an import would do, as people see it before they decide. `seen` is what they decide on. */
export type PersonImport = {
  id: string;
  fileName: string;
  createdAt: Date;
  decidedAt: Date | null;
  seen: string;
  /** Where the organization is. */
  today: string;
  added: PlannedRow[];
  changed: PlannedRow[];
  unchanged: number;
  kept: UntouchedRow[];
  missing: UntouchedRow[];
  ignored: string[];
  notes: string[];
  problems: SheetProblem[];
  ambiguous: boolean;
};

const untouched = ({ id, source, content: { name, email } }: StoredPerson): UntouchedRow => ({
  id,
  name,
  email,
  source,
});

/** What an uploaded table would do to the directory of today. Throws NotFound, also for the draft of somebody else. */
export const getPersonImport = query(
  'person:import',
  previewInput,
  async (context, { draftId, order }): Promise<PersonImport> => {
    const { sheets, ...draft } = await openDraft(context, 'persons', draftId);
    const plan = planImport(sheets, await readPersons(context.tenant, null), order);
    return {
      ...draft,
      seen: fingerprintOf(plan),
      today: (await organizationDay(context.tenant, context.now)).today,
      added: plan.added.map(({ line, content }) => ({
        line,
        name: content.name,
        email: content.email,
        note: [content.team, content.role, content.location].filter(Boolean).join(', '),
        changes: [],
      })),
      changed: plan.changed.map(({ line, stored, content, changes }) => ({
        line,
        name: content.name,
        email: stored?.content.email ?? content.email,
        note: '',
        changes,
      })),
      unchanged: plan.unchanged,
      kept: plan.kept.map(untouched),
      missing: plan.missing.map(untouched),
      ignored: plan.ignored,
      notes: plan.notes,
      problems: plan.problems,
      ambiguous: plan.ambiguous,
    };
  },
);
