import { bodyOf } from '#lib/body.ts';
import { checkInTurn } from './turns.ts';

/** How a download ended. `bytesSent` counts what certainly left this process. */
export type Ending = { bytesSent: number; completed: boolean; why: BrokenOffWhy | null };

/** Why a download was not completed, one word each. */
export const brokenOffWhys = ['client', 'access-ended', 'too-slow', 'damaged', 'unchecked', 'lost'] as const;
export type BrokenOffWhy = (typeof brokenOffWhys)[number];

/** How often a running download is checked again. Milliseconds. */
export const recheckEvery = 5_000;
/** A client that takes nothing for so long is let go; it can resume. Milliseconds. */
const patience = 60_000;

type Metered = {
  source: AsyncIterable<Uint8Array>;
  /** Exactly how many bytes were promised. */
  length: number;
  /** Whether the download, of which so much has left, may go on. Throwing counts as no. */
  mayGoOn: (bytesSent: number) => Promise<boolean>;
  /** Called once, with how it ended. */
  ended: (ending: Ending) => Promise<void>;
  every?: number;
};

/** Counts what has left of `source`, and tells how it ended exactly once, also when it never began. */
function counted(input: Metered, state: { why: BrokenOffWhy; lastPull: number }, stop: () => void) {
  const iterator = input.source[Symbol.asyncIterator]();
  let bytesSent = 0;
  let given = 0;
  let told = false;
  const tell = async (completed: boolean): Promise<void> => {
    if (told) return;
    told = true;
    stop();
    await input.ended({ bytesSent, completed, why: completed ? null : state.why });
  };
  const damaged = async (error: unknown): Promise<never> => {
    state.why = 'damaged';
    await tell(false);
    throw error;
  };
  return {
    bytesSent: () => bytesSent,
    async next(): Promise<IteratorResult<Uint8Array, undefined>> {
      // Being asked again means that what was given before has left.
      bytesSent += given;
      given = 0;
      state.lastPull = Date.now();
      const step = await iterator.next().catch(damaged);
      if (!step.done) {
        given = step.value.length;
        return { done: false, value: step.value };
      }
      // Content-Length was promised: ending early must be an error, not an end.
      if (bytesSent !== input.length) return damaged(new Error('a stored file ended early'));
      await tell(true);
      return { done: true, value: undefined };
    },
    async return(): Promise<IteratorResult<Uint8Array, undefined>> {
      await tell(false);
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
}

/**
 * The body of a download that tells the truth about itself: it counts what left, is checked again while it runs, also
 * when the client has stopped reading, breaks off with an error when it may not go on, and says once how it ended.
 */
export function meteredBody(input: Metered): ReadableStream<Uint8Array> {
  const abort = new AbortController();
  const state: { why: BrokenOffWhy; lastPull: number } = { why: 'client', lastPull: Date.now() };
  let checking = false;

  const cut = (why: BrokenOffWhy): void => {
    state.why = why;
    abort.abort(new Error(`download cut: ${why}`));
  };
  const check = async (): Promise<void> => {
    if (checking || abort.signal.aborted) return;
    checking = true;
    try {
      if (Date.now() - state.lastPull > patience) cut('too-slow');
      else if (!(await checkInTurn(() => input.mayGoOn(iterator.bytesSent())))) cut('access-ended');
    } catch {
      // Nothing is known: then nothing leaves.
      cut('unchecked');
    } finally {
      checking = false;
    }
  };
  const timer = setInterval(check, input.every ?? recheckEvery);
  timer.unref();
  const iterator = counted(input, state, () => clearInterval(timer));
  return bodyOf({ [Symbol.asyncIterator]: () => iterator }, abort.signal);
}
