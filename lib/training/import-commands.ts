import { z } from 'zod';
import { command, query } from '#lib/operation.ts';
import type { BroughtRow, CompletionPlan } from './import.ts';
import { planCompletions, writeCompletions } from './import-steps.ts';

const brought = z.custom<BroughtRow[]>((value) => Array.isArray(value));
const importInput = z.strictObject({ rows: brought });

/** What an import of these rows would do. */
export const getCompletionPlan = query(
  'training:import',
  importInput,
  (context, { rows }): Promise<CompletionPlan> => planCompletions(context, rows),
);

/**
 * Brings completions of another system, all or none; what is known already stays as it is, so the same table twice changes
 * nothing. Throws Invalid with every problem.
 */
export const importCompletions = command('training:import', importInput, async (context, { rows }) => {
  const data = await writeCompletions(context, rows);
  const { added, unchanged } = data;
  return {
    result: { added, unchanged },
    events: [{ subject: `organization:${context.organizationId}`, data }],
  };
});
