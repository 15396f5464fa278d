import type { Block } from './block.ts';
import { type Line, linesOf } from './lines.ts';
import { SourceTextBuilder } from './source-text.ts';

const marker = /^[ \t]{0,40}(?:[*+•·▪◦‣–—-]|\d{1,3}[.)])[ \t]+/;
// A heading says what follows is about; it does not say what anyone does.
const verb =
  /\b(?:is|are|was|were|has|have|had|uses?|we|must|will|shall|can|may|encrypts?|stores?|retains?|includes?)\b/i;

function looksLikeHeading(text: string): boolean {
  const words = text.split(' ');
  return (
    text.length <= 90 &&
    words.length <= 12 &&
    /^[\p{Lu}\p{N}]/u.test(text) &&
    (!/[.!;:,…]$/.test(text) || /^\d+(?:\.\d+)*\.? /.test(text)) &&
    (!verb.test(text) || text.endsWith('?'))
  );
}

/** Whether a line goes on in the next: a page pasted from a mail breaks its lines in the middle of sentences. */
function goesOn(line: string, next: string): boolean {
  if (marker.test(next)) return false;
  return /^[\p{Ll}(]/u.test(next.trim()) || (line.length >= 55 && !/[.!?:]$/.test(line.trim()));
}

/** Lines that belong together, as one text. */
function joined(lines: readonly Line[]) {
  const builder = new SourceTextBuilder();
  for (const line of lines) builder.add(` ${line.text}`, line.start - 1);
  return builder.take();
}

/** Groups of lines between blank lines, each split where a new item or statement begins. */
function groupsOf(source: string): Line[][][] {
  const groups: Line[][][] = [[]];
  let last: Line | null = null;
  for (const line of linesOf(source)) {
    const group = groups.at(-1);
    if (line.text.trim() === '') {
      if (group && group.length > 0) groups.push([]);
      last = null;
    } else {
      if (last && goesOn(last.text, line.text)) group?.at(-1)?.push(line);
      else group?.push([line]);
      last = line;
    }
  }
  return groups;
}

function blockOf(lines: readonly Line[], alone: boolean): Block {
  const [first, ...others] = lines;
  const mark = marker.exec(first?.text ?? '')?.[0].length ?? 0;
  const start = first ? [{ text: first.text.slice(mark), start: first.start + mark }] : [];
  const text = joined([...start, ...others]);
  // "1. Scope" alone between blank lines is a heading, though a number stands before it.
  if (alone && looksLikeHeading(text.text) && !/^[ \t]*[*+•·▪◦‣–—-]/.test(first?.text ?? ''))
    return { kind: 'heading', level: 7, text, links: [] };
  return { kind: mark > 0 ? 'item' : 'paragraph', text, links: [], linked: 0 };
}

/** Blocks of a plain text: a short line that stands alone, or first above others, is taken for a heading. */
export function textBlocks(source: string): Block[] {
  return groupsOf(source).flatMap((group) =>
    group.map((lines, index) => blockOf(lines, index === 0 || group.length === 1)),
  );
}
