import { PdfArray, PdfDict, type PdfObject, PdfStream, PdfString } from '@libpdf/core';
import { MAX_OBJECTS } from './limits.ts';
import { type ReasonCode, Refused } from './reasons.ts';
import { childrenOf, nameOf, type SourceDocument } from './source-document.ts';

/** Actions that only move within the document or open a web address (ISO 32000-1, table 198). */
const SAFE_ACTIONS = new Set(['GoTo', 'GoToDp', 'Thread', 'URI', 'Named']);
const ACTIONS = new Set([
  ...SAFE_ACTIONS,
  ...['GoToR', 'GoToE', 'Launch', 'Sound', 'Movie', 'Hide', 'SubmitForm', 'ResetForm', 'ImportData'],
  ...['JavaScript', 'SetOCGState', 'Rendition', 'Trans', 'GoTo3DView', 'RichMediaExecute'],
]);
const ACTION_KEYS = ['A', 'PA', 'OpenAction', 'Next'] as const;
const SAFE_SCHEME = /^(https?:|mailto:|[^:/?#]*([/?#]|$))/i;
const MEDIA = new Set(['RichMedia', 'Screen', 'Movie', 'Sound', '3D']);

type Found = Set<ReasonCode>;

function actionReason(source: SourceDocument, action: PdfDict): ReasonCode | null {
  const type = nameOf(source, action, 'S');
  if (type === 'JavaScript' || action.has('JS')) return 'scripts';
  if (type === null || !ACTIONS.has(type)) return null;
  if (!SAFE_ACTIONS.has(type)) return 'actions';
  if (type !== 'URI') return null;
  const address = source.resolve(action.get('URI'));
  const text = address instanceof PdfString ? Buffer.from(address.bytes).toString('latin1').trim() : '';
  return SAFE_SCHEME.test(text) ? null : 'actions';
}

function removeUnsafeActions(source: SourceDocument, dict: PdfDict, found: Found): void {
  for (const key of ACTION_KEYS) {
    const value = source.resolve(dict.get(key));
    const actions = value instanceof PdfArray ? value.toArray().map((item) => source.resolve(item)) : [value];
    for (const action of actions) {
      const reason = action instanceof PdfDict ? actionReason(source, action) : null;
      if (!reason) continue;
      found.add(reason);
      dict.delete(key);
    }
  }
}

function removeTriggers(source: SourceDocument, dict: PdfDict, found: Found): void {
  const triggers = source.resolve(dict.get('AA'));
  if (triggers === undefined) return;
  dict.delete('AA');
  const actions = triggers instanceof PdfDict ? [...triggers].map(([, value]) => source.resolve(value)) : [];
  const scripted = actions.some(
    (action) => action instanceof PdfDict && actionReason(source, action) === 'scripts',
  );
  found.add(scripted ? 'scripts' : 'actions');
}

function removeKeys(dict: PdfDict, keys: readonly string[], code: ReasonCode, found: Found): void {
  for (const key of keys) if (dict.delete(key)) found.add(code);
}

function cleanDictionary(source: SourceDocument, dict: PdfDict, found: Found): void {
  removeUnsafeActions(source, dict, found);
  removeTriggers(source, dict, found);
  // Private data of authoring programs can hold the whole document once more, unmarked; thumbnails its pages.
  removeKeys(dict, ['PieceInfo'], 'private-data', found);
  if (nameOf(source, dict, 'Type') === 'Page') removeKeys(dict, ['Thumb'], 'private-data', found);
  removeKeys(dict, ['EF', 'AF'], 'attachments', found);
  if (dict instanceof PdfStream) {
    removeKeys(dict, ['Ref'], 'attachments', found);
    // A stream whose data is in another file.
    for (const key of ['F', 'FFilter', 'FDecodeParms']) dict.delete(key);
  }
}

function cleanCatalog(source: SourceDocument, found: Found): void {
  const { catalog } = source;
  const names = source.resolve(catalog.get('Names'));
  if (names instanceof PdfDict) {
    removeKeys(names, ['JavaScript'], 'scripts', found);
    removeKeys(names, ['EmbeddedFiles'], 'attachments', found);
    removeKeys(names, ['Renditions'], 'media', found);
    removeKeys(names, ['URLS', 'IDS'], 'private-data', found);
  }
  removeKeys(catalog, ['Collection'], 'attachments', found);
  removeKeys(catalog, ['SpiderInfo'], 'private-data', found);
  for (const key of ['Perms', 'DSS', 'Requirements', 'Legal']) catalog.delete(key);
}

function annotationReason(source: SourceDocument, annotation: PdfObject | undefined): ReasonCode | null {
  if (!(annotation instanceof PdfDict)) return null;
  const subtype = nameOf(source, annotation, 'Subtype');
  if (subtype === 'FileAttachment') return 'attachments';
  return subtype !== null && MEDIA.has(subtype) ? 'media' : null;
}

function cleanAnnotations(source: SourceDocument, page: PdfDict, found: Found): void {
  const annotations = source.resolve(page.get('Annots'));
  if (!(annotations instanceof PdfArray)) return;
  const kept = annotations.toArray().filter((item) => {
    const reason = annotationReason(source, source.resolve(item));
    if (reason) found.add(reason);
    return !reason;
  });
  if (kept.length < annotations.length) page.set('Annots', new PdfArray(kept));
}

/** Every dictionary and stream that the document can reach. @throws Refused there are far too many */
function* dictionariesOf(source: SourceDocument): Generator<PdfDict> {
  const seen = new Set<PdfObject>();
  const stack: PdfObject[] = [source.catalog];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const value = source.resolve(entry);
    if (!value || seen.has(value)) continue;
    if (!(value instanceof PdfDict || value instanceof PdfArray)) continue;
    seen.add(value);
    if (seen.size > MAX_OBJECTS) throw new Refused('too-complex');
    if (value instanceof PdfDict) yield value;
    for (const child of childrenOf(value)) stack.push(child);
  }
}

/**
 * Takes out what runs, starts by itself, opens programs, sends data, or carries other files: the reader of a copy gets
 * pages, links and an outline. Returns the reasons for what was found.
 */
export function removeActiveContent(source: SourceDocument, pages: readonly PdfDict[]): Found {
  const found: Found = new Set();
  cleanCatalog(source, found);
  for (const page of pages) cleanAnnotations(source, page, found);
  for (const dict of dictionariesOf(source)) cleanDictionary(source, dict, found);
  return found;
}
