import type { Block, Link } from './block.ts';
import { abbreviations } from './data/abbreviations.ts';
import { partOf, placeOf, type SourceText, SourceTextBuilder } from './source-text.ts';

/** Where a sentence stands: the headings above it, and what kind of block holds it. */
export type Surroundings = {
  path: readonly string[];
  kind: 'paragraph' | 'item' | 'row';
  /** The sentence before a list that ends with a colon. */
  leadIn: string;
  links: readonly Link[];
  /** How much of the block is links, from 0 to 1. */
  linked: number;
};

/** A sentence (or list item, or table row) of a page and its place in the source. */
export type Sentence = Surroundings & { text: string; start: number; end: number };

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
// Longer pieces are no prose; cutting them bounds the segmenter's work.
const longest = 20_000;

/** Whether a piece ends with an abbreviation or within a placeholder, so that the sentence goes on in the next one. */
function isOpen(piece: string, next: string): boolean {
  if (/\{\{[^{}]{0,80}$/.test(piece.slice(-84))) return true;
  const last = piece.trimEnd().split(' ').at(-1) ?? '';
  if (!/[.!?]["”’)\]]*$/.test(last.slice(-8))) return /\S/.test(next);
  if (/^[\p{Ll}]/u.test(next) && last.endsWith('.')) return true;
  const bare = last.replace(/^[("“'[]+/, '').toLowerCase();
  return abbreviations.has(bare) || /^\p{Lu}\.$/u.test(last);
}

/** Ends of the sentences of a text. */
function endsOf(text: string): number[] {
  const ends: number[] = [];
  for (let offset = 0; offset < text.length; offset += longest) {
    const segments = [...segmenter.segment(text.slice(offset, offset + longest))];
    for (const [index, { segment, index: start }] of segments.entries()) {
      const next = segments[index + 1]?.segment;
      if (next === undefined || !isOpen(segment, next)) ends.push(offset + start + segment.length);
    }
  }
  return ends;
}

function sentencesOfText(text: SourceText, surroundings: Surroundings): Sentence[] {
  let start = 0;
  return endsOf(text.text).flatMap((end) => {
    const raw = text.text.slice(start, end);
    const from = start + raw.length - raw.trimStart().length;
    const part = partOf(text, from, from + raw.trim().length);
    start = end;
    return part.text === '' ? [] : [{ ...surroundings, text: part.text, ...placeOf(part) }];
  });
}

function joinedRow(cells: readonly SourceText[]): SourceText {
  const builder = new SourceTextBuilder();
  for (const [index, cell] of cells.entries()) {
    if (index > 0) builder.addAs(' – ', cell.from[0] ?? 0, cell.from[0] ?? 0);
    builder.addPart(cell, 0, cell.text.length);
  }
  return builder.take();
}

function sentencesOfBlock(block: Block, path: readonly string[], leadIn: string): Sentence[] {
  if (block.kind === 'heading') return [];
  const surroundings = { path, kind: block.kind, leadIn, links: block.links, linked: 0 };
  if (block.kind === 'row') {
    const row = joinedRow(block.cells);
    return block.header || row.text === '' ? [] : [{ ...surroundings, text: row.text, ...placeOf(row) }];
  }
  const linked = block.linked / Math.max(block.text.text.length, 1);
  return sentencesOfText(block.text, { ...surroundings, linked });
}

/** Sentences of a page in order, each with the headings above it from the outermost to the nearest. */
export function sentencesOf(blocks: readonly Block[]): Sentence[] {
  const above: { level: number; title: string }[] = [];
  const sentences: Sentence[] = [];
  let leadIn = '';
  for (const block of blocks) {
    if (block.kind === 'heading') {
      while ((above.at(-1)?.level ?? 0) >= block.level) above.pop();
      above.push({ level: block.level, title: block.text.text });
      leadIn = '';
      continue;
    }
    const path = above.map(({ title }) => title);
    const found = sentencesOfBlock(block, path, block.kind === 'item' ? leadIn : '');
    if (block.kind !== 'item') leadIn = found.at(-1)?.text ?? '';
    if (!leadIn.endsWith(':')) leadIn = '';
    sentences.push(...found);
  }
  return sentences;
}
