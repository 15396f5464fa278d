import { open, rm } from 'node:fs/promises';
import { PdfArray, PdfDict, PdfName, type PdfObject, type PdfRef, PdfStream, PdfString } from '@libpdf/core';
import { readDocument } from './inspect.ts';
import {
  CODE_LENGTH,
  IDENTIFIER_LENGTH,
  INFORMATION_LENGTH,
  OUTLINES_LENGTH,
  PLACE_LENGTH,
  type PreparedLayout,
} from './layout.ts';
import { codeFrame, makeSharedMarks, type SharedMarks } from './mark-forms.ts';
import { assignMarkSizes } from './mark-sizes.ts';
import { type NormalDocument, type NormalPage, normalise, type Progress } from './normalise.ts';
import { replacePages } from './page-tree.ts';
import type { Reason } from './reasons.ts';
import type { SourceDocument } from './source-document.ts';
import { writeDocument } from './write-document.ts';

/** What preparation tells: where the slots are, and what was repaired. */
export type Prepared = { layout: PreparedLayout; repairs: Reason[] };

const INFORMATION_KEY = 'CandorCopy';

function subDictionary(source: SourceDocument, resources: PdfDict, key: string): PdfDict {
  const value = source.resolve(resources.get(key));
  return value instanceof PdfDict ? value.clone() : new PdfDict();
}

/** A prefix that no page uses for a font or drawing: a marked copy that is uploaded again has the usual one. */
function freePrefix(source: SourceDocument, pages: readonly NormalPage[]): string {
  const taken = new Set<string>();
  for (const { dict } of pages) {
    const resources = source.resolve(dict.get('Resources'));
    if (!(resources instanceof PdfDict)) continue;
    for (const kind of ['Font', 'XObject']) {
      for (const key of subDictionary(source, resources, kind).keys()) taken.add(key.value);
    }
  }
  for (let attempt = 0; ; attempt += 1) {
    const prefix = `Candor${attempt}`;
    if (![...taken].some((name) => name.startsWith(prefix))) return prefix;
  }
}

/** Gives pages resources with the marks in them. Pages that shared resources share the new ones, too. */
function extendResources(
  source: SourceDocument,
  pages: readonly NormalPage[],
  fonts: PdfDict,
  forms: PdfDict,
): void {
  const extended = new Map<PdfObject | undefined, PdfRef>();
  for (const { dict } of pages) {
    const original = source.resolve(dict.get('Resources'));
    let ref = extended.get(original);
    if (!ref) {
      const resources = original instanceof PdfDict ? original.clone() : new PdfDict();
      for (const [kind, entries] of [
        ['Font', fonts],
        ['XObject', forms],
      ] as const) {
        const merged = subDictionary(source, resources, kind);
        for (const [key, value] of entries) merged.set(key, value);
        resources.set(kind, merged);
      }
      ref = source.register(resources);
      extended.set(original, ref);
    }
    dict.set('Resources', ref);
  }
}

type CodeStream = { stream: PdfStream; start: number };

/** Puts the marks behind the page's own drawing, each in its own saved graphics state. */
function addMarks(document: NormalDocument, shared: SharedMarks): CodeStream[] {
  const { source, pages } = document;
  const prefix = freePrefix(source, pages);
  const sizes = assignMarkSizes(
    source,
    shared,
    pages.map((page) => page.view),
  );
  const forms = new PdfDict(sizes.forms.map((ref, index): [string, PdfRef] => [`${prefix}M${index}`, ref]));
  extendResources(source, pages, new PdfDict([[`${prefix}F`, shared.font]]), forms);
  const save = source.register(new PdfStream([], Buffer.from('q\n')));
  return pages.map((page, index) => {
    const { form, scale } = sizes.pages[index] ?? { form: 0, scale: [1, 0, 0, 1, 0, 0] };
    const frame = codeFrame(page.view, { marks: `${prefix}M${form}`, font: `${prefix}F`, scale });
    const before = `\n${page.content.closing}Q\n${frame.before}`;
    const stream = new PdfStream([], Buffer.from(`${before}${' '.repeat(CODE_LENGTH)}${frame.after}`));
    page.dict.set('Contents', new PdfArray([save, ...page.content.streams, source.register(stream)]));
    return { stream, start: before.length };
  });
}

/** A string of its own in the document information, so that its place in the file is known. */
function addInformation(source: SourceDocument): PdfString {
  const present = source.resolve(source.infoRef ?? undefined);
  const information = present instanceof PdfDict ? present : new PdfDict();
  source.infoRef = source.refOf(information);
  const slot = new PdfString(Buffer.alloc(INFORMATION_LENGTH, ' '), 'literal');
  information.set(INFORMATION_KEY, source.register(slot));
  return slot;
}

function offsetOf(offsets: ReadonlyMap<PdfObject, number>, object: PdfObject): number {
  const offset = offsets.get(object);
  if (offset === undefined) throw new Error('A mark slot was not written.');
  return offset;
}

async function writePrepared(document: NormalDocument, target: string): Promise<PreparedLayout> {
  const { source, pages } = document;
  const shared = makeSharedMarks(source);
  const codes = addMarks(document, shared);
  const information = addInformation(source);
  replacePages(
    source,
    pages.map((page) => page.dict),
  );
  source.catalog.set('Type', PdfName.of('Catalog'));
  const plain = new Set<PdfObject>([
    shared.outlines,
    shared.tile,
    shared.margin,
    information,
    ...codes.map((code) => code.stream),
  ]);
  // Written beside and only then complete: the caller never sees half a file under the name it asked for.
  const file = await open(target, 'wx');
  try {
    const written = await writeDocument(source, file, plain);
    const at = (object: PdfObject) => offsetOf(written.plainOffsets, object);
    return {
      version: 1,
      pages: pages.length,
      sizeBytes: written.sizeBytes,
      sha256: written.sha256,
      sharedSlots: [
        { role: 'outlines', offset: at(shared.outlines), length: OUTLINES_LENGTH },
        { role: 'tile', offset: at(shared.tile), length: PLACE_LENGTH },
        { role: 'margin', offset: at(shared.margin), length: PLACE_LENGTH },
        { role: 'information', offset: at(information) + 1, length: INFORMATION_LENGTH },
        { role: 'identifier', offset: written.identifierOffset, length: IDENTIFIER_LENGTH },
      ],
      codeSlots: codes.map((code, index) => ({
        page: index + 1,
        offset: at(code.stream) + code.start,
        length: CODE_LENGTH,
      })),
    };
  } finally {
    await file.close();
  }
}

/**
 * Prepares a PDF for marking: writes `target` (which must not exist), a normalised edition of `source` that looks
 * exactly like it, with empty slots for the marks of a recipient.
 * @throws Refused  the document cannot be marked; nothing is left at `target`
 */
export async function preparePdf(input: {
  source: string;
  target: string;
  onProgress?: (progress: Progress) => void;
}): Promise<Prepared> {
  const document = await normalise(await readDocument(input.source), input.onProgress);
  try {
    return { layout: await writePrepared(document, input.target), repairs: document.repairs };
  } catch (error) {
    await rm(input.target, { force: true });
    throw error;
  }
}
