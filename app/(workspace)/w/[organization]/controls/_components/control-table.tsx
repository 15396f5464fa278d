'use client';

import { ShieldCheck } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import type { ControlRow } from '#lib/control/list-schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { SavedFilterRow } from '#lib/saved-filter/schema.ts';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { AnchorButton } from '@/components/ui/anchor-button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { BulkEdit } from './bulk-edit';
import { controlColumns } from './control-columns';
import { controlFilters } from './control-filters';
import type { ControlChoices } from './control-spec';
import { SavedFilters } from './saved-filters';

type TableProps = {
  organization: string;
  rows: readonly ControlRow[];
  choices: ControlChoices;
  savedFilters: readonly SavedFilterRow[];
  /** Whether this member keeps filters. */
  keeps: boolean;
  editable: boolean;
  archived: boolean;
  page: ListPage;
  sort: string;
};

/** The list of controls: filtered, chosen and changed many at once. */
export function ControlTable(props: TableProps) {
  const { organization, rows, choices, savedFilters, editable, archived, page, sort } = props;
  const search = useSearchParams().toString();
  return (
    <DataTable
      label="Controls"
      columns={controlColumns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `${row.identifier} ${row.title}`}
      rowHref={(row) => workspacePaths.control(organization, row.id)}
      bulkActions={
        editable
          ? (ids, clear) => (
              <BulkEdit
                organization={organization}
                ids={ids}
                owners={choices.owners}
                archived={archived}
                onDone={clear}
              />
            )
          : undefined
      }
      page={page}
      sort={sort}
      searchLabel="Search the controls"
      filters={controlFilters(choices)}
      tools={
        <>
          {props.keeps && <SavedFilters organization={organization} filters={savedFilters} />}
          <AnchorButton size="sm" href={workspacePaths.exportControls(organization, 'csv', search)}>
            Export CSV
          </AnchorButton>
          <AnchorButton size="sm" href={workspacePaths.exportControls(organization, 'xlsx', search)}>
            Export XLSX
          </AnchorButton>
        </>
      }
      empty={
        <EmptyState
          icon={<ShieldCheck />}
          title={archived ? 'Nothing is archived' : 'No controls yet'}
          description={
            archived
              ? undefined
              : 'A control is what you do. Begin with the library, a table, or one by hand.'
          }
          actions={
            editable &&
            !archived && (
              <>
                <LinkButton variant="primary" href={workspacePaths.controlTemplates(organization)}>
                  Choose from the library
                </LinkButton>
                <LinkButton href={workspacePaths.importControls(organization)}>Import a table</LinkButton>
              </>
            )
          }
        />
      }
    />
  );
}
