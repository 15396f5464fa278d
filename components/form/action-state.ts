import { CandorError, Invalid, type Problem, Stale } from '#lib/errors.ts';

/** What a form's action answers. `ok` is null before the first try; `stale`: somebody else was faster. */
export type ActionState = {
  ok: boolean | null;
  message: string | null;
  problems: readonly Problem[];
  stale?: boolean;
};

/** An action as `useActionState` takes it. */
export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/** Before the first try. */
export const untried: ActionState = { ok: null, message: null, problems: [] };

/** It worked; the message is shown as a toast. */
export function done(message: string): ActionState {
  return { ok: true, message, problems: [] };
}

/**
 * A failure in words for the form: the problems of an Invalid, the sentence of any other failure that people may see.
 * Throws everything else on, the framework's redirects included.
 */
export function failed(error: unknown): ActionState {
  if (error instanceof Invalid) {
    const general = error.problems.find((problem) => problem.path === '');
    return { ok: false, message: general?.message ?? null, problems: error.problems };
  }
  if (error instanceof Stale) return { ok: false, message: error.message, problems: [], stale: true };
  if (error instanceof CandorError) return { ok: false, message: error.message, problems: [] };
  throw error;
}

/** The sentence for the field called `name`, or for one of its lines or choices (`holidays.0`), or null. */
export function problemAt(problems: readonly Problem[], name: string): string | null {
  return problems.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message ?? null;
}
