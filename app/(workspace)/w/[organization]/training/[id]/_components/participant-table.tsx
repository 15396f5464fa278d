'use client';

import { type OwingState, owingStates } from '#lib/duty/schema.ts';
import { methodLabels, type ParticipantRow } from '#lib/training/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { ExemptActs } from '@/components/duty/exempt-acts';
import { OwingTable, owingColumns } from '@/components/duty/owing-table';
import { NoValue, TextCell } from '@/components/table/cells';
import type { ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { askAgainAction, exemptDutiesAction } from '../../../acknowledgements/actions';
import { RecordCompletion } from './record-completion';

const column = columnsOf<ParticipantRow>();
const columns = column.columns([
  ...owingColumns<ParticipantRow>('Done on', (row) => row.completedAt),
  column.accessor('method', {
    header: 'How',
    cell: ({ row: { original } }) => (
      <TextCell
        text={original.waits ? 'Certificate to be checked' : (methodLabels[original.method ?? ''] ?? null)}
      />
    ),
  }),
]);
const scored = column.columns([
  ...columns,
  column.accessor('scorePercent', {
    header: 'Score',
    meta: { width: 'narrow' },
    cell: (cell) => {
      const score = cell.getValue();
      return score === null ? <NoValue /> : <span className="tabular-nums">{score} %</span>;
    },
  }),
]);

type Props = {
  organization: string;
  courseId: string;
  rows: readonly ParticipantRow[];
  page: ListPage;
  sort: string;
  records: boolean;
  exempts: boolean;
  ready: boolean;
  seesScore: boolean;
};

const idsIn = (rows: readonly ParticipantRow[], ...states: readonly OwingState[]) =>
  rows.filter(({ state }) => states.includes(state)).map(({ id }) => id);

/** Who has done the course, who owes it and who is exempt. */
export function ParticipantTable(props: Props) {
  const { organization, courseId, rows, page, sort, records, exempts, ready, seesScore } = props;
  return (
    <OwingTable
      noun="course"
      columns={seesScore ? scored : columns}
      rows={rows}
      page={page}
      sort={sort}
      states={owingStates}
      whyNobody={ready ? null : 'It cannot be taken yet; its audience is asked as soon as it can.'}
      bulkActs={
        exempts
          ? (chosen, clear) => (
              <ExemptActs
                open={idsIn(chosen, 'open', 'overdue')}
                exempt={idsIn(chosen, 'exempt')}
                exemptAction={(ids) => exemptDutiesAction.bind(null, organization, ids)}
                askAgainAction={(ids) => askAgainAction(organization, ids)}
                onDone={clear}
              />
            )
          : undefined
      }
      recordLabel={
        records
          ? ({ state }) => (state === 'done' || state === 'exempt' ? null : 'Record as done')
          : undefined
      }
      record={(chosen, close) => (
        <RecordCompletion
          path={trainingPaths.record(organization, courseId)}
          person={chosen}
          onClose={close}
        />
      )}
      proof={({ certificate, completionId }) =>
        certificate && completionId
          ? {
              label: 'Save certificate',
              href: trainingPaths.certificate(organization, courseId, completionId),
            }
          : null
      }
    />
  );
}
