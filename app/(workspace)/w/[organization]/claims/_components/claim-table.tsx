'use client';

import { BadgeCheck } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import type { ClaimRow } from '#lib/claim/list-schema.ts';
import { measureInWords } from '#lib/claim/measure.ts';
import { audienceInWords, audienceLabels, audiences } from '#lib/claim/schema.ts';
import { standingLabels, standings } from '#lib/claim/standing.ts';
import { formatDate } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { StandingStatus } from '@/components/claim/standing-status';
import { ListCell, NoValue, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';

const column = columnsOf<ClaimRow>();

const columns = column.columns([
  column.accessor('text', {
    header: 'Claim',
    meta: { sort: 'text', width: 'wide' },
    cell: (c) => <TextCell text={c.getValue()} note={c.row.original.section} />,
  }),
  column.accessor('standing', {
    header: 'Standing',
    cell: (c) => {
      const standing = c.getValue();
      return standing ? <StandingStatus standing={standing} /> : <NoValue />;
    },
  }),
  column.accessor((row) => row.standing?.verifiedOn ?? null, {
    id: 'verifiedOn',
    header: 'Verified on',
    meta: { width: 'narrow' },
    cell: (c) => {
      const day = c.getValue();
      return day ? formatDate(new Date(day)) : <NoValue />;
    },
  }),
  column.accessor('controls', {
    header: 'Controls',
    cell: (c) => (
      <ListCell
        items={c.getValue().map(({ id, identifier }) => <Badge key={id}>{identifier}</Badge>)}
        most={3}
      />
    ),
  }),
  column.accessor((row) => (row.measure ? measureInWords(row.measure) : null), {
    id: 'measure',
    header: 'Measure',
    meta: { initiallyHidden: true },
    cell: (c) => <TextCell text={c.getValue()} />,
  }),
  column.accessor('audience', {
    header: 'Audience',
    meta: { width: 'narrow' },
    cell: (c) => audienceInWords(c.getValue()),
  }),
  column.accessor('edition', {
    header: 'Edition',
    meta: { width: 'narrow', align: 'end', initiallyHidden: true },
  }),
  column.accessor('changedAt', {
    header: 'Changed',
    meta: { sort: 'changedAt', width: 'narrow', align: 'end', initiallyHidden: true },
    cell: (c) => <LocalTime value={c.getValue()} precision="day" />,
  }),
]);

type Props = {
  organization: string;
  rows: ClaimRow[];
  areas: readonly string[];
  page: ListPage;
  sort: string;
};

/** The list of claims: how each stands, and on what. */
export function ClaimTable({ organization, rows, areas, page, sort }: Props) {
  const search = useSearchParams();
  const exportHref = workspacePaths.exportCsv(workspacePaths.claims(organization), search.toString());
  return (
    <DataTable
      label="Claims"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.text}
      rowHref={(row) => workspacePaths.claim(organization, row.id)}
      sort={sort}
      page={page}
      searchLabel="Search the claims"
      filters={[
        {
          name: 'standing',
          label: 'Any standing',
          options: standings.map((value) => ({ value, label: standingLabels[value] })),
        },
        { name: 'section', label: 'Any area', options: areas.map((value) => ({ value, label: value })) },
        {
          name: 'audience',
          label: 'Any audience',
          options: audiences.map((value) => ({ value, label: audienceLabels[value] })),
        },
        {
          name: 'measured',
          label: 'Measured or not',
          options: [
            { value: 'yes', label: 'With a measure' },
            { value: 'no', label: 'Without one' },
          ],
        },
      ]}
      tools={
        <AnchorButton size="sm" href={exportHref}>
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          icon={<BadgeCheck />}
          title="No claims yet"
          description="Add the sentences your customers look for: how data is encrypted, how long backups are kept, who has access. Then put the controls behind each that prove it."
          actions={
            <LinkButton href={workspacePaths.proposals(organization)}>Start from a page you have</LinkButton>
          }
        />
      }
    />
  );
}
