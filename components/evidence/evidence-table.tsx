'use client';

import { FileCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { evidenceStates } from '#lib/evidence/lifecycle.ts';
import { evidenceLooks } from '#lib/evidence/look.ts';
import { type EvidenceRow, evidenceKindLabels, evidenceKinds } from '#lib/evidence/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ListCell, NoValue, TextCell } from '../table/cells';
import { DataTable, type ListPage } from '../table/data-table';
import { columnsOf } from '../table/features';
import { Badge } from '../ui/badge';
import { EmptyState } from '../ui/empty-state';
import { LinkButton } from '../ui/link-button';
import { LocalTime } from '../ui/local-time';
import type { Option } from '../ui/text-field';
import { Time } from '../ui/time';
import { EvidenceStatus } from './evidence-status';

const column = columnsOf<EvidenceRow>();
const columns = column.columns([
  column.accessor('title', {
    header: 'Evidence',
    meta: { sort: 'title', width: 'wide' },
    cell: ({ row: { original } }) => (
      <TextCell
        text={original.title}
        note={original.revisions > 1 ? `Revision ${original.revisions}` : null}
      />
    ),
  }),
  column.accessor('kind', {
    header: 'Kind',
    meta: { width: 'narrow', initiallyHidden: true },
    cell: (c) => <Badge>{evidenceKindLabels[c.getValue()]}</Badge>,
  }),
  column.accessor('state', {
    header: 'State',
    cell: ({ row: { original } }) => (
      <EvidenceStatus state={original.state} selfReviewed={original.selfReviewed} />
    ),
  }),
  column.accessor('controls', {
    header: 'Controls',
    cell: (c) => <ListCell items={c.getValue().map((name) => <Badge key={name}>{name}</Badge>)} />,
  }),
  column.accessor('collectedOn', {
    header: 'Collected on',
    meta: { sort: 'collectedOn', width: 'narrow', align: 'end' },
    cell: (c) => <Time value={c.getValue()} precision="day" />,
  }),
  column.accessor('validUntilOn', {
    header: 'Valid until',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => {
      const day = c.getValue();
      return day ? <Time value={day} precision="day" /> : <NoValue />;
    },
  }),
  column.accessor('createdAt', {
    header: 'Received',
    meta: { sort: 'createdAt', width: 'narrow', align: 'end' },
    cell: ({ row: { original } }) => (
      <LocalTime value={original.receivedAt ?? original.createdAt} precision="day" />
    ),
  }),
  column.accessor('receivedByName', {
    header: 'Brought by',
    meta: { initiallyHidden: true },
    cell: (c) => <TextCell text={c.getValue()} />,
  }),
]);

type TableProps = {
  organization: string;
  rows: readonly EvidenceRow[];
  page?: ListPage;
  sort?: string;
  controls?: readonly Option[];
  /** Off where the list is one of another page: then nothing is searched or filtered. */
  narrowed?: boolean;
  /** Whether an empty list offers to add the first. */
  addable?: boolean;
  label?: string;
  tools?: ReactNode;
  empty?: ReactNode;
};

/** Evidence with how it stands and what it proves. */
export function EvidenceTable(props: TableProps) {
  const { organization, rows, controls = [], narrowed = true } = props;
  const filters = [
    {
      name: 'state',
      label: 'Not archived',
      options: evidenceStates.map((value) => ({ value, label: evidenceLooks[value].label })),
    },
    {
      name: 'kind',
      label: 'Any kind',
      options: evidenceKinds.map((value) => ({ value, label: evidenceKindLabels[value] })),
    },
    {
      name: 'due',
      label: 'Any validity',
      options: [
        { value: 'soon', label: 'Ends within 30 days' },
        { value: 'lapsed', label: 'Validity is over' },
      ],
    },
    ...(controls.length > 0 ? [{ name: 'control', label: 'Any control', options: controls }] : []),
  ];
  return (
    <DataTable
      label={props.label ?? 'Evidence'}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.title}
      rowHref={(row) => workspacePaths.evidenceItem(organization, row.id)}
      {...(props.sort ? { sort: props.sort } : {})}
      {...(props.page ? { page: props.page } : {})}
      {...(narrowed ? { searchLabel: 'Search the evidence', filters } : {})}
      tools={props.tools}
      empty={
        props.empty ?? (
          <EmptyState
            icon={<FileCheck />}
            title="No evidence yet"
            description="Add a file, a link or a record, and say which controls it proves. Somebody else then reviews it."
            actions={
              props.addable && (
                <LinkButton variant="primary" href={workspacePaths.addEvidence(organization)}>
                  Add evidence
                </LinkButton>
              )
            }
          />
        )
      }
    />
  );
}
