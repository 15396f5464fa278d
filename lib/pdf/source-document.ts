import { PDF, PdfArray, PdfDict, PdfName, type PdfObject, PdfRef } from '@libpdf/core';
import { MAX_FILE_BYTES } from './limits.ts';
import { type Reason, Refused, reason } from './reasons.ts';

/** A document opened for reading and changing: its objects, and what had to be repaired to open it. */
export type SourceDocument = {
  version: string;
  catalog: PdfDict;
  catalogRef: PdfRef;
  /** Set anew when preparation adds the document information. */
  infoRef: PdfRef | null;
  identifier: Uint8Array | null;
  repairs: Reason[];
  /** Follows references to the object itself; missing objects are undefined. */
  resolve(value: PdfObject | undefined): PdfObject | undefined;
  register(value: PdfObject): PdfRef;
  refOf(value: PdfObject): PdfRef;
};

const MAX_CHAIN = 32;

function hasHeader(bytes: Uint8Array): boolean {
  // Readers accept some bytes before the header (ISO 32000-1, Annex H.3), but a ZIP or a page of HTML that merely
  // contains the word is another kind of file: the header must stand in the first kilobyte, after no other signature.
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const at = head.search(/%PDF-[12]\.\d/);
  if (at < 0) return false;
  return at === 0 || !/^(PK|\x7fELF|MZ|\x89PNG|GIF8|\xff\xd8|Rar!|\s*<)/.test(head);
}

function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-2048)).toString('latin1').includes('%%EOF');
}

function checkFile(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Refused('empty');
  if (bytes.length > MAX_FILE_BYTES) throw new Refused('too-large');
  if (!hasHeader(bytes)) throw new Refused('not-a-pdf');
  if (!hasEnd(bytes)) throw new Refused('truncated');
}

async function load(bytes: Uint8Array): Promise<PDF> {
  try {
    return await PDF.load(bytes);
  } catch (error) {
    const message = error instanceof Error ? `${error.name} ${error.message}` : '';
    if (/password|credential|authenticat/i.test(message)) throw new Refused('user-password');
    if (/encrypt|security|crypt/i.test(message)) throw new Refused('unknown-encryption');
    throw new Refused('damaged');
  }
}

function repairsOf(pdf: PDF): Reason[] {
  const repairs: Reason[] = [];
  if (pdf.isEncrypted) repairs.push(reason('owner-password'));
  if (pdf.recoveredViaBruteForce) repairs.push(reason('cross-references'));
  return repairs;
}

/**
 * Opens a PDF by its content, whatever it is called. An owner password is taken off; a damaged cross-reference table is
 * rebuilt; both are named in `repairs`.
 * @throws Refused  not a PDF, empty, too large, truncated, damaged, or closed with a password
 */
export async function openDocument(bytes: Uint8Array): Promise<SourceDocument> {
  checkFile(bytes);
  const pdf = await load(bytes);
  if (pdf.isEncrypted && !pdf.isAuthenticated) throw new Refused('user-password');
  const { registry, info } = pdf.context;
  const resolve = (value: PdfObject | undefined): PdfObject | undefined => {
    let current = value;
    for (let step = 0; current instanceof PdfRef && step < MAX_CHAIN; step += 1) {
      current = registry.resolve(current) ?? undefined;
    }
    return current instanceof PdfRef || current?.type === 'null' ? undefined : current;
  };
  const catalogRef = info.trailer.getRef('Root');
  const catalog = resolve(catalogRef);
  if (!catalogRef || !(catalog instanceof PdfDict)) throw new Refused('damaged');
  const identifier = info.trailer.getArray('ID', registry.resolve.bind(registry))?.at(0);
  return {
    version: catalog.getName('Version')?.value ?? info.version,
    catalog,
    catalogRef,
    infoRef: info.trailer.getRef('Info') ?? null,
    identifier: identifier?.type === 'string' ? identifier.bytes : null,
    repairs: repairsOf(pdf),
    resolve,
    register: (value) => registry.register(value),
    refOf: (value) => registry.getRef(value) ?? registry.register(value),
  };
}

/** The name of a dictionary entry, or null. */
export function nameOf(source: SourceDocument, dict: PdfDict, key: string): string | null {
  const value = source.resolve(dict.get(key));
  return value instanceof PdfName ? value.value : null;
}

/** The values within an array, dictionary or stream; none for anything else. */
export function childrenOf(value: PdfObject): PdfObject[] {
  if (value instanceof PdfArray) return value.toArray();
  return value instanceof PdfDict ? Array.from(value, ([, entry]) => entry) : [];
}
