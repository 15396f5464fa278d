import type { PdfRef } from '@libpdf/core';
import { MAX_MARK_SIZES } from './limits.ts';
import { makePageMarks, type SharedMarks } from './mark-forms.ts';
import type { Matrix, PageView } from './page-box.ts';
import type { SourceDocument } from './source-document.ts';

/** The pages of marks of a document, and for each of its pages which one it uses and how that is scaled. */
export type MarkSizes = { forms: PdfRef[]; pages: { form: number; scale: Matrix }[] };

const sizeKey = (view: PageView) => `${Math.round(view.width)} ${Math.round(view.height)}`;

/** The page size whose proportions are nearest; scaled to cover, so that no part of the page is left bare. */
function nearest(sizes: readonly PageView[], view: PageView): { form: number; scale: Matrix } {
  let form = 0;
  let least = Number.POSITIVE_INFINITY;
  sizes.forEach((size, index) => {
    const distance = Math.abs(Math.log(view.width / view.height) - Math.log(size.width / size.height));
    if (distance < least) [form, least] = [index, distance];
  });
  const size = sizes[form] ?? view;
  // Each side by itself: the text is drawn a little wider or narrower, and the margin line stays in the margin.
  return { form, scale: [view.width / size.width, 0, 0, view.height / size.height, 0, 0] };
}

/**
 * Gives each distinct page size (to the point) a page of marks of its own, about half a kilobyte packed. A document with
 * more sizes than `MAX_MARK_SIZES` (scans cut by hand) borrows the nearest and stretches it, so that it stays small.
 */
export function assignMarkSizes(
  source: SourceDocument,
  shared: SharedMarks,
  views: readonly PageView[],
): MarkSizes {
  const counts = new Map<string, { view: PageView; pages: number }>();
  for (const view of views) {
    const entry = counts.get(sizeKey(view)) ?? { view, pages: 0 };
    entry.pages += 1;
    counts.set(sizeKey(view), entry);
  }
  const common = [...counts.values()].sort((a, b) => b.pages - a.pages).slice(0, MAX_MARK_SIZES);
  const sizes = common.map((entry) => entry.view);
  const keys = new Map(sizes.map((size, index) => [sizeKey(size), index]));
  return {
    forms: sizes.map((size) => makePageMarks(source, shared, size.width, size.height)),
    pages: views.map((view) => {
      const form = keys.get(sizeKey(view));
      return form === undefined ? nearest(sizes, view) : { form, scale: [1, 0, 0, 1, 0, 0] };
    }),
  };
}
