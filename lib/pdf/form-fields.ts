import { PdfArray, PdfBool, PdfDict, PdfStream } from '@libpdf/core';
import { encloseContent } from './page-content.ts';
import { type ReasonCode, Refused } from './reasons.ts';
import { nameOf, type SourceDocument } from './source-document.ts';

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

function isWidget(source: SourceDocument, value: unknown): boolean {
  return value instanceof PdfDict && nameOf(source, value, 'Subtype') === 'Widget';
}

function annotationsOf(source: SourceDocument, page: PdfDict): PdfArray | null {
  const annotations = source.resolve(page.get('Annots'));
  return annotations instanceof PdfArray ? annotations : null;
}

/** Puts the page's own drawing between a save and its restore, since the library draws fields right after it. */
function encloseFirst(source: SourceDocument, page: PdfDict): void {
  const { streams, closing } = encloseContent(source, page);
  const before = source.register(new PdfStream([], Buffer.from('q\n')));
  const after = source.register(new PdfStream([], Buffer.from(`\n${closing}Q\n`)));
  page.set('Contents', new PdfArray([before, ...streams, after]));
}

function removeWidgets(source: SourceDocument, pages: readonly PdfDict[]): void {
  for (const page of pages) {
    const annotations = annotationsOf(source, page);
    if (!annotations) continue;
    const kept = annotations.toArray().filter((item) => !isWidget(source, source.resolve(item)));
    if (kept.length < annotations.length) page.set('Annots', new PdfArray(kept));
  }
}

/**
 * Draws form fields into their pages as they look now and takes the form away.
 * @throws Refused  the form exists only as XFA, or its fields cannot be drawn
 */
export function flattenForm(source: SourceDocument, pages: readonly PdfDict[]): Set<ReasonCode> {
  const found = new Set<ReasonCode>();
  const needsRendering = source.resolve(source.catalog.get('NeedsRendering'));
  if (needsRendering instanceof PdfBool && needsRendering.value) throw new Refused('dynamic-form');
  const form = source.resolve(source.catalog.get('AcroForm'));
  if (form instanceof PdfDict) {
    if (form.delete('XFA')) found.add('xfa');
    const withWidgets = pages.filter((page) =>
      annotationsOf(source, page)
        ?.toArray()
        .some((item) => isWidget(source, source.resolve(item))),
    );
    if (withWidgets.length > 0) found.add('form-fields');
    for (const page of withWidgets) encloseFirst(source, page);
    if (fieldsOf(source, form).length > 0) {
      try {
        source.flattenForm();
      } catch {
        throw new Refused('form-failed');
      }
    }
  }
  source.catalog.delete('AcroForm');
  removeWidgets(source, pages);
  return found;
}
