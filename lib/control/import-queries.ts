import { z } from 'zod';
import { openDraft } from '#lib/import-draft/steps.ts';
import { query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { planImport, type SheetProblem } from './import.ts';
import { groundOf } from './import-steps.ts';

/** One row of a preview: where it stands, which control it is, and what would change. */
export type PlannedRow = { place: string; identifier: string; title: string; words: string[] };

/** What an import would do, as people see it before they decide. */
export type ControlImport = {
  id: string;
  fileName: string;
  createdAt: Date;
  decidedAt: Date | null;
  added: PlannedRow[];
  changed: PlannedRow[];
  unchanged: number;
  ignored: string[];
  problems: SheetProblem[];
};

/** What an uploaded table would do to the controls of today. Throws NotFound, also for the draft of somebody else. */
export const getControlImport = query(
  'control:import',
  z.strictObject({ draftId: id }),
  async (context, { draftId }): Promise<ControlImport> => {
    const { sheets, ...draft } = await openDraft(context, 'controls', draftId);
    const plan = planImport(sheets, await groundOf(context.tenant));
    const named = ({ content, ...row }: (typeof plan.added)[number]) => ({
      place: row.place,
      identifier: content.identifier,
      title: content.title,
    });
    return {
      ...draft,
      added: plan.added.map((row) => ({ ...named(row), words: [] })),
      changed: plan.changed.map((row) => ({ ...named(row), words: row.words })),
      unchanged: plan.unchanged,
      ignored: plan.ignored,
      problems: plan.problems,
    };
  },
);
