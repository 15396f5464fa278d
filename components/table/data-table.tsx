'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useRef } from 'react';
import { formatCount, formatNumber } from '#lib/format.ts';
import { classes } from '../ui/classes';
import { Pagination } from '../ui/pagination';
import { BulkBar } from './bulk-bar';
import { ColumnChoice } from './column-choice';
import { type Columns, features } from './features';
import { hrefWith } from './list-params';
import { NarrowedBy, type Narrowing } from './narrowed-by';
import type { RowAction } from './row-actions';
import { moveByKey } from './row-keys';
import { useColumnVisibility } from './stored-columns';
import { TableHead } from './table-head';
import { tableRoles } from './table-roles';
import { TableRow } from './table-row';
import { type Filter, TableToolbar } from './table-toolbar';

/** Where this page of the list stands. `count` is exact below 1,000, else 1,000 means "1,000+". */
export type ListPage = { next?: string | null; previous?: string | null; count?: number };

export type DataTableProps<Row extends RowData> = {
  /** The list's name, e.g. "Access requests"; also where its choice of columns is kept. */
  label: string;
  columns: Columns<Row>;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The row's name for screen readers, e.g. the requester's name. */
  rowLabel: (row: Row) => string;
  rowHref?: (row: Row) => string;
  rowActions?: (row: Row) => readonly RowAction[];
  /** Buttons for the chosen rows; makes rows choosable. */
  bulkActions?: (ids: readonly string[], clear: () => void) => ReactNode;
  page?: ListPage;
  /** The server's order: "submittedAt" or "-submittedAt". */
  sort?: string;
  searchLabel?: string;
  filters?: readonly Filter[];
  /** What else the URL narrows the list to; each is shown and can be taken away. */
  narrowings?: readonly Narrowing[];
  /** What shows when there is no row at all (an EmptyState). */
  empty: ReactNode;
  /** Links beside the filters: CSV export. */
  tools?: ReactNode;
};

/**
 * The one list of the workspace. The server sorts, filters and pages, all by URL; the browser chooses columns and rows.
 * Keys within the list: j/k or arrows move, Enter opens, x chooses, Escape lets go.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, page = {}, filters = [], narrowings = [], searchLabel } = props;
  const query = useSearchParams();
  const search = useRef<HTMLInputElement>(null);
  const [columnVisibility, onColumnVisibilityChange] = useColumnVisibility(label, columns);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: rowId,
    state: { columnVisibility },
    onColumnVisibilityChange,
    enableRowSelection: props.bulkActions !== undefined,
  });
  const filtered = query.has('q') || [...filters, ...narrowings].some(({ name }) => query.has(name));
  const chosen = table.getSelectedRowModel().rows.map((row) => row.id);
  const clear = () => table.resetRowSelection(true);

  return (
    <div className="flex flex-col gap-3">
      <TableToolbar
        searchLabel={searchLabel}
        searchRef={search}
        filters={filters}
        tools={
          <>
            {props.tools}
            <ColumnChoice table={table} />
          </>
        }
      />
      <NarrowedBy narrowings={narrowings} />
      {rows.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          {filtered ? (
            <NothingMatches clearHref={hrefWith(query, cleared([...filters, ...narrowings]))} />
          ) : (
            props.empty
          )}
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys only move between the rows' own links
        <div
          onKeyDown={(event) => moveByKey(event, search.current)}
          className="data-table relative overflow-x-auto rounded-lg border bg-surface"
        >
          <table {...tableRoles.table} aria-label={label} className="w-full border-collapse text-left">
            <TableHead table={table} sort={props.sort} hasActions={props.rowActions !== undefined} />
            <tbody {...tableRoles.group}>
              {table.getRowModel().rows.map((row) => (
                <TableRow
                  key={row.id}
                  row={row}
                  label={props.rowLabel(row.original)}
                  href={props.rowHref?.(row.original)}
                  actions={props.rowActions?.(row.original)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {chosen.length > 0 && (
        <BulkBar count={chosen.length} onClear={clear}>
          {props.bulkActions?.(chosen, clear)}
        </BulkBar>
      )}
      <div className={classes(rows.length === 0 && !page.previous && 'hidden')}>
        <Pagination
          previousHref={page.previous && hrefWith(query, { before: page.previous })}
          nextHref={page.next && hrefWith(query, { after: page.next })}
          summary={summary(rows.length, page.count)}
        />
      </div>
    </div>
  );
}

function summary(shown: number, count: number | undefined): string {
  if (count === undefined) return `${formatNumber(shown)} shown`;
  return `${formatNumber(shown)} of ${formatCount(count)}`;
}

function cleared(filters: readonly { name: string }[]): Record<string, null> {
  return Object.fromEntries([['q', null], ...filters.map((filter) => [filter.name, null] as const)]);
}

function NothingMatches({ clearHref }: { clearHref: string }) {
  return (
    <div className="px-6 py-14 text-center">
      <p className="font-medium">Nothing matches</p>
      <p className="mt-1 text-ink-muted">
        Try other words, or{' '}
        <a href={clearHref} className="text-accent-text underline underline-offset-[3px]">
          show everything
        </a>
        .
      </p>
    </div>
  );
}
