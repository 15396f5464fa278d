/** A line without its end, and where it begins in the source. */
export type Line = { text: string; start: number };

/** Lines of a text, whatever ends them. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const end of source.matchAll(/\r\n|\n|\r|\u2028|\u2029/g)) {
    lines.push({ text: source.slice(start, end.index), start });
    start = end.index + end[0].length;
  }
  lines.push({ text: source.slice(start), start });
  return lines;
}
