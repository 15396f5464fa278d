'use client';

import type { AccessRuleRow } from '#lib/access-rule/schema.ts';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { TextCell } from '@/components/table/cells';
import { DataTable } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { Badge, Status } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';

const column = columnsOf<AccessRuleRow>();

const columns = column.columns([
  column.accessor('name', {
    header: 'Rule',
    meta: { width: 'wide' },
    cell: (c) => <TextCell text={c.getValue()} />,
  }),
  column.accessor('domain', {
    header: 'For',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) => (
      <TextCell
        text={original.domain ?? original.customerName}
        note={original.domain ? 'Domain' : 'Customer'}
      />
    ),
  }),
  column.accessor('approve', {
    header: 'Does',
    cell: ({ row: { original } }) => (
      <span className="flex flex-wrap gap-1">
        {original.approve && <Badge tone="positive">Approves</Badge>}
        {original.waiveNda && <Badge tone="warning">Waives the NDA</Badge>}
      </span>
    ),
  }),
  column.accessor('documents', {
    header: 'Documents',
    cell: (c) => (c.getValue() === 0 ? 'All but hidden' : formatPlural(c.getValue(), 'document')),
  }),
  column.accessor('grantDays', {
    header: 'Lasts',
    meta: { width: 'narrow' },
    cell: (c) => {
      const days = c.getValue();
      return days === null ? 'As usual' : formatPlural(days, 'day');
    },
  }),
  column.accessor('grants', {
    header: 'Let in',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => formatNumber(c.getValue()),
  }),
  column.accessor('disabledAt', {
    header: 'State',
    meta: { width: 'narrow' },
    cell: (c) =>
      c.getValue() ? <Status tone="neutral">Disabled</Status> : <Status tone="positive">In force</Status>,
  }),
  column.accessor('createdAt', {
    header: 'Added',
    meta: { width: 'narrow', align: 'end', initiallyHidden: true },
    cell: (c) => <LocalTime value={c.getValue()} precision="day" />,
  }),
]);

/** The organization's rules. */
export function RuleTable({ organization, rows }: { organization: string; rows: AccessRuleRow[] }) {
  return (
    <DataTable
      label="Access rules"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `rule ${row.name}`}
      rowHref={(row) => workspacePaths.accessRule(organization, row.id)}
      empty={
        <EmptyState
          title="Nothing happens by itself"
          description="Add a rule to let a customer's people in without asking anybody. Everyone let in by a rule stands in the list of grants."
        />
      }
    />
  );
}
