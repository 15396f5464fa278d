import { PdfArray, PdfDict, PdfNumber, type PdfObject, PdfStream } from '@libpdf/core';
import { MAX_PAGES, MAX_TREE_DEPTH } from './limits.ts';
import { Refused } from './reasons.ts';
import type { SourceDocument } from './source-document.ts';

/** Attributes that a page takes from the nodes above it (ISO 32000-1, 7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
const MAX_VISITS = MAX_PAGES * 8;

type Inherited = ReadonlyMap<string, PdfObject>;

function inherit(node: PdfDict, from: Inherited): Inherited {
  const values = new Map(from);
  for (const key of INHERITED) {
    const value = node.get(key);
    if (value) values.set(key, value);
  }
  return values;
}

/** Walks the tree of pages once; `pages` are its leaves in order. */
class TreeWalk {
  readonly pages: PdfDict[] = [];
  #source: SourceDocument;
  #above = new Set<PdfDict>();
  #seen = new Set<PdfDict>();
  #visits = 0;

  constructor(source: SourceDocument) {
    this.#source = source;
  }

  visit(entry: PdfObject | undefined, inherited: Inherited, depth: number): void {
    // Without this, nodes that each list the next one twice are a tree of 2^64 leaves in a small file.
    this.#visits += 1;
    const node = this.#source.resolve(entry);
    const lost = !(node instanceof PdfDict) || node instanceof PdfStream;
    if (lost || this.#visits > MAX_VISITS) throw new Refused('page-tree');
    if (this.#above.has(node) || depth > MAX_TREE_DEPTH) throw new Refused('page-tree');
    const values = inherit(node, inherited);
    const kids = this.#source.resolve(node.get('Kids'));
    if (!(kids instanceof PdfArray)) {
      this.#add(node, values);
      return;
    }
    this.#above.add(node);
    for (const kid of kids) this.visit(kid, values, depth + 1);
    this.#above.delete(node);
  }

  #add(node: PdfDict, values: Inherited): void {
    if (this.pages.length >= MAX_PAGES) throw new Refused('too-many-pages');
    const page = this.#seen.has(node) ? node.clone() : node;
    this.#seen.add(node);
    for (const [key, value] of values) page.set(key, value);
    this.pages.push(page);
  }
}

/**
 * The pages in order, each with its inherited attributes copied onto it. Viewers also draw leaves whose /Type is
 * missing or wrong, which the library's own walk passes over, and which would then stay unmarked: whatever has no /Kids
 * is a page here. A page listed twice is two pages.
 * @throws Refused  the tree contains itself or leads nowhere, has no pages or too many
 */
export function readPages(source: SourceDocument): PdfDict[] {
  const root = source.resolve(source.catalog.get('Pages'));
  if (!(root instanceof PdfDict)) throw new Refused('no-pages');
  if (!(source.resolve(root.get('Kids')) instanceof PdfArray)) throw new Refused('no-pages');
  const walk = new TreeWalk(source);
  walk.visit(root, new Map(), 0);
  if (walk.pages.length === 0) throw new Refused('no-pages');
  return walk.pages;
}

/** Makes these pages, and no others, the pages of the document: one flat list under the root. */
export function replacePages(source: SourceDocument, pages: readonly PdfDict[]): void {
  const rootRef = source.catalog.getRef('Pages') ?? source.register(new PdfDict());
  const root = source.resolve(rootRef);
  if (!(root instanceof PdfDict)) throw new Refused('page-tree');
  source.catalog.set('Pages', rootRef);
  for (const key of INHERITED) root.delete(key);
  root.delete('Parent');
  const kids = pages.map((page) => {
    page.set('Parent', rootRef);
    return source.refOf(page);
  });
  root.set('Kids', new PdfArray(kids));
  root.set('Count', PdfNumber.of(kids.length));
}
