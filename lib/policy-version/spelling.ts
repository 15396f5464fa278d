/** Letters to add, take out, replace or swap with a neighbour until one word is the other (optimal string alignment). */
function distance(before: string, after: string): number {
  const rows: number[][] = [Array.from({ length: after.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= before.length; row += 1) {
    const line = [row];
    rows.push(line);
    for (let column = 1; column <= after.length; column += 1) {
      const same = before[row - 1] === after[column - 1];
      let least = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + (same ? 0 : 1),
      );
      const swapped = before[row - 1] === after[column - 2] && before[row - 2] === after[column - 1];
      if (swapped) least = Math.min(least, cell(row - 2, column - 2) + 1);
      line.push(least);
    }
  }
  return cell(before.length, after.length);
}

/**
 * Whether one word may be the other spelt right: long enough, beginning alike, a letter or two apart. An ending that came
 * or went (customer, customers) is grammar, a beginning (encrypted, unencrypted) the opposite: neither is spelling.
 */
export function isSpelling(before: string, after: string): boolean {
  const [a, b] = [before.toLowerCase(), after.toLowerCase()];
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || Math.max(a.length, b.length) > 40) return false;
  if (a.startsWith(b) || b.startsWith(a) || a.slice(0, 2) !== b.slice(0, 2)) return false;
  return distance(a, b) <= (shorter >= 8 ? 2 : 1);
}
