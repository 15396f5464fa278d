import { env } from '#lib/env.ts';
import { TooMany, Unavailable } from '#lib/errors.ts';
import { type Turns, turns } from '#lib/turns.ts';
import { placesInAll, placesOfVisitor } from './places.ts';

const full = () => new Unavailable('Many downloads are running just now. Please try again in a minute.');

type Lines = { opening: Turns; checking: Turns; asking: Map<string, number> };

// The framework loads this module once per bundle; the lines must still be one per process.
const holder = globalThis as typeof globalThis & { candorLines?: Lines };

/**
 * Downloads wait among themselves, so that connections to the database stay free for pages: fewer than half of them open
 * downloads, and fewer than a third check those that run.
 */
function lines(): Lines {
  const share = (part: number) => Math.max(1, Math.floor(env().DATABASE_POOL * part));
  holder.candorLines ??= {
    opening: turns({ atOnce: share(0.4), waitingAtMost: 2 * placesInAll, full }),
    // Only running downloads are checked, and there are only so many.
    checking: turns({ atOnce: share(0.3), waitingAtMost: 20 * placesInAll, full }),
    asking: new Map(),
  };
  return holder.candorLines;
}

/**
 * Opens a download in its turn, before anything is asked of the database. `asker` is whoever asks, as far as is known by
 * then: what their browser sent.
 * @throws TooMany      so many downloads of theirs are being opened already
 * @throws Unavailable  too many others wait
 */
export async function openInTurn<Result>(asker: string, open: () => Promise<Result>): Promise<Result> {
  const { opening, asking } = lines();
  const own = asking.get(asker) ?? 0;
  if (own >= placesOfVisitor) {
    throw new TooMany(10, 'You have several downloads running. Please wait until one of them has finished.');
  }
  asking.set(asker, own + 1);
  try {
    return await opening(open);
  } finally {
    const left = (asking.get(asker) ?? 1) - 1;
    if (left > 0) asking.set(asker, left);
    else asking.delete(asker);
  }
}

/** Longest wait for one's turn to be checked, after which nothing is known. Milliseconds. */
const checkedWithin = 15_000;

/** Checks a running download in its turn. @throws Unavailable its turn came too late to know anything */
export function checkInTurn<Result>(check: () => Promise<Result>): Promise<Result> {
  const since = performance.now();
  return lines().checking(() => {
    // Whoever stands far behind a database that is away must not wait for each one before them.
    if (performance.now() - since > checkedWithin) throw full();
    return check();
  });
}
