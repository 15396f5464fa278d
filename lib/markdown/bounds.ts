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

const container = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
const marks = /[*_[\]`<~@&|\\!:]/g;
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

function isModest(chunk: string): boolean {
  return (chunk.match(marks)?.length ?? 0) <= mostMarks || isTable(chunk.split('\n'));
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
  if ((text.match(definition)?.length ?? 0) > mostDefinitions) return null;
  if (!text.split(/\n[ \t]*\n/).every(isModest)) return null;
  const lines = text.split('\n').map(withNarrowIndent);
  if (lines.reduce((sum, line) => sum + weightOf(line), 0) > mostContainers) return null;
  return lines.join('\n');
}

/** The text with single line ends and without what hides or turns around the text that follows. */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('\0', '');
}
