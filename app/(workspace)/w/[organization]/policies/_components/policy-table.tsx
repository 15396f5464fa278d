'use client';

import { BookOpenText } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { workspacePaths } from '#lib/paths.ts';
import type { PolicyRow } from '#lib/policy/list-schema.ts';
import { type PolicyTier, policyTierLabels, policyTiers } from '#lib/policy/schema.ts';
import { policyImportPaths } from '#lib/policy-import-paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { PolicyStatus, ReviewStatus, VersionStatus } from '@/components/policy/policy-status';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Time } from '@/components/ui/time';
import { BulkEdit } from './bulk-edit';
import { BulkSteps } from './bulk-steps';
import { type PolicyChoices, policyDeeds, policyFilters } from './policy-spec';

const column = columnsOf<PolicyRow>();

const tierLabel = (tier: string) => {
  const known: PolicyTier | undefined = policyTiers.find((value) => value === tier);
  return known ? policyTierLabels[known] : tier;
};

const columns = column.columns([
  column.accessor('title', {
    header: 'Policy',
    meta: { sort: 'identifier', width: 'wide' },
    cell: ({ row: { original } }) => <TextCell text={original.title} note={original.identifier} />,
  }),
  column.accessor('state', {
    header: 'State',
    meta: { width: 'narrow' },
    cell: ({ row: { original } }) => <PolicyStatus state={original.state} />,
  }),
  column.accessor('number', {
    header: 'Version',
    meta: { width: 'narrow', align: 'end' },
    cell: (cell) => cell.getValue() ?? <NoValue />,
  }),
  column.accessor('work', {
    header: 'Being worked on',
    cell: (cell) => {
      const state = cell.getValue();
      return state ? <VersionStatus state={state} /> : <NoValue />;
    },
  }),
  column.accessor('ownerName', { header: 'Owner', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('reviewDueOn', {
    header: 'Review due',
    meta: { sort: 'reviewDueOn', width: 'narrow' },
    cell: ({ row: { original } }) =>
      original.reviewDueOn ? (
        <span className="flex flex-col">
          <Time value={original.reviewDueOn} precision="day" />
          <ReviewStatus review={original.review} />
        </span>
      ) : (
        <NoValue />
      ),
  }),
  column.accessor('effectiveOn', {
    header: 'In force from',
    meta: { width: 'narrow', initiallyHidden: true },
    cell: (cell) => {
      const day = cell.getValue();
      return day ? <Time value={day} precision="day" /> : <NoValue />;
    },
  }),
  column.accessor('tier', {
    header: 'Readers',
    meta: { width: 'narrow', initiallyHidden: true },
    cell: (cell) => tierLabel(cell.getValue()),
  }),
  column.accessor('audienceName', {
    header: 'Audience',
    cell: (cell) => <TextCell text={cell.getValue()} />,
  }),
  column.accessor('controls', {
    header: 'Controls',
    meta: { width: 'narrow', align: 'end', initiallyHidden: true },
  }),
]);

type Props = {
  organization: string;
  rows: readonly PolicyRow[];
  choices: PolicyChoices;
  editable: boolean;
  page: ListPage;
  sort: string;
};

/** The list of policies: how each stands and what is due. */
export function PolicyTable({ organization, rows, choices, editable, page, sort }: Props) {
  const search = useSearchParams().toString();
  return (
    <DataTable
      label="Policies"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `${row.identifier} ${row.title}`}
      rowHref={(row) => policyPaths.policy(organization, row.id)}
      page={page}
      sort={sort}
      searchLabel="Search identifier or title"
      filters={policyFilters(choices)}
      {...(editable
        ? {
            bulkActions: (ids: readonly string[], clear: () => void) => (
              <>
                <BulkEdit organization={organization} ids={ids} choices={choices} onDone={clear} />
                {policyDeeds.map((deed) => (
                  <BulkSteps
                    key={deed}
                    deed={deed}
                    organization={organization}
                    ids={ids}
                    all={
                      ids.length === rows.length && (page.count ?? 0) > ids.length
                        ? { search, count: page.count ?? 0 }
                        : null
                    }
                    onDone={clear}
                  />
                ))}
              </>
            ),
          }
        : {})}
      tools={
        <AnchorButton size="sm" href={workspacePaths.exportCsv(policyPaths.list(organization), search)}>
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          icon={<BookOpenText />}
          title="No policies yet"
          description="A policy says what holds here. Write one, have it approved, publish it, and let people confirm that they read it."
          actions={
            editable && (
              <>
                <LinkButton variant="primary" href={policyImportPaths.starters(organization)}>
                  Begin with the starter set
                </LinkButton>
                <LinkButton href={policyImportPaths.import(organization)}>Import</LinkButton>
                <LinkButton href={policyPaths.add(organization)}>Add policy</LinkButton>
              </>
            )
          }
        />
      }
    />
  );
}
