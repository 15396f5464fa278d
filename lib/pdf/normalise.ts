import { setImmediate } from 'node:timers/promises';
import type { PdfDict } from '@libpdf/core';
import { removeActiveContent } from './active-content.ts';
import { flattenForm, refuseSigned } from './form-fields.ts';
import { MAX_TOTAL_CONTENT_BYTES } from './limits.ts';
import { type PageView, viewOf } from './page-box.ts';
import { type EnclosedContent, encloseContent } from './page-content.ts';
import { readPages } from './page-tree.ts';
import { type Reason, type ReasonCode, Refused, reason } from './reasons.ts';
import { openDocument, type SourceDocument } from './source-document.ts';

/** A page that can be marked: what draws it and how its reader sees it. */
export type NormalPage = { dict: PdfDict; view: PageView; content: EnclosedContent };
/** A document that can be marked, with what was repaired on the way. */
export type NormalDocument = { source: SourceDocument; pages: NormalPage[]; repairs: Reason[] };

/** Pages done so far, of all. */
export type Progress = { done: number; total: number };

const PAGES_AT_ONCE = 50;

/**
 * Opens a document and makes it fit to be marked: every page found and measured, forms drawn, active content taken out,
 * drawing states closed. Inspection and preparation are this same function, so that what was accepted can be prepared.
 * @throws Refused  with the reason that people are shown
 */
export async function normalise(
  bytes: Uint8Array,
  onProgress: (progress: Progress) => void = () => {},
): Promise<NormalDocument> {
  const source = await openDocument(bytes);
  const dicts = readPages(source);
  refuseSigned(source);
  const codes = new Set<ReasonCode>(flattenForm(source, dicts));
  for (const code of removeActiveContent(source, dicts)) codes.add(code);
  let unpacked = 0;
  const pages: NormalPage[] = [];
  for (const dict of dicts) {
    const view = viewOf(source, dict);
    const content = encloseContent(source, dict);
    unpacked += content.sizeBytes;
    if (unpacked > MAX_TOTAL_CONTENT_BYTES) throw new Refused('too-complex');
    if (content.repaired) codes.add('graphics-state');
    pages.push({ dict, view, content });
    onProgress({ done: pages.length, total: dicts.length });
    // Lets progress out, and the process hear that nobody waits for it any more.
    if (pages.length % PAGES_AT_ONCE === 0) await setImmediate();
  }
  return { source, pages, repairs: [...source.repairs, ...[...codes].map(reason)] };
}
