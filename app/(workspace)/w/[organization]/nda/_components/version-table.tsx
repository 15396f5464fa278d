'use client';

import { FileSignature } from 'lucide-react';
import { formatNumber } from '#lib/format.ts';
import { type NdaVersionRow, ndaChangeTexts } from '#lib/nda/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { VersionState } from './version-state';

const column = columnsOf<NdaVersionRow>();

const columns = column.columns([
  column.accessor('number', {
    header: 'Version',
    cell: ({ row }) => <TextCell text={`Version ${row.original.number}`} note={row.original.title} />,
  }),
  column.display({
    id: 'state',
    header: 'State',
    meta: { width: 'narrow' },
    cell: ({ row }) => <VersionState version={row.original} />,
  }),
  column.accessor('change', {
    header: 'Change',
    meta: { width: 'narrow' },
    cell: (c) => (
      <Badge tone={c.getValue() === 'material' ? 'accent' : 'neutral'}>
        {ndaChangeTexts[c.getValue()].label}
      </Badge>
    ),
  }),
  column.accessor('publishedAt', {
    header: 'Published',
    meta: { width: 'narrow' },
    cell: ({ row: { original } }) =>
      original.publishedAt ? <LocalTime value={original.publishedAt} precision="day" /> : <NoValue />,
  }),
  column.accessor('publishedByName', {
    header: 'By',
    cell: ({ row: { original } }) => <TextCell text={original.publishedByName ?? original.createdByName} />,
  }),
  column.accessor('signatures', {
    header: 'Signatures',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => formatNumber(c.getValue()),
  }),
]);

/** Every version of the agreement, newest first. */
export function VersionTable({ organization, rows }: { organization: string; rows: NdaVersionRow[] }) {
  return (
    <DataTable
      label="Versions of the agreement"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `version ${row.number}`}
      rowHref={(row) => workspacePaths.ndaVersion(organization, row.id)}
      empty={
        <EmptyState
          icon={<FileSignature />}
          title="No version yet"
          description="Begin with the text that Candor ships, or paste your own. Have a lawyer read it before you publish."
        />
      }
    />
  );
}
