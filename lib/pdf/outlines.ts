import type { PathCommand } from 'fontkit';
import { runsOf } from './text-runs.ts';

/** A drawn glyph: its path in thousandths of the font size, and where its origin is. */
type PlacedGlyph = { commands: readonly PathCommand[]; x: number; y: number };
/** A line of text as outlines; `width` in thousandths of the font size. */
export type OutlinedText = { glyphs: PlacedGlyph[]; width: number };

/**
 * How finely outlines are written: units per font size, whether curves stay curves, and how many units apart points are
 * at least.
 */
export type Precision = { grid: number; curves: boolean; apart: number };

/** Shapes one line of clean text: ligatures, joining, marks and direction as its scripts ask. */
export async function outlineText(text: string): Promise<OutlinedText> {
  const glyphs: PlacedGlyph[] = [];
  let width = 0;
  for (const run of await runsOf(text)) {
    const unit = 1000 / run.font.unitsPerEm;
    const shaped = run.font.layout(
      run.text,
      undefined,
      undefined,
      undefined,
      run.rightToLeft ? 'rtl' : 'ltr',
    );
    shaped.glyphs.forEach((glyph, index) => {
      const position = shaped.positions[index];
      if (!position) return;
      const commands = glyph.path.scale(unit, unit).commands;
      glyphs.push({ commands, x: width + position.xOffset * unit, y: position.yOffset * unit });
      width += position.xAdvance * unit;
    });
  }
  return { glyphs, width };
}

type Point = readonly [number, number];

/** Writes one path in whole grid units, leaving out what rounds to nothing. */
class PathWriter {
  text = '';
  #from: Point = [0, 0];
  #last: Point = [0, 0];
  #precision: Precision;
  #scale: number;

  constructor(precision: Precision) {
    this.#precision = precision;
    this.#scale = precision.grid / 1000;
  }

  add(command: PathCommand): void {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = command.args;
    if (command.command === 'moveTo') this.#move([a, b]);
    else if (command.command === 'lineTo') this.#line([a, b]);
    else if (command.command === 'quadraticCurveTo') this.#quadratic([a, b], [c, d]);
    else if (command.command === 'bezierCurveTo') this.#cubic([a, b], [c, d], [e, f]);
  }

  #round(point: Point): Point {
    return [Math.round(point[0] * this.#scale), Math.round(point[1] * this.#scale)];
  }

  #move(to: Point): void {
    this.#from = to;
    this.#last = this.#round(to);
    this.text += `${this.#last[0]} ${this.#last[1]} m\n`;
  }

  #line(to: Point): void {
    const point = this.#round(to);
    this.#from = to;
    const distance = Math.max(Math.abs(point[0] - this.#last[0]), Math.abs(point[1] - this.#last[1]));
    if (distance < this.#precision.apart) return;
    this.#last = point;
    this.text += `${point[0]} ${point[1]} l\n`;
  }

  #quadratic(control: Point, to: Point): void {
    const from = this.#from;
    const third = (p: number, q: number) => (p + 2 * q) / 3;
    this.#cubic(
      [third(from[0], control[0]), third(from[1], control[1])],
      [third(to[0], control[0]), third(to[1], control[1])],
      to,
    );
  }

  #cubic(first: Point, second: Point, to: Point): void {
    const from = this.#from;
    // How far the curve leaves its chord; under half a unit nobody can tell it from a line.
    const bend =
      Math.hypot(first[0] + second[0] - from[0] - to[0], first[1] + second[1] - from[1] - to[1]) *
      0.375 *
      this.#scale;
    if (!this.#precision.curves || bend < 0.4) {
      this.#line(to);
      return;
    }
    const points = [this.#round(first), this.#round(second), this.#round(to)];
    this.#from = to;
    this.#last = points[2] ?? this.#last;
    this.text += `${points.flat().join(' ')} c\n`;
  }
}

/**
 * PDF path operators for placed glyphs. Each glyph moves the origin from the one before, which keeps its numbers short:
 * `offset` is where the text begins in grid units; the caller saves and restores the graphics state.
 */
export function writeOutlines(
  glyphs: readonly PlacedGlyph[],
  precision: Precision,
  offset: Point,
): { operators: string; end: Point } {
  let operators = '';
  let [originX, originY] = [0, 0];
  const scale = precision.grid / 1000;
  for (const glyph of glyphs) {
    const path = new PathWriter(precision);
    for (const command of glyph.commands) path.add(command);
    if (path.text === '') continue;
    const x = Math.round(offset[0] + glyph.x * scale);
    const y = Math.round(offset[1] + glyph.y * scale);
    operators += `1 0 0 1 ${x - originX} ${y - originY} cm\n${path.text}f\n`;
    [originX, originY] = [x, y];
  }
  return { operators, end: [originX, originY] };
}
