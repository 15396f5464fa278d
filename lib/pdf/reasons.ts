import { MAX_FILE_BYTES, MAX_PAGES } from './limits.ts';

const SENTENCES = {
  'not-a-pdf': 'This file is not a PDF. Please export the document as PDF and upload that.',
  empty: 'This file is empty. Please choose the document again.',
  'too-large': `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Please reduce the size of its pictures or split it.`,
  'user-password':
    'The document opens only with a password. Please save it without a password and upload it again.',
  'unknown-encryption':
    'The document is encrypted in a way that cannot be read here. Please save it without protection and upload it again.',
  'owner-password': 'The document was protected against changes; the protection was taken off.',
  truncated: 'The end of the file is missing. Please export or copy the document again.',
  damaged: 'The file is damaged and cannot be read. Please export the document again.',
  'cross-references': 'The table of contents of the file was damaged; it was rebuilt.',
  signed:
    'The document is digitally signed, and marks would break the signature. Please upload an unsigned edition (print it to PDF), or share the signed one in another way.',
  'no-pages': 'The document has no pages. Please export it again.',
  'too-many-pages': `The document has more than ${MAX_PAGES.toLocaleString('en')} pages. Please split it.`,
  'page-tree':
    'The list of pages is damaged: it refers to itself or to nothing. Please export the document again.',
  'page-size':
    'A page has no usable size: less than 3 or more than 14,400 points wide or high. Please export the document again.',
  'page-content': 'The content of a page cannot be read. Please export the document again.',
  'too-complex':
    'The document unpacks to far more than its size suggests, and was not processed. Please print it to PDF again.',
  'took-too-long': 'The document took too long to process. Please print it to PDF again, or split it.',
  'too-much-memory': 'The document needs too much memory. Please print it to PDF again, or split it.',
  'worker-failed':
    'The document could not be processed. Please try once more, or print it to PDF and upload that.',
  'dynamic-form':
    'The document is a dynamic form (XFA), which only Adobe programs can show. Please print it to PDF and upload that.',
  xfa: 'The XML part of a form (XFA) was removed; its ordinary fields were kept as they look.',
  'form-failed': 'The form fields could not be made part of the pages. Please print the document to PDF.',
  'form-fields': 'Form fields became part of the pages, with their present values.',
  scripts: 'Scripts (JavaScript) were removed.',
  actions: 'Actions that start by themselves, open programs or send data were removed.',
  attachments: 'Attached files were removed.',
  media: 'Video, sound or 3D content was removed.',
  'private-data': 'Hidden data of the authoring program and page previews were removed.',
  'graphics-state': 'Unfinished drawing instructions were closed, so that marks stay in their place.',
} as const;

export type ReasonCode = keyof typeof SENTENCES;
/** Why a document was repaired or refused: a code for programs and a sentence for people. */
export type Reason = { code: ReasonCode; sentence: string };

/** The reason with its sentence. */
export function reason(code: ReasonCode): Reason {
  return { code, sentence: SENTENCES[code] };
}

/** Thrown when a document cannot be used; `reason` says why and what to do. */
export class Refused extends Error {
  readonly reason: Reason;
  constructor(code: ReasonCode) {
    super(SENTENCES[code]);
    this.reason = reason(code);
  }
}
