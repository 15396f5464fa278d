'use client';

import { Users } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { peoplePaths } from '#lib/people-paths.ts';
import type { PersonRow } from '#lib/person/list-schema.ts';
import { sourceLabels } from '#lib/person/schema.ts';
import { NoValue, PersonCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Time } from '@/components/ui/time';
import { personFilters } from './person-filters';
import type { PersonChoices } from './person-spec';
import { StandingStatus } from './standing-status';

const column = columnsOf<PersonRow>();

const day = (value: string | null) =>
  value ? <Time value={`${value}T00:00:00Z`} precision="day" /> : <NoValue />;

const columns = column.columns([
  column.accessor('name', {
    header: 'Person',
    meta: { sort: 'name', width: 'wide' },
    cell: ({ row: { original } }) => <PersonCell name={original.name} email={original.email} />,
  }),
  column.accessor('standing', {
    header: 'Standing',
    meta: { width: 'narrow' },
    cell: (cell) => <StandingStatus standing={cell.getValue()} />,
  }),
  column.accessor('team', {
    header: 'Team',
    meta: { sort: 'team', width: 'modest' },
    cell: ({ row: { original } }) => <TextCell text={original.team || null} note={original.role || null} />,
  }),
  column.accessor('location', {
    header: 'Location',
    meta: { sort: 'location' },
    cell: (cell) => <TextCell text={cell.getValue() || null} />,
  }),
  column.accessor('managerName', {
    header: 'Manager',
    cell: (cell) => <TextCell text={cell.getValue()} />,
  }),
  column.accessor('open', {
    header: 'Open duties',
    meta: { align: 'end', width: 'narrow' },
    cell: ({ row: { original } }) => (
      <span className="tabular-nums">
        {original.open}
        {original.overdue > 0 && <span className="ms-1.5 text-danger">{original.overdue} overdue</span>}
      </span>
    ),
  }),
  column.accessor('startedOn', {
    header: 'Started on',
    meta: { sort: 'startedOn', width: 'narrow', initiallyHidden: true },
    cell: (cell) => day(cell.getValue()),
  }),
  column.accessor('leftOn', {
    header: 'Left on',
    meta: { sort: 'leftOn', width: 'narrow', initiallyHidden: true },
    cell: (cell) => day(cell.getValue()),
  }),
  column.accessor('source', {
    header: 'Source',
    meta: { width: 'narrow', initiallyHidden: true },
    cell: (cell) => sourceLabels[cell.getValue()] ?? cell.getValue(),
  }),
]);

type Props = {
  organization: string;
  rows: readonly PersonRow[];
  choices: PersonChoices;
  /** Whether this member adds people, and takes tables of them away. */
  editable: boolean;
  exports: boolean;
  page: ListPage;
  sort: string;
};

/** The directory. */
export function PersonTable({ organization, rows, choices, editable, exports, page, sort }: Props) {
  const search = useSearchParams().toString();
  return (
    <DataTable
      label="People"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => peoplePaths.person(organization, row.id)}
      page={page}
      sort={sort}
      searchLabel="Search name, e-mail, team or number"
      filters={personFilters(choices)}
      tools={
        exports && (
          <>
            <AnchorButton size="sm" href={peoplePaths.export(organization, 'csv', search)}>
              Export CSV
            </AnchorButton>
            <AnchorButton size="sm" href={peoplePaths.export(organization, 'xlsx', search)}>
              Export XLSX
            </AnchorButton>
          </>
        )
      }
      empty={
        <EmptyState
          icon={<Users />}
          title="Nobody is in the directory yet"
          description="Whoever is here can owe something: to confirm a policy, to do a course. Begin with a table from your HR program."
          actions={
            editable && (
              <>
                <LinkButton variant="primary" href={peoplePaths.import(organization)}>
                  Import a table
                </LinkButton>
                <LinkButton href={peoplePaths.add(organization)}>Add one by hand</LinkButton>
              </>
            )
          }
        />
      }
    />
  );
}
