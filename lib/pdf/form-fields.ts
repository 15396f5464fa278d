import { PdfArray, PdfBool, PdfDict, PdfName, PdfNumber, PdfStream } from '@libpdf/core';
import { encloseContent } from './page-content.ts';
import { type ReasonCode, Refused } from './reasons.ts';
import { nameOf, type SourceDocument } from './source-document.ts';
import { appearanceOf, numbersOf } from './widget-appearance.ts';

const MAX_FIELD_DEPTH = 32;

function isSigned(
  source: SourceDocument,
  field: PdfDict,
  inheritedType: string | null,
  depth: number,
): boolean {
  const type = nameOf(source, field, 'FT') ?? inheritedType;
  if (type === 'Sig' && source.resolve(field.get('V')) instanceof PdfDict) return true;
  const kids = source.resolve(field.get('Kids'));
  if (!(kids instanceof PdfArray) || depth > MAX_FIELD_DEPTH) return false;
  return kids.toArray().some((kid) => {
    const child = source.resolve(kid);
    return child instanceof PdfDict && isSigned(source, child, type, depth + 1);
  });
}

function fieldsOf(source: SourceDocument, form: PdfDict): PdfDict[] {
  const fields = source.resolve(form.get('Fields'));
  if (!(fields instanceof PdfArray)) return [];
  return fields.toArray().flatMap((item) => {
    const field = source.resolve(item);
    return field instanceof PdfDict ? [field] : [];
  });
}

/**
 * Marks change the bytes that a signature vouches for, so a signed document is refused: a reader would be told that it
 * was tampered with. An empty signature field signs nothing.
 * @throws Refused  the document carries a signature
 */
export function refuseSigned(source: SourceDocument): void {
  const form = source.resolve(source.catalog.get('AcroForm'));
  if (form instanceof PdfDict && fieldsOf(source, form).some((field) => isSigned(source, field, null, 0))) {
    throw new Refused('signed');
  }
  const permissions = source.resolve(source.catalog.get('Perms'));
  if (permissions instanceof PdfDict && permissions.has('DocMDP')) throw new Refused('signed');
}

const HIDDEN = 2;
const NO_VIEW = 32;

function isVisible(source: SourceDocument, widget: PdfDict): boolean {
  const flags = source.resolve(widget.get('F'));
  return !(flags instanceof PdfNumber) || (flags.value & (HIDDEN | NO_VIEW)) === 0;
}

/** The matrix that puts an appearance into the rectangle of its field (ISO 32000-1, 12.5.5, algorithm 8.1). */
function placement(source: SourceDocument, widget: PdfDict, appearance: PdfStream): string | null {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbersOf(source, widget.get('Rect'), [0, 0, 0, 0]);
  const [bx1 = 0, by1 = 0, bx2 = 0, by2 = 0] = numbersOf(source, appearance.get('BBox'), [0, 0, 0, 0]);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(
    source,
    appearance.get('Matrix'),
    [1, 0, 0, 1, 0, 0],
  );
  const corners = [bx1, bx2].flatMap((x) =>
    [by1, by2].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  if (width <= 0 || height <= 0) return null;
  const [scaleX, scaleY] = [Math.abs(x2 - x1) / width, Math.abs(y2 - y1) / height];
  const move = [Math.min(x1, x2) - left * scaleX, Math.min(y1, y2) - bottom * scaleY];
  return [scaleX, 0, 0, scaleY, ...move].map((value) => value.toFixed(4)).join(' ');
}

/** Draws the fields of a page behind its own drawing, each in its own graphics state. */
function drawWidgets(
  source: SourceDocument,
  page: PdfDict,
  widgets: readonly PdfDict[],
  form: PdfDict,
): void {
  const present = source.resolve(page.get('Resources'));
  const resources = present instanceof PdfDict ? present.clone() : new PdfDict();
  const drawings = source.resolve(resources.get('XObject'));
  const forms = drawings instanceof PdfDict ? drawings.clone() : new PdfDict();
  const operators: string[] = [];
  for (const widget of widgets) {
    const appearance = isVisible(source, widget) ? appearanceOf(source, widget, form) : null;
    const matrix = appearance ? placement(source, widget, appearance) : null;
    if (!appearance || !matrix) continue;
    appearance.set('Subtype', PdfName.of('Form'));
    let name = `Field${operators.length}`;
    while (forms.has(name)) name += 'x';
    forms.set(name, source.refOf(appearance));
    operators.push(`q ${matrix} cm /${name} Do Q`);
  }
  const { streams, closing } = encloseContent(source, page);
  const before = source.register(new PdfStream([], Buffer.from('q\n')));
  const after = source.register(new PdfStream([], Buffer.from(`\n${closing}Q\n${operators.join('\n')}\n`)));
  resources.set('XObject', forms);
  page.set('Resources', resources);
  page.set('Contents', new PdfArray([before, ...streams, after]));
}

function flattenPage(source: SourceDocument, page: PdfDict, form: PdfDict): boolean {
  const annotations = source.resolve(page.get('Annots'));
  if (!(annotations instanceof PdfArray)) return false;
  const widgets: PdfDict[] = [];
  const kept = annotations.toArray().filter((item) => {
    const annotation = source.resolve(item);
    const isWidget = annotation instanceof PdfDict && nameOf(source, annotation, 'Subtype') === 'Widget';
    if (isWidget) widgets.push(annotation);
    return !isWidget;
  });
  if (widgets.length === 0) return false;
  page.set('Annots', new PdfArray(kept));
  drawWidgets(source, page, widgets, form);
  return true;
}

/**
 * Draws form fields into their pages as they look now and takes the form away. Not with the library: it leaves out typed
 * text whose appearance is left to the viewer, fields that stand directly in their page, and pages it does not find.
 * @throws Refused  the form exists only as XFA, or a value cannot be drawn
 */
export function flattenForm(source: SourceDocument, pages: readonly PdfDict[]): Set<ReasonCode> {
  const found = new Set<ReasonCode>();
  const needsRendering = source.resolve(source.catalog.get('NeedsRendering'));
  if (needsRendering instanceof PdfBool && needsRendering.value) throw new Refused('dynamic-form');
  const value = source.resolve(source.catalog.get('AcroForm'));
  const form = value instanceof PdfDict ? value : new PdfDict();
  if (form.delete('XFA')) found.add('xfa');
  for (const page of pages) if (flattenPage(source, page, form)) found.add('form-fields');
  source.catalog.delete('AcroForm');
  return found;
}
