/** A text longer than this, in characters, is no longer read as Markdown but shown as it was typed. */
const longestText = 1_100_000;
const deepestContainers = 12;
const widestIndent = 60;
// The reader's work grows with the square of each of these. No policy we have seen has a tenth of them; a text that
// has more was made to keep a reader busy.
const mostMarks = 3000;
const mostContainers = 6000;
const mostDefinitions = 1000;
const longestTable = 5000;
// Of a block that stands without a blank line, each underlined heading is looked for from its beginning again.
const mostUnderlines = 100;
// And of the whole: each line costs, and the squares of the marks of all its blocks add up.
const mostLines = 50_000;
const mostSquares = 100_000_000;

const container = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
const marks = /[*_[\]`<~@&|\\!:]/g;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/gm;
const definition = /^[ \t>]*\[[^\]\n]{1,1000}\]:/gm;

/** How many quotes and lists a line opens, and how far it stands in: what it costs to find its place. */
function weightOf(line: string): number {
  let count = 0;
  container.lastIndex = 0;
  while (count <= deepestContainers && container.test(line)) count += 1;
  if (count === 0) return 0;
  if (count > deepestContainers) return Number.POSITIVE_INFINITY;
  return count + (/^ */.exec(line)?.[0].length ?? 0) / 4;
}

function isTable(lines: readonly string[]): boolean {
  return (
    /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\||$)/.test(lines[1] ?? '') &&
    lines.length <= longestTable &&
    lines.every((line) => line.length < 5000)
  );
}

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const squareOf = (text: string) => countOf(text, marks) ** 2;

/** What it costs to read what stands between two blank lines: a table row by row, all else as one. */
function costOf(chunk: string): number {
  if (countOf(chunk, underline) > mostUnderlines) return Number.POSITIVE_INFINITY;
  const whole = squareOf(chunk);
  if (whole <= mostMarks) return whole;
  const lines = chunk.split('\n');
  if (isTable(lines)) return lines.reduce((sum, line) => sum + squareOf(line), 0);
  return whole <= mostMarks ** 2 ? whole : Number.POSITIVE_INFINITY;
}

/** Whether the quotes and lists of a text, with tame indents, are few enough to be followed. */
export function hasFewContainers(text: string): boolean {
  return text.split('\n').reduce((sum, line) => sum + weightOf(line), 0) <= mostContainers;
}

function withNarrowIndent(line: string): string {
  return line.replace(/^[ \t]+/, (indent) =>
    indent.replaceAll('\t', '    ').length > widestIndent ? ' '.repeat(widestIndent) : indent,
  );
}

/**
 * The text with line ends and indents made tame, lines staying lines; null if reading it as Markdown would take long.
 */
export function boundedText(markdown: string): string | null {
  if (markdown.length > longestText) return null;
  const text = visibleText(markdown);
  if (countOf(text, definition) > mostDefinitions || countOf(text, /\n/g) > mostLines) return null;
  const chunks = text.split(/\n[ \t]*\n/);
  if (chunks.reduce((sum, chunk) => sum + costOf(chunk), 0) > mostSquares) return null;
  return text.split('\n').map(withNarrowIndent).join('\n');
}

/** The text with single line ends and without what hides or turns around the text that follows. */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('\0', '');
}
