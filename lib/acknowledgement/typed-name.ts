const words = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * Whether a typed name could be that of the person on record: one of their names is in it. It is a signature, not a spelling
 * test: accents, case, order and middle names do not matter; a stranger's name, or an x, does.
 */
export function resembles(typed: string, onRecord: string): boolean {
  const known = new Set(words(onRecord));
  return words(typed).some((word) => known.has(word));
}
