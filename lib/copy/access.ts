import type { DocumentAccess } from '#lib/grant/access.ts';

type Closed = Exclude<DocumentAccess['state'], 'open'>;

const sentences: Record<Closed, string> = {
  'needs-nda': 'Please sign the NDA first; this document opens with it.',
  'needs-approval': 'This document opens after your request for it was approved.',
  pending: 'Your request for this document has not been decided yet.',
  revoked: 'Your access to this document was ended.',
  expired: 'Your access to this document has expired. You can ask for it to be renewed.',
  blocked: 'Documents are not open to you here.',
  unavailable: 'This document cannot be downloaded at the moment.',
};

/** Why a document is not open to a visitor, as a sentence for them. */
export function whyClosed(state: Closed): string {
  return sentences[state];
}
