import { PdfArray, PdfDict, PdfName, PdfNumber, type PdfObject, type PdfRef, PdfStream } from '@libpdf/core';
import { OUTLINES_LENGTH, PLACE_LENGTH } from './layout.ts';
import {
  A4,
  CODE_WIDTH,
  MARGIN_OPACITY,
  MARGIN_X,
  MARGIN_Y,
  SMALL_FONT,
  TILE_ANGLE,
  TILE_FONT,
  TILE_OPACITIES,
  TILE_ROW,
  TILE_STEP,
} from './mark-measures.ts';
import type { SourceDocument } from './source-document.ts';
import { MARK_STRENGTHS } from './template.ts';

/** Opacities that a filled slot can name: S0 to S3 for the tiles by strength, M for the margin. */
const OPACITIES: Record<string, number> = {
  ...Object.fromEntries(MARK_STRENGTHS.map((strength, index) => [`S${index}`, TILE_OPACITIES[strength]])),
  M: MARGIN_OPACITY,
};

/** The text block of a mark is laid out at this font size and at most this wide; forms scale it to the page. */
export const BLOCK_FONT_SIZE = 10;
export const BLOCK_WIDTH = 340;

const A4_AREA = A4.width * A4.height;
const MAX_TILES = 400;

const round = (value: number) => String(Math.round(value * 1000) / 1000);
const matrix = (...values: number[]) => `${values.map(round).join(' ')} cm`;

/** The slots that all pages of a document share, and the font of the page codes. */
export type SharedMarks = { outlines: PdfStream; tile: PdfStream; margin: PdfStream; font: PdfRef };

function form(box: readonly number[], resources: PdfDict, content: Uint8Array | string): PdfStream {
  return new PdfStream(
    [
      ['Type', PdfName.of('XObject')],
      ['Subtype', PdfName.of('Form')],
      ['BBox', new PdfArray(box.map((value) => PdfNumber.of(value)))],
      ['Resources', resources],
    ],
    typeof content === 'string' ? Buffer.from(content) : content,
  );
}

function names(entries: Record<string, PdfObject>): PdfDict {
  return PdfDict.of(entries);
}

// Marks reach over the edge of the block by less than this on any side.
const BLOCK_BOX = [-1000, -1000, 1500, 1000];

/**
 * Makes the shared slots, empty: outlines (the drawn text, once, whatever number of tiles repeat it) and two places that
 * draw it, each switched on by what is filled in. Empty slots draw nothing, so an unfilled copy looks like its source.
 */
export function makeSharedMarks(source: SourceDocument): SharedMarks {
  const outlines = form(BLOCK_BOX, new PdfDict(), Buffer.alloc(OUTLINES_LENGTH, ' '));
  const states = Object.entries(OPACITIES).map(([name, opacity]) => [
    name,
    source.register(names({ Type: PdfName.of('ExtGState'), ca: PdfNumber.of(opacity) })),
  ]);
  const resources = names({
    ExtGState: names(Object.fromEntries(states)),
    XObject: names({ O: source.register(outlines) }),
  });
  const place = () => form(BLOCK_BOX, resources, Buffer.alloc(PLACE_LENGTH, ' '));
  const font = names({
    Type: PdfName.of('Font'),
    Subtype: PdfName.of('Type1'),
    BaseFont: PdfName.of('Helvetica'),
    Encoding: PdfName.of('WinAnsiEncoding'),
  });
  return { outlines, tile: place(), margin: place(), font: source.register(font) };
}

function tiles(width: number, height: number, scale: number): string[] {
  const cos = Math.cos(TILE_ANGLE);
  const sin = Math.sin(TILE_ANGLE);
  const size = (TILE_FONT / BLOCK_FONT_SIZE) * scale;
  const reach = Math.hypot(width, height) / 2;
  const rows = Math.min(100, Math.ceil(reach / (TILE_ROW * scale)));
  const columns = Math.min(100, Math.ceil(reach / (TILE_STEP * scale)) + 1);
  const found: string[] = [];
  for (let row = -rows; row <= rows; row += 1) {
    for (let column = -columns; column <= columns; column += 1) {
      const along = (column + (row % 2 === 0 ? 0 : 0.5)) * TILE_STEP * scale;
      const across = row * TILE_ROW * scale;
      const x = width / 2 + along * cos - across * sin;
      const y = height / 2 + along * sin + across * cos;
      if (x < 0 || y < 0 || x > width || y > height || found.length >= MAX_TILES) continue;
      found.push(`q ${matrix(size * cos, size * sin, -size * sin, size * cos, x, y)} /T Do Q`);
    }
  }
  return found;
}

/** Where the small print of a page of this size stands, and how much it is scaled. */
export function smallPrint(
  width: number,
  height: number,
): { scale: number; x: number; codeX: number; y: number } {
  const needed = (BLOCK_WIDTH / BLOCK_FONT_SIZE) * SMALL_FONT + CODE_WIDTH + 3 * MARGIN_X;
  const scale = Math.min(Math.sqrt((width * height) / A4_AREA), width / needed, height / 60);
  return { scale, x: MARGIN_X * scale, codeX: width - (MARGIN_X + CODE_WIDTH) * scale, y: MARGIN_Y * scale };
}

/** A page of marks: the tiles and the margin line for pages of this size, seen upright. */
export function makePageMarks(
  source: SourceDocument,
  shared: SharedMarks,
  width: number,
  height: number,
): PdfRef {
  const print = smallPrint(width, height);
  const size = (SMALL_FONT / BLOCK_FONT_SIZE) * print.scale;
  const scale = Math.sqrt((width * height) / A4_AREA);
  const content = [
    ...tiles(width, height, scale),
    `q ${matrix(size, 0, 0, size, print.x, print.y)} /G Do Q`,
  ].join('\n');
  const resources = names({
    XObject: names({ T: source.refOf(shared.tile), G: source.refOf(shared.margin) }),
  });
  return source.register(form([0, 0, width, height], resources, content));
}

/** What surrounds a page's code slot: the state and place it is drawn in. `use` names the page's resources. */
export function codeFrame(
  view: { width: number; height: number; matrix: readonly number[] },
  use: { marks: string; font: string; scale: readonly number[] },
): { before: string; after: string } {
  const print = smallPrint(view.width, view.height);
  const before = [
    'q',
    matrix(...view.matrix),
    '/Artifact BMC',
    `q ${matrix(...use.scale)} /${use.marks} Do Q`,
    matrix(print.scale, 0, 0, print.scale, print.codeX, print.y),
    `BT 0.35 g /${use.font} ${SMALL_FONT} Tf`,
    '',
  ].join('\n');
  return { before, after: '\nET\nEMC\nQ\n' };
}
