// No vowels and no hexadecimal digits: no word that a test looks for is part of a mark, whatever the id.
const letters = 'ghjklmnpqrstvwxz';

/**
 * The last `length` digits of an id in letters, for addresses and names that must differ. Digits themselves would
 * now and then be what a test searches for, or counts as a number.
 */
export function markOf(id: string, length = 8): string {
  return [...id.slice(-length)].map((digit) => letters[Number.parseInt(digit, 16)] ?? 'x').join('');
}
