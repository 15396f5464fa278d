'use client';

import { useSearchParams } from 'next/navigation';
import { grantStates } from '#lib/grant/lifecycle.ts';
import { type GrantRow, grantSourceLabels, grantSources, grantStateLabels } from '#lib/grant/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { GrantStatus } from '@/components/grant/grant-status';
import { PersonCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';

const column = columnsOf<GrantRow>();

const columns = column.columns([
  column.accessor('visitorName', {
    header: 'Visitor',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) => <PersonCell name={original.visitorName} email={original.email} />,
  }),
  column.accessor('company', { header: 'Company', cell: (c) => <TextCell text={c.getValue()} /> }),
  column.accessor('documentTitle', {
    header: 'Document',
    meta: { width: 'wide' },
    cell: (c) => <TextCell text={c.getValue()} />,
  }),
  column.accessor('state', {
    header: 'State',
    meta: { width: 'narrow' },
    cell: (c) => <GrantStatus state={c.getValue()} />,
  }),
  column.accessor('source', {
    header: 'How',
    cell: ({ row: { original } }) => (
      <TextCell text={grantSourceLabels[original.source]} note={original.grantedByName} />
    ),
  }),
  column.accessor('expiresAt', {
    header: 'Until',
    meta: { sort: 'expiresAt', width: 'narrow' },
    cell: ({ row: { original } }) =>
      original.expiresAt ? (
        <LocalTime value={original.expiresAt} precision="day" />
      ) : (
        <span className="text-ink-muted">{original.days} days from first use</span>
      ),
  }),
  column.accessor('downloads', { header: 'Downloads', meta: { align: 'end', width: 'narrow' } }),
  column.accessor('grantedAt', {
    header: 'Granted',
    meta: { sort: 'grantedAt', width: 'narrow', align: 'end', initiallyHidden: true },
    cell: (c) => <LocalTime value={c.getValue()} precision="day" />,
  }),
]);

type Props = { organization: string; rows: GrantRow[]; page: ListPage; sort: string };

/** Who has what until when. */
export function GrantTable({ organization, rows, page, sort }: Props) {
  const search = useSearchParams().toString();
  return (
    <DataTable
      label="Grants"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `grant of ${row.documentTitle} to ${row.visitorName}`}
      rowHref={(row) => workspacePaths.grant(organization, row.id)}
      page={page}
      sort={sort}
      searchLabel="Search visitor, company or document"
      filters={[
        {
          name: 'state',
          label: 'Any state',
          options: grantStates.map((value) => ({ value, label: grantStateLabels[value] })),
        },
        {
          name: 'source',
          label: 'Any way in',
          options: grantSources.map((value) => ({ value, label: grantSourceLabels[value] })),
        },
      ]}
      tools={
        <AnchorButton size="sm" href={workspacePaths.exportCsv(workspacePaths.grants(organization), search)}>
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          title="Nobody has been let in yet"
          description="A grant appears here with each approved request, rule, invitation and signed NDA."
        />
      }
    />
  );
}
