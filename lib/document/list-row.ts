import { documentState, revisionState } from './lifecycle.ts';
import type { DocumentRow } from './schema.ts';
import { tierOf } from './tier.ts';

type Row = {
  id: string;
  title: string;
  tier: string;
  position: number;
  createdAt: Date;
  archivedAt: Date | null;
  currentRevisionId: string | null;
  currentNumber: number | null;
  pages: number | null;
  currentState: string | null;
  currentPublishedAt: Date | null;
  currentWithdrawnAt: Date | null;
  sizeBytes: bigint | null;
  newestId: string | null;
  newestState: string | null;
  newestReceivedAt: Date | null;
  newestProgressAt: Date | null;
  newestPublishedAt: Date | null;
  newestWithdrawnAt: Date | null;
  holders: number | null;
};

/** A row of the database as the list of documents shows it at `now`. */
export function shown(row: Row, now: Date): DocumentRow {
  const { archivedAt, currentState, currentPublishedAt, currentWithdrawnAt } = row;
  const current = currentState
    ? { state: currentState, publishedAt: currentPublishedAt, withdrawnAt: currentWithdrawnAt }
    : null;
  const newest =
    row.newestState && row.newestReceivedAt
      ? revisionState(
          {
            state: row.newestState,
            receivedAt: row.newestReceivedAt,
            progressAt: row.newestProgressAt,
            publishedAt: row.newestPublishedAt,
            withdrawnAt: row.newestWithdrawnAt,
            current: row.newestId === row.currentRevisionId,
          },
          now,
        )
      : null;
  return {
    id: row.id,
    title: row.title,
    tier: tierOf(row.tier),
    state: documentState({ archivedAt, current }),
    position: row.position,
    createdAt: row.createdAt,
    currentNumber: row.currentNumber,
    pages: row.pages,
    sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
    newest,
    holders: row.holders ?? 0,
  };
}
