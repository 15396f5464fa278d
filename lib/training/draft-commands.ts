import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Conflict } from '#lib/errors.ts';
import { decideDraft, discardDraft, keepDraft, openDraft, tableDraftInput } from '#lib/import-draft/steps.ts';
import { canonicalJson } from '#lib/json.ts';
import { command } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { type CompletionPlan, readTable } from './import.ts';
import { writeCompletions } from './import-steps.ts';

/** A table that waits, by id. */
export const draftInput = z.strictObject({ draftId: id });

/** `seen` is the fingerprint of the preview that was looked at. */
const decisionInput = draftInput.extend({
  seen: z.hash('sha256', { error: 'Please look at the preview first.' }),
});

/** Keeps a table of completions that was read until somebody decides on it. Returns the draft's id. */
export const draftCompletionImport = command('training:import', tableDraftInput, async (context, input) => {
  const { draftId, rows } = await keepDraft(context, 'completions', input);
  return { result: draftId, events: [{ subject: `import-draft:${draftId}`, data: { rows } }] };
});

/** What a plan does, as one hash: whoever decides on it decides on exactly what they saw. */
export function fingerprintOf({ added }: CompletionPlan): string {
  return createHash('sha256')
    .update(canonicalJson(added.map((one) => ({ ...one }))))
    .digest('hex');
}

/**
 * Does what an uploaded table says, all of it or nothing, and once: other people or courses than those of the preview are a
 * Conflict. Throws NotFound; Invalid with every problem.
 */
export const importCompletionDraft = command(
  'training:import',
  decisionInput,
  async (context, { draftId, seen }) => {
    const draft = await openDraft(context, 'completions', draftId);
    await decideDraft(context, draftId);
    const { rows } = readTable(draft.sheets);
    const data = await writeCompletions(context, rows, (plan) => {
      if (fingerprintOf(plan) !== seen)
        throw new Conflict(
          'What is known changed since this preview. Nothing is imported; please look again.',
        );
    });
    // Who did what how well is kept no longer than it is needed.
    await context.tenant.importDraft.updateMany({ where: { id: draftId }, data: { content: [] } });
    const { added, unchanged } = data;
    return { result: { added, unchanged }, events: [{ subject: `import-draft:${draftId}`, data }] };
  },
  { seconds: 90 },
);

/** Takes an undecided table away. Throws NotFound; Conflict when it was decided already. */
export const discardCompletionImport = command(
  'training:import',
  draftInput,
  async (context, { draftId }) => {
    await discardDraft(context, 'completions', draftId);
    return { result: undefined, events: [{ subject: `import-draft:${draftId}`, data: { discarded: true } }] };
  },
);
