import { z } from 'zod';
import { Invalid } from '#lib/errors.ts';
import { decideDraft, discardDraft, keepDraft, openDraft, tableDraftInput } from '#lib/import-draft/steps.ts';
import { command } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { planImport } from './import.ts';
import { groundOf } from './import-steps.ts';
import { createControls, lockControls, reviseControls } from './steps.ts';

/** Keeps a table that was read until somebody decides on it. Returns the draft's id. */
export const draftControlImport = command('control:import', tableDraftInput, async (context, input) => {
  const { draftId, rows } = await keepDraft(context, 'controls', input);
  return { result: draftId, events: [{ subject: `import-draft:${draftId}`, data: { rows } }] };
});

/**
 * Does what an uploaded table says, all of it or nothing, and once. Throws NotFound; Invalid with the problems and their
 * cells; Conflict when it was decided already.
 */
export const importControls = command(
  'control:import',
  z.strictObject({ draftId: id }),
  async (context, { draftId }) => {
    const { tenant } = context;
    await lockControls(context);
    const draft = await openDraft(context, 'controls', draftId);
    await decideDraft(context, draftId);
    const ground = await groundOf(tenant);
    const plan = planImport(draft.sheets, ground);
    if (plan.problems.length > 0)
      throw new Invalid(plan.problems.map(({ place, message }) => ({ path: place, message })));
    const contents = plan.added.map(({ content }) => content);
    await createControls(context, contents, ground.requirements, 'import');
    const known = new Map(ground.requirements);
    const revised = plan.changed.map(({ control, content }) => ({ control, content, archived: false }));
    const changed = await reviseControls(context, revised, known, 'import');
    const data = { added: contents.length, changed, unchanged: plan.unchanged };
    return { result: data, events: [{ subject: `import-draft:${draftId}`, data }] };
  },
);

/** Takes an undecided import away. Throws NotFound; Conflict when it was decided already. */
export const discardControlImport = command(
  'control:import',
  z.strictObject({ draftId: id }),
  async (context, { draftId }) => {
    await discardDraft(context, 'controls', draftId);
    const data = { discarded: true };
    return { result: undefined, events: [{ subject: `import-draft:${draftId}`, data }] };
  },
);
