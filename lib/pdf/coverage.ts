import { create } from 'fontkit';
import { allSlices, trueType } from './fonts.ts';

const end = 0x110000;

/** For each code point, 1 where a shipped font draws it. Reads every font: some ten seconds. */
export async function readCoverage(): Promise<Uint8Array> {
  const covered = new Uint8Array(end);
  for (const slice of allSlices()) {
    const font = create(await trueType(slice));
    if (!('characterSet' in font)) throw new Error(`${slice.path} is not a single font.`);
    const has = new Set(font.characterSet);
    for (const [first, last] of slice.ranges)
      for (let codePoint = first; codePoint <= last; codePoint += 1)
        if (has.has(codePoint)) covered[codePoint] = 1;
  }
  return covered;
}

/**
 * The coverage as the browser's script holds it: lengths of stretches in base 36, first one of code points that no font
 * has, then one of those that some font has, and so on; what follows the last is not covered.
 */
export function coverageText(covered: Uint8Array): string {
  const lengths: number[] = [];
  let start = 0;
  for (let codePoint = 0; codePoint < end; codePoint += 1) {
    if (covered[codePoint] === (covered[codePoint - 1] ?? 0)) continue;
    lengths.push(codePoint - start);
    start = codePoint;
  }
  if (covered[end - 1]) lengths.push(end - start);
  return lengths.map((length) => length.toString(36)).join(',');
}
