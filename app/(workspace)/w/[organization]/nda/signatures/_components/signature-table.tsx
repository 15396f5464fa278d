'use client';

import { PenLine } from 'lucide-react';
import {
  type NdaSignatureRow,
  type SignatureState,
  signatureStateLabels,
} from '#lib/nda-signature/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { PersonCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status, type Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';

const tones: Record<SignatureState, Tone> = {
  'in-force': 'positive',
  expired: 'neutral',
  replaced: 'warning',
};

const column = columnsOf<NdaSignatureRow>();

const columns = column.columns([
  column.accessor('typedName', {
    header: 'Signer',
    meta: { width: 'wide' },
    cell: ({ row }) => <PersonCell name={row.original.typedName} email={row.original.email} />,
  }),
  column.accessor('company', {
    header: 'Company',
    meta: { sort: 'company' },
    cell: ({ row: { original } }) => (
      <TextCell text={original.company} note={original.domain && `for everyone at ${original.domain}`} />
    ),
  }),
  column.accessor('number', {
    header: 'Version',
    meta: { width: 'narrow', align: 'end' },
  }),
  column.accessor('state', {
    header: 'State',
    cell: (c) => <Status tone={tones[c.getValue()]}>{signatureStateLabels[c.getValue()]}</Status>,
  }),
  column.accessor('signedAt', {
    header: 'Signed',
    meta: { sort: 'signedAt', width: 'narrow' },
    cell: (c) => <LocalTime value={c.getValue()} />,
  }),
  column.accessor('expiresAt', {
    header: 'Valid until',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => <LocalTime value={c.getValue()} precision="day" />,
  }),
]);

type Props = { organization: string; rows: NdaSignatureRow[]; page: ListPage; sort: string; query: string };

/** The list of signatures. */
export function SignatureTable({ organization, rows, page, sort, query }: Props) {
  return (
    <DataTable
      label="NDA signatures"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.typedName}
      rowHref={(row) => workspacePaths.ndaSignature(organization, row.id)}
      sort={sort}
      page={page}
      searchLabel="Search name, e-mail or company"
      filters={[
        {
          name: 'scope',
          label: 'Any scope',
          options: [
            { value: 'person', label: 'One person' },
            { value: 'domain', label: 'Whole domain' },
          ],
        },
      ]}
      tools={
        <AnchorButton
          size="sm"
          href={workspacePaths.exportCsv(workspacePaths.ndaSignatures(organization), query)}
        >
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          icon={<PenLine />}
          title="Nobody has signed yet"
          description="Signatures appear here as soon as a visitor signs the published agreement."
        />
      }
    />
  );
}
