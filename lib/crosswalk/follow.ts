import type { Pair } from '#lib/framework/schema.ts';

/** A requirement named by framework and identifier. */
export type Place = { key: string; identifier: string };

/** A requirement that is likely covered, and the shortest way there: each step is one pair of a crosswalk. */
export type Reached = Place & { path: Place[] };

const furthest = 2;
const nameOf = ({ key, identifier }: Place) => `${key}\u0000${identifier}`;

/** Both directions of every pair. */
function neighbours(pairs: readonly Pair[]): Map<string, Place[]> {
  const map = new Map<string, Place[]>();
  const add = (from: Place, to: Place) => map.set(nameOf(from), [...(map.get(nameOf(from)) ?? []), to]);
  for (const { sourceKey, sourceIdentifier, targetKey, targetIdentifier } of pairs) {
    const source = { key: sourceKey, identifier: sourceIdentifier };
    const target = { key: targetKey, identifier: targetIdentifier };
    add(source, target);
    add(target, source);
  }
  return map;
}

/**
 * Follows crosswalks from what is mapped already, at most two pairs far and never back into a framework that the way
 * came through: so circles end, and what is reached lies in another framework. Nearest first.
 */
export function followCrosswalks(mapped: readonly Place[], pairs: readonly Pair[]): Reached[] {
  const near = neighbours(pairs);
  const seen = new Set(mapped.map(nameOf));
  const reached: Reached[] = [];
  let ends: Reached[] = mapped.map((place) => ({ ...place, path: [place] }));
  for (let step = 0; step < furthest; step += 1) {
    const next: Reached[] = [];
    for (const end of ends)
      for (const place of near.get(nameOf(end)) ?? []) {
        if (seen.has(nameOf(place)) || end.path.some(({ key }) => key === place.key)) continue;
        seen.add(nameOf(place));
        next.push({ ...place, path: [...end.path, place] });
      }
    reached.push(...next);
    ends = next;
  }
  return reached;
}
