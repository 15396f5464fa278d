import { TooMany, Unavailable } from '#lib/errors.ts';

/** Downloads that run at the same time in one process; each holds a few segments of 256 KiB. */
export const placesInAll = 100;
/** Downloads that one visitor may run at the same time in one process. */
export const placesOfVisitor = 4;

const holder = globalThis as typeof globalThis & { candorPlaces?: Map<string, number> };

/**
 * Takes a place for a download; call what it returns when the download has ended, however it did. A process counts its
 * own only: the memory that the places bound is its own, too.
 * @throws TooMany      the visitor has as many downloads running as they may
 * @throws Unavailable  the process has
 */
export function takePlace(visitorId: string): () => void {
  holder.candorPlaces ??= new Map();
  const places = holder.candorPlaces;
  const own = places.get(visitorId) ?? 0;
  if (own >= placesOfVisitor) {
    throw new TooMany(10, 'You have several downloads running. Please wait until one of them has finished.');
  }
  let all = 0;
  for (const count of places.values()) all += count;
  if (all >= placesInAll) {
    throw new Unavailable('Many downloads are running just now. Please try again in a minute.');
  }
  places.set(visitorId, own + 1);
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    const left = (places.get(visitorId) ?? 1) - 1;
    if (left > 0) places.set(visitorId, left);
    else places.delete(visitorId);
  };
}
