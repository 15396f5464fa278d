import {
  implementationLabels,
  implementations,
  responsibilities,
  responsibilityLabels,
} from '#lib/control/labels.ts';
import type { ControlRow } from '#lib/control/list-schema.ts';
import { HealthStatus } from '@/components/control/health-status';
import { ListCell, NoValue, TextCell } from '@/components/table/cells';
import { columnsOf } from '@/components/table/features';
import { Badge } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { Time } from '@/components/ui/time';

const column = columnsOf<ControlRow>();

const day = (value: string | null | undefined) =>
  value ? <Time value={`${value}T00:00:00Z`} precision="day" /> : <NoValue />;

/** The columns of the list of controls. */
export const controlColumns = column.columns([
  column.accessor('title', {
    header: 'Control',
    meta: { sort: 'identifier', width: 'wide' },
    cell: ({ row: { original } }) => <TextCell text={original.title} note={original.identifier} />,
  }),
  column.display({
    id: 'health',
    header: 'Health',
    meta: { width: 'narrow' },
    cell: ({ row: { original } }) =>
      original.standing ? (
        <HealthStatus health={original.standing.health} selfReviewed={original.standing.selfReviewed} />
      ) : (
        <NoValue />
      ),
  }),
  column.display({
    id: 'verifiedOn',
    header: 'Verified on',
    meta: { width: 'narrow', initiallyHidden: true },
    cell: ({ row: { original } }) => day(original.standing?.verifiedOn),
  }),
  column.display({
    id: 'dueOn',
    header: 'Due on',
    meta: { width: 'narrow' },
    cell: ({ row: { original } }) => day(original.standing?.dueOn),
  }),
  column.accessor('implementation', {
    header: 'Implementation',
    meta: { width: 'narrow' },
    cell: (cell) => {
      const known = implementations.find((value) => value === cell.getValue());
      return known ? implementationLabels[known] : cell.getValue();
    },
  }),
  column.accessor('ownerName', { header: 'Owner', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('tags', {
    header: 'Tags',
    meta: { initiallyHidden: true },
    cell: (cell) => (
      <ListCell
        items={cell.getValue().map((tag) => (
          <Badge key={tag}>
            <bdi>{tag}</bdi>
          </Badge>
        ))}
      />
    ),
  }),
  column.accessor('requirements', {
    header: 'Requirements',
    meta: { align: 'end', width: 'narrow', initiallyHidden: true },
  }),
  column.display({
    id: 'evidence',
    header: 'Evidence',
    meta: { align: 'end', width: 'narrow' },
    cell: ({ row: { original } }) => original.standing?.evidence ?? <NoValue />,
  }),
  column.accessor('responsibility', {
    header: 'Responsibility',
    meta: { width: 'narrow', initiallyHidden: true },
    cell: (cell) => {
      const known = responsibilities.find((value) => value === cell.getValue());
      return known ? responsibilityLabels[known] : cell.getValue();
    },
  }),
  column.accessor('tier', {
    header: 'Tier',
    meta: { align: 'end', width: 'narrow', initiallyHidden: true },
    cell: (cell) => cell.getValue() ?? <NoValue />,
  }),
  column.accessor('cadenceDays', {
    header: 'Cadence',
    meta: { align: 'end', width: 'narrow', initiallyHidden: true },
    cell: (cell) => {
      const days = cell.getValue();
      return days === null ? <NoValue /> : `${days} days`;
    },
  }),
  column.accessor('changedAt', {
    header: 'Changed',
    meta: { sort: 'changedAt', width: 'narrow', align: 'end', initiallyHidden: true },
    cell: (cell) => <LocalTime value={cell.getValue()} precision="day" />,
  }),
]);
