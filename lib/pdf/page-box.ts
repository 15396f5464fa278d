import { PdfArray, type PdfDict, PdfNumber } from '@libpdf/core';
import { MAX_PAGE_SIDE, MIN_PAGE_SIDE } from './limits.ts';
import { Refused } from './reasons.ts';
import type { SourceDocument } from './source-document.ts';

type Box = { left: number; bottom: number; right: number; top: number };
/** A PDF transformation matrix. */
export type Matrix = readonly [number, number, number, number, number, number];
/** The visible rectangle of a page as its reader sees it, and the matrix from there (origin lower left) to the page. */
export type PageView = { width: number; height: number; matrix: Matrix };

const LETTER: Box = { left: 0, bottom: 0, right: 612, top: 792 };

function readBox(source: SourceDocument, page: PdfDict, key: string): Box | null {
  const array = source.resolve(page.get(key));
  if (!(array instanceof PdfArray) || array.length < 4) return null;
  const numbers = array
    .toArray()
    .slice(0, 4)
    .map((item) => source.resolve(item));
  const [a, b, c, d] = numbers.map((item) => (item instanceof PdfNumber ? item.value : Number.NaN));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  if (![a, b, c, d].every(Number.isFinite)) return null;
  // Any two opposite corners are allowed (ISO 32000-1, 7.9.5).
  return { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
}

function intersect(a: Box, b: Box): Box | null {
  const box = {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  };
  return box.right > box.left && box.top > box.bottom ? box : null;
}

function quarterTurns(source: SourceDocument, page: PdfDict): number {
  const rotate = source.resolve(page.get('Rotate'));
  const degrees = rotate instanceof PdfNumber && Number.isFinite(rotate.value) ? rotate.value : 0;
  return ((Math.round(degrees / 90) % 4) + 4) % 4;
}

function place(box: Box, turns: number): PageView {
  const width = box.right - box.left;
  const height = box.top - box.bottom;
  if (turns === 1) return { width: height, height: width, matrix: [0, 1, -1, 0, box.right, box.bottom] };
  if (turns === 2) return { width, height, matrix: [-1, 0, 0, -1, box.right, box.top] };
  if (turns === 3) return { width: height, height: width, matrix: [0, -1, 1, 0, box.left, box.top] };
  return { width, height, matrix: [1, 0, 0, 1, box.left, box.bottom] };
}

/**
 * Where marks go on a page: its crop box within its media box, turned upright. /UserUnit scales the whole page, marks
 * included, so it needs no care.
 * @throws Refused  the page is too small, too large or has no area
 */
export function viewOf(source: SourceDocument, page: PdfDict): PageView {
  const media = readBox(source, page, 'MediaBox') ?? LETTER;
  const crop = readBox(source, page, 'CropBox');
  const box = (crop && intersect(media, crop)) ?? media;
  const sides = [box.right - box.left, box.top - box.bottom];
  if (sides.some((side) => side < MIN_PAGE_SIDE || side > MAX_PAGE_SIDE)) throw new Refused('page-size');
  if (Object.values(box).some((edge) => Math.abs(edge) > MAX_PAGE_SIDE * 10)) throw new Refused('page-size');
  return place(box, quarterTurns(source, page));
}
