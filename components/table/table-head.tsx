'use client';

import { FlexRender, type ReactTable, type RowData } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { classes } from '../ui/classes';
import { PageLink } from '../ui/page-link';
import type { Features } from './features';
import { hrefWith } from './list-params';
import { SelectBox } from './select-box';
import { tableRoles } from './table-roles';

type TableHeadProps<Row extends RowData> = {
  table: ReactTable<Features, Row>;
  sort?: string;
  hasActions: boolean;
};

/** The headings. A sortable one is a link that turns the order round. */
export function TableHead<Row extends RowData>({ table, sort, hasActions }: TableHeadProps<Row>) {
  const choosable = table.options.enableRowSelection === true;
  return (
    <thead {...tableRoles.group} className="border-b text-ink-muted text-xs">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} {...tableRoles.row}>
          {choosable && (
            <th {...tableRoles.heading} scope="col" className="w-10 ps-4">
              <SelectBox
                label="Choose all on this page"
                checked={table.getIsAllPageRowsSelected()}
                partly={table.getIsSomePageRowsSelected()}
                onChange={(checked) => table.toggleAllPageRowsSelected(checked)}
              />
            </th>
          )}
          {group.headers.map((header) => {
            const meta = header.column.columnDef.meta;
            return (
              <th
                key={header.id}
                {...tableRoles.heading}
                scope="col"
                aria-sort={meta?.sort ? direction(meta.sort, sort) : undefined}
                className={classes(
                  'h-9 whitespace-nowrap px-3 font-medium first:ps-4 last:pe-4',
                  meta?.align === 'end' && 'text-right',
                  meta?.width === 'narrow' && 'w-px',
                )}
              >
                <SortLink name={meta?.sort} current={sort}>
                  <FlexRender header={header} />
                </SortLink>
              </th>
            );
          })}
          {hasActions && (
            <th {...tableRoles.heading} scope="col" className="w-12">
              <span className="sr-only">Actions</span>
            </th>
          )}
        </tr>
      ))}
    </thead>
  );
}

function direction(name: string, sort: string | undefined): 'ascending' | 'descending' | undefined {
  if (sort === name) return 'ascending';
  return sort === `-${name}` ? 'descending' : undefined;
}

function SortLink({ name, current, children }: { name?: string; current?: string; children: ReactNode }) {
  const query = useSearchParams();
  if (!name) return children;
  const now = direction(name, current);
  const next = now === 'ascending' ? `-${name}` : name;
  const Icon = now === undefined ? ChevronsUpDown : now === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <PageLink
      href={hrefWith(query, { sort: next })}
      className={classes('group/sort inline-flex items-center gap-1 py-1 hover:text-ink', now && 'text-ink')}
    >
      {children}
      <Icon
        aria-hidden
        className={classes(
          'size-3',
          !now && 'opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100',
        )}
      />
    </PageLink>
  );
}
