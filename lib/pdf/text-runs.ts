import bidiFactory from 'bidi-js';
import type { Font } from 'fontkit';
import { graphemesOf } from './clean-text.ts';
import { type FontSlice, type FontWeight, openFont, slicesFor } from './fonts.ts';

const bidi = bidiFactory();

/** A stretch of one line in one font and direction. `text` is in the order it is read. */
export type TextRun = { text: string; slice: FontSlice; font: Font; rightToLeft: boolean };

type Piece = { text: string; slice: FontSlice; font: Font };

/** The family that writes the Han characters of a text: kana tell Japanese, hangul Korean. */
function hanFamily(text: string): string | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'noto-sans-jp';
  if (/\p{Script=Hangul}/u.test(text)) return 'noto-sans-kr';
  return null;
}

function isIgnorable(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d;
}

function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

function hasAll(font: Font, codePoints: readonly number[]): boolean {
  return codePoints.every((codePoint) => isIgnorable(codePoint) || font.hasGlyphForCodePoint(codePoint));
}

async function findFont(codePoints: readonly number[], preferred: string | null, weight: FontWeight) {
  const candidates = [...slicesFor(codePoints[0] ?? 0)];
  if (preferred) candidates.sort((a, b) => Number(b.family === preferred) - Number(a.family === preferred));
  for (const slice of candidates) {
    const font = await openFont(slice, weight);
    if (hasAll(font, codePoints)) return { slice, font };
  }
  return null;
}

const COMMON = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;

/** Finds a font for each grapheme; a run goes on in its font over spaces and signs that belong to no script. */
async function choosePieces(text: string, weight: FontWeight): Promise<Piece[]> {
  const preferred = hanFamily(text);
  const fallback = await findFont([0x20], null, weight);
  if (!fallback) throw new Error('The fonts of Candor are incomplete: there is none for a space.');
  const pieces: Piece[] = [];
  for (const grapheme of graphemesOf(text)) {
    const codePoints = codePointsOf(grapheme);
    const last = pieces.at(-1);
    const goesOn = last && COMMON.test(grapheme) && hasAll(last.font, codePoints);
    const han = /\p{Script=Han}/u.test(grapheme) ? preferred : null;
    const found = goesOn ? last : await findFont(codePoints, han, weight);
    // No font has it: drawn as the empty box of the fallback font, and reported while it is typed.
    pieces.push({ text: grapheme, slice: (found ?? fallback).slice, font: (found ?? fallback).font });
  }
  return pieces;
}

function mirrored(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');
}

/** Reverses each stretch of a level and above, from the highest down (Unicode annex 9, rule L2). */
function inVisualOrder<Item extends { level: number }>(items: readonly Item[]): Item[] {
  const ordered = [...items];
  const highest = Math.max(0, ...ordered.map((item) => item.level));
  for (let level = highest; level > 0; level -= 1) {
    let start = 0;
    while (start < ordered.length) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return ordered;
}

/**
 * Splits one line into runs in the order they stand on paper, from left to right (Unicode bidirectional algorithm),
 * each with a font that has its characters. `direction` is that of the line; by default its first strong letter's.
 */
export async function runsOf(
  text: string,
  weight: FontWeight = 'Regular',
  direction: 'ltr' | 'rtl' | 'auto' = 'auto',
): Promise<TextRun[]> {
  if (text === '') return [];
  const { levels } = bidi.getEmbeddingLevels(text, direction === 'auto' ? undefined : direction);
  const runs: (TextRun & { level: number })[] = [];
  let offset = 0;
  for (const piece of await choosePieces(text, weight)) {
    const level = levels[offset] ?? 0;
    offset += piece.text.length;
    const last = runs.at(-1);
    if (last && last.level === level && last.slice === piece.slice) last.text += piece.text;
    else runs.push({ ...piece, level, rightToLeft: level % 2 === 1 });
  }
  return inVisualOrder(runs).map(({ text: part, slice, font, rightToLeft }) => ({
    text: rightToLeft ? mirrored(part) : part,
    slice,
    font,
    rightToLeft,
  }));
}

/** The characters of a text that no shipped font can draw, each once. Joiners are drawn by their neighbours. */
export async function charactersWithoutFont(text: string): Promise<string[]> {
  const missing = new Set<string>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isIgnorable(codePoint) || /\s/u.test(character)) continue;
    if (!(await findFont([codePoint], null, 'Regular'))) missing.add(character);
  }
  return [...missing];
}
