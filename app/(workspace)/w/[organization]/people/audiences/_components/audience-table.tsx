'use client';

import { UsersRound } from 'lucide-react';
import type { AudienceRow } from '#lib/audience/queries.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

type Row = AudienceRow & { words: string };

const column = columnsOf<Row>();

const columns = column.columns([
  column.accessor('name', {
    header: 'Audience',
    meta: { sort: 'name', width: 'wide' },
    cell: ({ row: { original } }) => <TextCell text={original.name} note={original.description || null} />,
  }),
  column.accessor('words', { header: 'Who', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('persons', { header: 'In today', meta: { align: 'end', width: 'narrow' } }),
  column.accessor('uses', { header: 'Used by', meta: { align: 'end', width: 'narrow' } }),
]);

type Props = {
  organization: string;
  rows: readonly Row[];
  editable: boolean;
  page: ListPage;
  sort: string;
};

/** The list of audiences. */
export function AudienceTable({ organization, rows, editable, page, sort }: Props) {
  return (
    <DataTable
      label="Audiences"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => peoplePaths.audience(organization, row.id)}
      page={page}
      sort={sort}
      searchLabel="Search the audiences"
      filters={[{ name: 'archived', label: 'In use', options: [{ value: 'yes', label: 'Archived' }] }]}
      empty={
        <EmptyState
          icon={<UsersRound />}
          title="No audiences yet"
          description="An audience is a rule, such as everyone, or the team Engineering. Policies, courses and checks are addressed to one."
          actions={
            editable && (
              <LinkButton variant="primary" href={peoplePaths.addAudience(organization)}>
                Add audience
              </LinkButton>
            )
          }
        />
      }
    />
  );
}
