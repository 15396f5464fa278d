/** Something found, as the server tells it. */
export type FoundMatch = { id: string; identifier: string; name: string; note: string; href: string };
/** What was found of one noun. */
export type FoundGroup = { noun: string; label: string; matches: readonly FoundMatch[] };

/** How a search stands. */
export type Answer =
  | { state: 'idle' | 'waiting' }
  | { state: 'failed'; message: string }
  | { state: 'done'; groups: readonly FoundGroup[] };

const apology = 'The search could not be reached. Please try again.';

function isGroup(value: unknown): value is FoundGroup {
  return typeof value === 'object' && value !== null && 'matches' in value && Array.isArray(value.matches);
}

/** Asks the server of this workspace. Never throws but when `signal` ends it. */
export async function ask(source: string, text: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`${source}?${new URLSearchParams({ q: text })}`, { signal });
    const given: unknown = await response.json();
    if (typeof given !== 'object' || given === null) return { state: 'failed', message: apology };
    if ('groups' in given && Array.isArray(given.groups))
      return { state: 'done', groups: given.groups.filter(isGroup) };
    return { state: 'failed', message: 'message' in given ? String(given.message) : apology };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error) return { state: 'failed', message: apology };
    throw error;
  }
}
