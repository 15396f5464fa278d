'use client';

import { GraduationCap } from 'lucide-react';
import { formatNumber } from '#lib/format.ts';
import { percentDone } from '#lib/training/measure.ts';
import { type CourseRow, courseKindLabels } from '#lib/training/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { Status } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { courseFilters } from './course-spec';

const column = columnsOf<CourseRow>();
const columns = column.columns([
  column.accessor('title', {
    header: 'Course',
    meta: { width: 'wide', sort: 'title' },
    cell: ({ row }) => <TextCell text={row.original.title} note={courseKindLabels[row.original.kind]} />,
  }),
  column.accessor('audienceName', { header: 'For', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('everyDays', {
    header: 'Again',
    cell: (cell) => {
      const days = cell.getValue();
      return days === null ? (
        <span className="text-ink-muted">Once</span>
      ) : (
        `Every ${formatNumber(days)} days`
      );
    },
  }),
  column.accessor('done', { header: 'Done', cell: ({ row }) => <DoneCell row={row.original} /> }),
  column.accessor('open', {
    header: 'Time left',
    cell: (cell) => <span className="tabular-nums">{formatNumber(cell.getValue())}</span>,
  }),
]);

function DoneCell({ row }: { row: CourseRow }) {
  const percent = percentDone(row);
  if (!row.ready) return <Status tone="warning">Not ready</Status>;
  if (percent === null) return <NoValue />;
  const late = row.due - row.done;
  return (
    <span className="flex flex-col">
      <Status tone={late > 0 ? 'warning' : 'positive'}>{`${percent} %`}</Status>
      <span className="text-ink-muted text-xs">
        {formatNumber(row.done)} of {formatNumber(row.due)}
        {late > 0 && `, ${formatNumber(late)} overdue`}
      </span>
    </span>
  );
}

type Props = {
  organization: string;
  rows: readonly CourseRow[];
  audiences: readonly { id: string; name: string }[];
  page: ListPage;
  sort: string;
};

/** Every course with how far it is done. */
export function CourseTable({ organization, rows, audiences, page, sort }: Props) {
  return (
    <DataTable
      label="Courses"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.title}
      rowHref={(row) => trainingPaths.course(organization, row.id)}
      page={page}
      sort={sort}
      searchLabel="Search titles"
      filters={courseFilters(audiences)}
      empty={
        <EmptyState
          icon={<GraduationCap />}
          title="No courses yet"
          description="Lessons with a quiz are written here; a course that is done elsewhere is a link and asks for its certificate."
        />
      }
    />
  );
}
