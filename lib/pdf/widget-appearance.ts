import { PdfArray, PdfDict, PdfName, PdfNumber, type PdfObject, PdfStream, PdfString } from '@libpdf/core';
import { Refused } from './reasons.ts';
import { nameOf, type SourceDocument } from './source-document.ts';

const MAX_FIELD_DEPTH = 32;
const MULTILINE = 1 << 12;
const PASSWORD = 1 << 13;
const COMB = 1 << 24;
const MAX_AUTO_SIZE = 12;

/** An entry of a field, taken from the fields above it where it has none of its own. */
function inherited(source: SourceDocument, field: PdfDict, key: string): PdfObject | undefined {
  let current: PdfObject | undefined = field;
  for (let depth = 0; current instanceof PdfDict && depth < MAX_FIELD_DEPTH; depth += 1) {
    const value = source.resolve(current.get(key));
    if (value !== undefined) return value;
    current = source.resolve(current.get('Parent'));
  }
  return undefined;
}

function textOf(value: PdfObject | undefined): string {
  if (value instanceof PdfString) return value.asString().trim();
  // Several choices of a list: drawn by nobody but the form itself.
  if (value instanceof PdfArray && value.length > 0) throw new Refused('form-failed');
  return '';
}

/** Numbers of an array, or the given ones. */
export function numbersOf(
  source: SourceDocument,
  value: PdfObject | undefined,
  otherwise: number[],
): number[] {
  const array = source.resolve(value);
  if (!(array instanceof PdfArray) || array.length < otherwise.length) return otherwise;
  return otherwise.map((missing, index) => {
    const item = source.resolve(array.at(index));
    return item instanceof PdfNumber && Number.isFinite(item.value) ? item.value : missing;
  });
}

function existing(source: SourceDocument, widget: PdfDict): PdfStream | null {
  const appearances = source.resolve(widget.get('AP'));
  if (!(appearances instanceof PdfDict)) return null;
  const normal = source.resolve(appearances.get('N'));
  if (normal instanceof PdfStream) return normal;
  const state = nameOf(source, widget, 'AS');
  const chosen = normal instanceof PdfDict && state ? source.resolve(normal.get(state)) : undefined;
  return chosen instanceof PdfStream ? chosen : null;
}

function drawsText(stream: PdfStream): boolean {
  try {
    return /T[jJ]|['"]\s/.test(Buffer.from(stream.getDecodedData()).toString('latin1'));
  } catch {
    throw new Refused('form-failed');
  }
}

function literal(text: string): string {
  return text.replace(/[\\()]/g, (character) => `\\${character}`);
}

/** Fonts that a default appearance may name: the field's own, or the form's. */
function fontsOf(source: SourceDocument, widget: PdfDict, form: PdfDict): PdfDict {
  const own = inherited(source, widget, 'DR') ?? source.resolve(form.get('DR'));
  return own instanceof PdfDict ? own : new PdfDict();
}

function checkFont(source: SourceDocument, resources: PdfDict, name: string): void {
  const fonts = source.resolve(resources.get('Font'));
  const font = fonts instanceof PdfDict ? source.resolve(fonts.get(name)) : undefined;
  // Composite fonts count glyphs, not letters: nothing here knows which.
  if (!(font instanceof PdfDict) || nameOf(source, font, 'Subtype') === 'Type0')
    throw new Refused('form-failed');
}

/** The lines of a value. None is broken here: one that may be too long for its field would have to be. */
function linesOf(text: string, multiline: boolean, size: number, width: number): string[] {
  const lines = multiline ? text.split(/\r\n?|\n/) : [text];
  const latin = lines.every((line) => /^[\x20-\x7e\xa0-\xff]*$/.test(line));
  const tooLong = multiline && lines.some((line) => line.length * size * 0.6 > width);
  if (!latin || tooLong) throw new Refused('form-failed');
  return lines;
}

/** Draws Latin text the way the field asks for. Anything else is for the program that made the form. */
function generate(source: SourceDocument, widget: PdfDict, form: PdfDict, text: string): PdfStream {
  const flags = inherited(source, widget, 'Ff');
  const bits = flags instanceof PdfNumber ? flags.value : 0;
  const style = inherited(source, widget, 'DA') ?? source.resolve(form.get('DA'));
  const operators = style instanceof PdfString ? Buffer.from(style.bytes).toString('latin1') : '';
  const set = /\/([^\s/]+)\s+(-?[\d.]+)\s+Tf/.exec(operators);
  if (!set || (bits & (PASSWORD | COMB)) !== 0) throw new Refused('form-failed');
  const resources = fontsOf(source, widget, form);
  checkFont(source, resources, set[1] ?? '');
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(source, widget.get('Rect'), [0, 0, 0, 0]);
  const [width, height] = [Math.abs(right - left), Math.abs(top - bottom)];
  const multiline = (bits & MULTILINE) !== 0;
  const size = Number(set[2]) || Math.min(MAX_AUTO_SIZE, height * 0.7);
  const lines = linesOf(text, multiline, size, width);
  const begin = operators.replace(set[0], `/${set[1]} ${size} Tf`);
  const baseline = multiline ? height - size : height / 2 - size * 0.35;
  const shown = lines.map((line) => `(${literal(line)}) Tj T*`).join(' ');
  const content = `q 0 0 ${width} ${height} re W n BT ${begin} ${size * 1.2} TL 2 ${baseline.toFixed(2)} Td ${shown} ET Q`;
  const box = new PdfArray([0, 0, width, height].map((value) => PdfNumber.of(value)));
  const entries: [string, PdfObject][] = [
    ['Subtype', PdfName.of('Form')],
    ['BBox', box],
    ['Resources', resources],
  ];
  return new PdfStream(entries, Buffer.from(content, 'latin1'));
}

/**
 * What a form field looks like on its page, or null if it shows nothing. Some programs leave the appearance of typed text
 * to the viewer; it is drawn here where it is Latin text in a simple font.
 * @throws Refused  a value would be lost
 */
export function appearanceOf(source: SourceDocument, widget: PdfDict, form: PdfDict): PdfStream | null {
  const present = existing(source, widget);
  const type = inherited(source, widget, 'FT');
  const isText = type instanceof PdfName && (type.value === 'Tx' || type.value === 'Ch');
  const text = isText ? textOf(inherited(source, widget, 'V')) : '';
  if (text === '' || (present && drawsText(present))) return present;
  return generate(source, widget, form, text);
}
