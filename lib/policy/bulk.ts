import type { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { CandorError, Forbidden, Invalid } from '#lib/errors.ts';
import { errorFields, log } from '#lib/log.ts';
import { parse } from '#lib/parse.ts';
import { submitPolicy } from './approval-commands.ts';
import { publishManyInput, submitManyInput } from './bulk-schema.ts';
import { publishPolicy } from './publish-commands.ts';

/** What came of a version among many; `why` is null where it was done. */
export type StepOutcome = { versionId: string; why: string | null };

const ours =
  'Something went wrong on our side with this one, and nothing of it was done. Please try it again.';

/** Whether the refusal is of what was said for all of them. */
const isOfAll = (error: unknown, path: string) =>
  error instanceof Forbidden ||
  (error instanceof Invalid && error.problems.some((problem) => problem.path === path));

/**
 * Does it with each, in a transaction of its own: what one is refused for does not stop the others, and nothing is half done
 * when this ends half-way. @throws what holds for all of them: Forbidden, or Invalid at `path`
 */
async function each<Version extends { versionId: string }>(
  versions: readonly Version[],
  path: string,
  deed: (version: Version) => Promise<unknown>,
): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const version of versions) {
    const { versionId } = version;
    try {
      await deed(version);
      outcomes.push({ versionId, why: null });
    } catch (error) {
      if (isOfAll(error, path)) throw error;
      const known = error instanceof CandorError;
      if (!known) log.error('one of many failed', { version: versionId, ...errorFields(error) });
      outcomes.push({ versionId, why: known ? error.message : ours });
    }
  }
  return outcomes;
}

/** Puts many drafts up for approval as they were seen, each as if it were alone. @throws Forbidden, Invalid */
export async function submitPolicies(
  actor: Actor,
  input: z.input<typeof submitManyInput>,
): Promise<StepOutcome[]> {
  const { versions, summary, note } = parse(submitManyInput, input);
  return each(versions, 'summary', (version) => submitPolicy(actor, { ...version, summary, note }));
}

/** Publishes many approved versions as they were seen, each as if it were alone. @throws Forbidden, Invalid */
export async function publishPolicies(
  actor: Actor,
  input: z.input<typeof publishManyInput>,
): Promise<StepOutcome[]> {
  const { versions, effectiveOn } = parse(publishManyInput, input);
  return each(versions, 'effectiveOn', (version) => publishPolicy(actor, { ...version, effectiveOn }));
}
