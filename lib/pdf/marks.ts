import { cleanLine, graphemesOf } from './clean-text.ts';
import { OUTLINES_LENGTH } from './layout.ts';
import { BLOCK_FONT_SIZE, BLOCK_WIDTH } from './mark-forms.ts';
import { LINE_STEP } from './mark-measures.ts';
import { type OutlinedText, outlineText, type Precision, writeOutlines } from './outlines.ts';
import type { MarkFields, MarkTemplate } from './template.ts';
import { charactersWithoutFont } from './text-runs.ts';

/** The text of a mark as PDF operators, and the size of its block at `BLOCK_FONT_SIZE`. */
export type DrawnMark = { operators: string; width: number; height: number };

const MAX_WIDTH = (BLOCK_WIDTH / BLOCK_FONT_SIZE) * 1000;
const LINE_HEIGHT = 1000 * LINE_STEP;
const DESCENT = 300;
const SEPARATOR = ' · ';
const MAX_NAME = 120;
const MIN_NAME = 6;

// From what a magnifying glass cannot tell from the font, to what is still read with ease.
const PRECISIONS: Precision[] = [
  { grid: 250, curves: true, apart: 1 },
  { grid: 160, curves: true, apart: 1 },
  { grid: 100, curves: true, apart: 1 },
  { grid: 72, curves: true, apart: 1 },
];
// Only for addresses of two hundred and more characters, which may not be shortened.
const COARSE: Precision[] = [
  { grid: 64, curves: false, apart: 2 },
  { grid: 56, curves: false, apart: 3 },
  { grid: 40, curves: false, apart: 3 },
  { grid: 32, curves: false, apart: 3 },
  { grid: 28, curves: false, apart: 3 },
];

/** The time of a copy as it is printed: 2026-11-22 03:58 UTC. */
export function printedTime(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Cuts a text to at most `graphemes` characters and `MAX_WIDTH`, visibly: what is missing becomes an ellipsis. */
async function shorten(text: string, graphemes: number): Promise<OutlinedText> {
  const parts = graphemesOf(text);
  const whole = parts.length <= graphemes ? await outlineText(text) : null;
  if (whole && whole.width <= MAX_WIDTH) return whole;
  let kept = Math.min(parts.length, graphemes) - 1;
  for (;;) {
    const outlined = await outlineText(`${parts.slice(0, kept).join('').trimEnd()}…`);
    if (outlined.width <= MAX_WIDTH || kept <= 1) return outlined;
    kept = Math.max(1, Math.min(kept - 1, Math.floor((kept * MAX_WIDTH) / outlined.width)));
  }
}

/** An address over as many lines as it needs; never shortened. */
async function breakAddress(email: string): Promise<OutlinedText[]> {
  const lines: OutlinedText[] = [];
  let rest = graphemesOf(email);
  while (rest.length > 0) {
    let taken = Math.min(rest.length, 64);
    let outlined = await outlineText(rest.slice(0, taken).join(''));
    while (outlined.width > MAX_WIDTH && taken > 1) {
      taken = Math.max(1, Math.min(taken - 1, Math.floor((taken * MAX_WIDTH) / outlined.width)));
      outlined = await outlineText(rest.slice(0, taken).join(''));
    }
    lines.push(outlined);
    rest = rest.slice(taken);
  }
  return lines;
}

function append(line: OutlinedText, next: OutlinedText): OutlinedText {
  const moved = next.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + line.width }));
  return { glyphs: [...line.glyphs, ...moved], width: line.width + next.width };
}

/** Sets parts one after the other, with a dot between them, and begins a new line where one does not fit. */
function fillLines(parts: readonly OutlinedText[], separator: OutlinedText): OutlinedText[] {
  const lines: OutlinedText[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last && append(append(last, separator), part);
    if (joined && joined.width <= MAX_WIDTH) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

async function layOut(
  fields: MarkFields,
  template: MarkTemplate,
  graphemes: number,
): Promise<OutlinedText[]> {
  const separator = await outlineText(SEPARATOR);
  const names = [
    template.name ? cleanLine(fields.name) : '',
    template.company ? cleanLine(fields.company) : '',
  ];
  const identity = await Promise.all(
    names.filter((text) => text !== '').map((text) => shorten(text, graphemes)),
  );
  const proof = await breakAddress(cleanLine(fields.email).replaceAll(' ', ''));
  if (template.time) proof.push(await outlineText(printedTime(fields.at)));
  proof.push(await outlineText(fields.code));
  return [...fillLines(identity, separator), ...fillLines(proof, separator)];
}

function write(lines: readonly OutlinedText[], precision: Precision): string {
  const unit = BLOCK_FONT_SIZE / precision.grid;
  let operators = `0.45 g ${unit.toFixed(5)} 0 0 ${unit.toFixed(5)} 0 0 cm\n`;
  lines.forEach((line, index) => {
    const baseline = (lines.length - 1 - index) * LINE_HEIGHT + DESCENT;
    const written = writeOutlines(line.glyphs, precision, [
      0,
      Math.round((baseline * precision.grid) / 1000),
    ]);
    operators += `q\n${written.operators}Q\n`;
  });
  return operators;
}

function writeWithin(lines: readonly OutlinedText[], precisions: readonly Precision[]): string | null {
  for (const precision of precisions) {
    const operators = write(lines, precision);
    if (operators.length <= OUTLINES_LENGTH) return operators;
  }
  return null;
}

async function drawWithin(
  fields: MarkFields,
  template: MarkTemplate,
): Promise<{ lines: OutlinedText[]; operators: string }> {
  let graphemes = MAX_NAME;
  for (;;) {
    const lines = await layOut(fields, template, graphemes);
    const shortest = graphemes <= MIN_NAME;
    const operators = writeWithin(lines, shortest ? [...PRECISIONS, ...COARSE] : PRECISIONS);
    if (operators !== null) return { lines, operators };
    if (shortest) throw new Error('The mark does not fit its slot.');
    graphemes = Math.max(MIN_NAME, Math.floor(graphemes * 0.7));
  }
}

/**
 * Draws the text of a mark as outlines: no font is embedded, any script can be shown, and nothing is added to what can
 * be selected or searched. What does not fit is shortened with an ellipsis: names and companies, never the address.
 * @throws Error  not even the address fits (no mail address of up to 254 characters does that)
 */
export async function drawMark(fields: MarkFields, template: MarkTemplate): Promise<DrawnMark> {
  const { lines, operators } = await drawWithin(fields, template);
  const scale = BLOCK_FONT_SIZE / 1000;
  return {
    operators,
    width: Math.max(...lines.map((line) => line.width)) * scale,
    height: lines.length * LINE_HEIGHT * scale,
  };
}

/**
 * The characters of a typed text that marks and agreements cannot draw, each once: those that no shipped font has, and
 * emoji, which are left out. Say so while it is typed.
 */
export async function unsupportedCharacters(text: string): Promise<string[]> {
  const drawn = cleanLine(text);
  const missing = new Set(await charactersWithoutFont(drawn));
  const kept = new Set(graphemesOf(drawn));
  for (const grapheme of graphemesOf(text.toWellFormed().normalize('NFC'))) {
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(grapheme) && !kept.has(grapheme))
      missing.add(grapheme);
  }
  return [...missing];
}
