'use client';

import { FlexRender, type RowData, type Row as TableRowModel } from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import { type MouseEvent, useTransition } from 'react';
import { classes } from '../ui/classes';
import { PageLink } from '../ui/page-link';
import { useShowPending } from '../ui/pending';
import { columnLabel } from './column-label';
import type { Features } from './features';
import { type RowAction, RowActions } from './row-actions';
import { SelectBox } from './select-box';
import { tableRoles } from './table-roles';

type TableRowProps<Row extends RowData> = {
  row: TableRowModel<Features, Row>;
  label: string;
  href?: string;
  actions?: readonly RowAction[];
};

// Words of a narrow cell never wrap; a usual one is wide enough for a word of most names not to be broken.
const widths = {
  narrow: 'max-w-72 whitespace-nowrap',
  modest: 'max-w-44 sm:min-w-32',
  usual: 'max-w-72 sm:min-w-32',
  rest: 'w-full min-w-64 max-w-0',
  wide: 'w-[30%] min-w-64 max-w-0',
};

/** One row. Its first cell is the link; a click anywhere that is nothing else opens it too. */
export function TableRow<Row extends RowData>({ row, label, href, actions }: TableRowProps<Row>) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  useShowPending(pending);
  const chosen = row.getIsSelected();
  const open = (event: MouseEvent<HTMLElement>) => {
    if (href && isPlainClick(event)) startTransition(() => router.push(href));
  };
  return (
    <tr
      {...tableRoles.row}
      onClick={open}
      aria-selected={row.getCanSelect() ? chosen : undefined}
      className={classes(
        'group/row border-b last:border-b-0 focus-within:bg-sunken hover:bg-sunken',
        href && 'cursor-pointer',
        chosen && 'bg-accent-soft hover:bg-accent-soft focus-within:bg-accent-soft',
      )}
    >
      {row.getCanSelect() && (
        <td {...tableRoles.cell} data-cell="choose" className="w-10 ps-4 align-middle">
          <SelectBox
            label={`Choose ${label}`}
            checked={chosen}
            onChange={(checked) => row.toggleSelected(checked)}
          />
        </td>
      )}
      {row.getVisibleCells().map((cell, index) => {
        const meta = cell.column.columnDef.meta;
        const content = <FlexRender cell={cell} />;
        return (
          <td
            key={cell.id}
            {...tableRoles.cell}
            data-cell={index === 0 ? 'first' : undefined}
            data-label={columnLabel(cell.column.columnDef, cell.column.id)}
            className={classes(
              'h-11 px-3 py-1.5 align-middle first:ps-4 last:pe-4',
              meta?.align === 'end' && 'text-right tabular-nums',
              widths[meta?.width ?? 'usual'],
            )}
          >
            {index === 0 && href ? (
              <PageLink
                href={href}
                data-row-link
                className="block min-w-0 rounded-sm font-medium outline-offset-4"
              >
                {content}
              </PageLink>
            ) : (
              content
            )}
          </td>
        );
      })}
      {actions && (
        <td {...tableRoles.cell} data-cell="actions" className="w-12 pe-2 text-right align-middle">
          <RowActions label={label} actions={actions} />
        </td>
      )}
    </tr>
  );
}

function isPlainClick(event: MouseEvent<HTMLElement>): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return false;
  // Menus are rendered elsewhere in the document, yet their clicks arrive here through React.
  if (!(target instanceof Element) || !event.currentTarget.contains(target)) return false;
  if (target.closest('a, button, input, label, select, textarea, summary')) return false;
  return window.getSelection()?.toString() === '';
}
