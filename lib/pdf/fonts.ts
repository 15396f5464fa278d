import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, type Font, type FontCollection } from 'fontkit';
import decompress from 'woff2-encoder/decompress';
import { z } from 'zod';
import { repositoryRoot } from './repository-root.ts';

/** One file of a font family: some stretch of Unicode in all weights. */
export type FontSlice = { family: string; path: string; ranges: readonly (readonly [number, number])[] };
/** The weights that text is set in. */
export type FontWeight = 'Regular' | 'Bold';

// In the order in which a character is looked for. Han characters are drawn as their language writes them; see
// `text-runs.ts` for how that is told.
const FAMILIES = [
  'noto-sans',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-devanagari',
  'noto-sans-thai',
  'noto-sans-sc',
  'noto-sans-tc',
  'noto-sans-jp',
  'noto-sans-kr',
];
const unicodeMap = z.record(z.string(), z.string());
const WEIGHTS: Record<FontWeight, number> = { Regular: 400, Bold: 700 };
const MAX_OPEN = 96;

function parseRanges(text: string): [number, number][] {
  return text.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

function readFamily(root: string, family: string): FontSlice[] {
  const folder = join(root, 'node_modules', '@fontsource-variable', family);
  const subsets = unicodeMap.parse(JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')));
  return Object.entries(subsets).map(([subset, ranges]) => ({
    family,
    path: join(folder, 'files', `${family}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: parseRanges(ranges),
  }));
}

let slices: FontSlice[] | undefined;

/** Every slice of every family, in the order in which a character is looked for. */
export function allSlices(): readonly FontSlice[] {
  const root = repositoryRoot();
  slices ??= FAMILIES.flatMap((family) => readFamily(root, family));
  return slices;
}

const byCodePoint = new Map<number, FontSlice[]>();

/** The slices whose range has a code point, in the order of the families. Few of them, often one. */
export function slicesFor(codePoint: number): readonly FontSlice[] {
  const known = byCodePoint.get(codePoint);
  if (known) return known;
  const found = allSlices().filter((slice) =>
    slice.ranges.some(([first, last]) => codePoint >= first && codePoint <= last),
  );
  if (byCodePoint.size > 50_000) byCodePoint.clear();
  byCodePoint.set(codePoint, found);
  return found;
}

const files = new Map<string, Promise<Buffer>>();
const fonts = new Map<string, Promise<Font>>();

/** Keeps the most recently used entries, so that a process that draws every script does not grow for ever. */
function cached<Value>(
  cache: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = cache.get(key) ?? make();
  cache.delete(key);
  cache.set(key, value);
  const oldest = cache.keys().next().value;
  if (cache.size > MAX_OPEN && oldest !== undefined) cache.delete(oldest);
  value.catch(() => cache.delete(key));
  return value;
}

/** The slice as a TrueType file. Fontkit can vary the weight of TrueType only, not of WOFF2. */
export function trueType(slice: FontSlice): Promise<Buffer> {
  return cached(files, slice.path, async () => Buffer.from(await decompress(await readFile(slice.path))));
}

function isFont(value: Font | FontCollection): value is Font {
  return 'getVariation' in value;
}

/** The slice as a font of one weight. */
export function openFont(slice: FontSlice, weight: FontWeight): Promise<Font> {
  return cached(fonts, `${weight} ${slice.path}`, async () => {
    const font = create(await trueType(slice));
    if (!isFont(font)) throw new Error(`${slice.path} is not a single font.`);
    return font.getVariation({ wght: WEIGHTS[weight] });
  });
}
