/** A stretch of a text, in UTF-16 units from its start. */
export type Range = { start: number; end: number };

// A reader of Markdown would be exact about code, and could be kept busy by a stranger's text; these look at each
// character once.
const fence = /^[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/;
const definition = /^[ \t>]*\[([^\]^\n]{1,200})\]:\s*\S/;

type Block = Range & { fenced: boolean };

/** The text in blocks: fenced code, and what stands between blank lines. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open = { start: 0, mark: '' };
  let start = 0;
  const close = (end: number, next: string) => {
    if (end > open.start) blocks.push({ start: open.start, end, fenced: open.mark !== '' });
    open = { start: next ? start : end, mark: next };
  };
  for (const line of markdown.split('\n')) {
    const end = start + line.length;
    const mark = fence.exec(line)?.[1] ?? '';
    if (open.mark) {
      if (mark.startsWith(open.mark)) close(end, '');
    } else if (mark || line.trim() === '') close(start, mark);
    start = end + 1;
  }
  close(markdown.length, '');
  return blocks;
}

function inlineCode(markdown: string, { start, end }: Range): Range[] {
  const runs = [...markdown.slice(start, end).matchAll(/(?<!\\)`+/g)];
  const closings: (number | undefined)[] = [];
  const seen = new Map<number, number>();
  for (const [at, { 0: run, index }] of [...runs.entries()].reverse()) {
    closings[at] = seen.get(run.length);
    seen.set(run.length, index);
  }
  const ranges: Range[] = [];
  let done = 0;
  for (const [at, { 0: run, index }] of runs.entries()) {
    const closing = closings[at];
    if (index < done || closing === undefined) continue;
    done = closing + run.length;
    ranges.push({ start: start + index, end: start + done });
  }
  return ranges;
}

function comments(markdown: string): Range[] {
  const ranges: Range[] = [];
  for (let start = markdown.indexOf('<!--'); start !== -1; ) {
    const end = markdown.indexOf('-->', start);
    if (end === -1) break;
    ranges.push({ start, end: end + 3 });
    start = markdown.indexOf('<!--', end);
  }
  return ranges;
}

/** What a Markdown text shows as it is typed (code) or not at all (comments), and the labels that are links. */
export function quotedIn(markdown: string): { ranges: Range[]; labels: Set<string> } {
  const labels = markdown
    .split('\n')
    .flatMap((line) => definition.exec(line)?.[1]?.trim().toLowerCase() ?? []);
  const code = blocksOf(markdown).flatMap((block) =>
    block.fenced ? [{ start: block.start, end: block.end }] : inlineCode(markdown, block),
  );
  return { ranges: [...code, ...comments(markdown)], labels: new Set(labels) };
}
