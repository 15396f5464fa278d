'use client';

import { FileCheck } from 'lucide-react';
import { useState } from 'react';
import type { CertificateRow } from '#lib/training/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { useAct } from '@/components/form/use-act';
import { TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { RowAction } from '@/components/table/row-actions';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { acceptCertificatesAction } from '../actions';
import { ChosenActs } from './chosen-acts';
import { RejectCertificates } from './reject-certificates';

type Props = {
  organization: string;
  rows: readonly CertificateRow[];
  courses: readonly { id: string; name: string }[];
  page: ListPage;
};

/** Certificates that are about to be rejected, and what lets go of those that were chosen. */
type Rejected = { rows: readonly CertificateRow[]; clear?: () => void };

function columnsIn(organization: string) {
  const column = columnsOf<CertificateRow>();
  return column.columns([
    column.accessor('name', {
      header: 'Person',
      meta: { width: 'wide' },
      cell: ({ row }) => <TextCell text={row.original.name} note={row.original.team} />,
    }),
    column.accessor('courseTitle', {
      header: 'Course',
      cell: ({ row: { original } }) => (
        <TextLink href={trainingPaths.course(organization, original.courseId)}>
          <bdi>{original.courseTitle}</bdi>
        </TextLink>
      ),
    }),
    column.accessor('sentAt', {
      header: 'Sent',
      cell: (cell) => <LocalTime value={cell.getValue()} precision="day" />,
    }),
    column.accessor('dueOn', {
      header: 'Due',
      cell: (cell) => <Time value={cell.getValue()} precision="day" />,
    }),
    column.display({
      id: 'file',
      header: 'Certificate',
      cell: ({ row: { original } }) => (
        <a
          href={trainingPaths.sentCertificate(organization, original.id)}
          aria-label={`Save the certificate of ${original.name}`}
          className="underline underline-offset-2"
        >
          Save
        </a>
      ),
    }),
  ]);
}

/** Certificates that wait, each to be looked at; accepted or rejected one by one or many at once. */
export function CertificateTable({ organization, rows, courses, page }: Props) {
  const { pending, act } = useAct();
  const [rejected, setRejected] = useState<Rejected | null>(null);
  const accept = (ids: readonly string[], clear?: () => void) =>
    act(async () => {
      const answer = await acceptCertificatesAction(organization, ids);
      if (answer.ok) clear?.();
      return answer;
    });
  const actionsOf = (row: CertificateRow): RowAction[] => {
    const disabledReason = row.own ? 'It is your own: a colleague decides.' : null;
    return [
      { label: 'Accept', onSelect: () => accept([row.id]), disabledReason },
      { label: 'Reject', tone: 'danger', onSelect: () => setRejected({ rows: [row] }), disabledReason },
    ];
  };
  return (
    <>
      <DataTable
        label="Certificates to check"
        columns={columnsIn(organization)}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowActions={actionsOf}
        bulkActions={(ids, clear) => {
          const chosen = rows.filter(({ id }) => ids.includes(id));
          const others = chosen.filter(({ own }) => !own);
          return (
            <ChosenActs
              count={others.length}
              own={others.length < chosen.length}
              pending={pending}
              onAccept={() =>
                accept(
                  others.map(({ id }) => id),
                  clear,
                )
              }
              onReject={() => setRejected({ rows: others, clear })}
            />
          );
        }}
        page={page}
        searchLabel="Search name, mail or team"
        filters={[
          {
            name: 'course',
            label: 'Any course',
            options: courses.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        empty={
          <EmptyState
            icon={<FileCheck />}
            title="No certificate waits"
            description="Certificates of courses that are set to be checked appear here when they are sent."
          />
        }
      />
      {rejected && (
        <RejectCertificates
          organization={organization}
          certificates={rejected.rows}
          onClose={() => setRejected(null)}
          onDone={() => {
            rejected.clear?.();
            setRejected(null);
          }}
        />
      )}
    </>
  );
}
