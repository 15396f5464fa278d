import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { id, line, paragraph } from '#lib/text.ts';
import type { DocumentState, RevisionState } from './lifecycle.ts';
import { type Tier, tiers } from './tier.ts';

const viewOnly = z
  .union([z.boolean(), z.literal('on').transform(() => true)])
  .default(false)
  .refine(
    (wanted) => !wanted,
    'Documents cannot be shown without being downloaded yet. Please leave "view only" off; every copy is marked.',
  );

const described = {
  title: line('Title', 200),
  description: paragraph('Description', 2_000),
  tier: z.enum(tiers, 'Please choose who may have this document.'),
  viewOnly,
};

/** A new document. */
export const addDocumentInput = z.strictObject(described);
/** New facts of a document. `position` orders the list of the portal, from 0. */
export const changeDocumentInput = z.strictObject({
  ...described,
  documentId: id,
  position: z.coerce
    .number('Please give a whole number.')
    .int('Please give a whole number.')
    .min(0)
    .max(100_000),
});
export const documentInput = z.strictObject({ documentId: id });
export const revisionInput = z.strictObject({ documentId: id, revisionId: id });
export const withdrawRevisionInput = z.strictObject({
  documentId: id,
  revisionId: id,
  reason: line('Reason', 500),
});

/** Who received a document, page by page. */
export const recipientListInput = z.strictObject({ ...listFields(['lastAt']), documentId: id });

/** What the list of documents can be ordered and narrowed by. */
export const documentListInput = z.strictObject({
  ...listFields(['position', 'title', 'createdAt']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({
      tier: z.enum(tiers).optional(),
      state: z.enum(['obtainable', 'unpublished', 'archived']).optional(),
    })
    .default({}),
});

/** One row of the list of documents. Pages and size are those of the current revision. */
export type DocumentRow = {
  id: string;
  title: string;
  tier: Tier;
  state: DocumentState;
  position: number;
  createdAt: Date;
  currentNumber: number | null;
  pages: number | null;
  sizeBytes: number | null;
  newest: RevisionState | null;
  holders: number;
};

/** What is wrong with a file, or was put right: a code for programs and a sentence for people. */
export const reasonsSchema = z.array(z.object({ code: z.string(), sentence: z.string() }));
export type RevisionReason = z.infer<typeof reasonsSchema>[number];

/** A revision as the document's page shows it, with why what cannot be done to it cannot. */
export type RevisionView = {
  id: string;
  number: number;
  state: RevisionState;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  pages: number | null;
  pagesDone: number;
  reasons: RevisionReason[];
  receivedAt: Date;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  recipients: number;
  whyNot: {
    prepareAgain: string | null;
    publish: string | null;
    withdraw: string | null;
    preview: string | null;
  };
};
