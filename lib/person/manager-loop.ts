/**
 * The chain of managers that comes back to where it began, from `start` on: `[a, b, a]`; null where it ends. `managerOf` says
 * who manages whom.
 */
export function managerLoop(
  start: string,
  managerOf: (key: string) => string | null | undefined,
): string[] | null {
  const chain = [start];
  const seen = new Set(chain);
  for (let next = managerOf(start); next; next = managerOf(next)) {
    chain.push(next);
    if (next === start) return chain;
    // A loop that somebody else closes is theirs.
    if (seen.has(next)) return null;
    seen.add(next);
  }
  return null;
}

/** Every loop of managers among these, each once, beginning with whoever of it comes first. */
export function managerLoops(
  keys: readonly string[],
  managerOf: (key: string) => string | null | undefined,
): string[][] {
  const done = new Set<string>();
  const loops: string[][] = [];
  for (const key of keys) {
    const chain: string[] = [];
    const own = new Set<string>();
    for (let next: string | null | undefined = key; next && !done.has(next); next = managerOf(next)) {
      if (own.has(next)) {
        loops.push(managerLoop(firstOf(keys, chain.slice(chain.indexOf(next))), managerOf) ?? []);
        break;
      }
      own.add(next);
      chain.push(next);
    }
    for (const one of own) done.add(one);
  }
  return loops;
}

function firstOf(keys: readonly string[], loop: readonly string[]): string {
  const among = new Set(loop);
  return keys.find((key) => among.has(key)) ?? loop[0] ?? '';
}

/** The sentence that names the chain. */
export function loopSentence(names: readonly string[]): string {
  return `This makes a loop of managers: ${names.join(' → ')}.`;
}
