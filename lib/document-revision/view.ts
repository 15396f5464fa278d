import { revisionState, whyNotRevision } from '#lib/document/lifecycle.ts';
import { type RevisionView, reasonsSchema } from '#lib/document/schema.ts';

/** The columns that `viewOfRevision` needs. */
export const revisionSelect = {
  id: true,
  number: true,
  state: true,
  pages: true,
  pagesDone: true,
  reasons: true,
  receivedAt: true,
  progressAt: true,
  publishedAt: true,
  withdrawnAt: true,
  withdrawnReason: true,
  originalFile: { select: { name: true, sizeBytes: true, sha256: true } },
} as const;

type Row = {
  id: string;
  number: number;
  state: string;
  pages: number | null;
  pagesDone: number;
  reasons: unknown;
  receivedAt: Date;
  progressAt: Date | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  originalFile: { name: string; sizeBytes: bigint; sha256: string };
};

/** A revision's row as the document's page shows it. `recipients` is how many people got a copy of it. */
export function viewOfRevision(
  row: Row,
  currentRevisionId: string | null,
  recipients: number,
  now: Date,
): RevisionView {
  const { originalFile, progressAt: _, reasons, ...facts } = row;
  const state = revisionState({ ...row, current: row.id === currentRevisionId }, now);
  return {
    ...facts,
    state,
    reasons: reasonsSchema.parse(reasons),
    fileName: originalFile.name,
    sizeBytes: Number(originalFile.sizeBytes),
    sha256: originalFile.sha256,
    recipients,
    whyNot: {
      prepareAgain: whyNotRevision(state, 'prepare-again'),
      publish: whyNotRevision(state, 'publish'),
      withdraw: whyNotRevision(state, 'withdraw'),
      preview: whyNotRevision(state, 'preview'),
    },
  };
}
