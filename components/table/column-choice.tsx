'use client';

import type { ReactTable, RowData } from '@tanstack/react-table';
import { Columns3 } from 'lucide-react';
import { Button } from '../ui/button';
import { Menu, MenuCheck, MenuLabel } from '../ui/menu';
import { columnLabel } from './column-label';
import type { Features } from './features';

/** The menu that shows and hides columns. The first column and fixed ones are not in it. */
export function ColumnChoice<Row extends RowData>({ table }: { table: ReactTable<Features, Row> }) {
  const columns = table.getAllLeafColumns().slice(1);
  const choosable = columns.filter((column) => !column.columnDef.meta?.fixed);
  if (choosable.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button aria-label="Columns" variant="ghost" size="icon" className="max-sm:hidden">
          <Columns3 aria-hidden />
        </Button>
      }
    >
      <MenuLabel>Columns</MenuLabel>
      {choosable.map((column) => (
        <MenuCheck
          key={column.id}
          checked={column.getIsVisible()}
          onChange={(shown) => column.toggleVisibility(shown)}
        >
          {columnLabel(column.columnDef, column.id)}
        </MenuCheck>
      ))}
    </Menu>
  );
}
