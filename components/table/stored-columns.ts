'use client';

import type { ColumnVisibilityState, RowData, Updater } from '@tanstack/react-table';
import { useMemo, useSyncExternalStore } from 'react';
import type { Columns } from './features';

const changed = 'candor:columns';

/**
 * Which columns of the list called `label` show: the columns' own wish, overridden by what this reader chose on this
 * device. A browser that keeps nothing still works; the choice then lasts until the page is left.
 */
export function useColumnVisibility<Row extends RowData>(label: string, columns: Columns<Row>) {
  const key = `${changed}:${label}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => '{}',
  );
  const visibility = useMemo(() => ({ ...initial(columns), ...parse(stored) }), [columns, stored]);
  const change = (updater: Updater<ColumnVisibilityState>) => {
    write(key, JSON.stringify(typeof updater === 'function' ? updater(visibility) : updater));
    window.dispatchEvent(new Event(changed));
  };
  return [visibility, change] as const;
}

const kept = new Map<string, string>();

function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}

function read(key: string): string {
  try {
    return window.localStorage.getItem(key) ?? kept.get(key) ?? '{}';
  } catch {
    return kept.get(key) ?? '{}';
  }
}

function write(key: string, value: string): void {
  kept.set(key, value);
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // Storage is refused (private window, full): `kept` holds the choice for this visit.
  }
}

function parse(stored: string): ColumnVisibilityState {
  const visibility: ColumnVisibilityState = {};
  try {
    const value: unknown = JSON.parse(stored);
    for (const [id, shown] of Object.entries(value ?? {})) visibility[id] = shown === true;
  } catch {
    // Written by something else: as if nothing were chosen.
  }
  return visibility;
}

// A column made from a field of the row has no id of its own yet: the table will call it by that field.
function idOf<Row extends RowData>(column: Columns<Row>[number]): string {
  return column.id ?? ('accessorKey' in column ? String(column.accessorKey) : '');
}

function initial<Row extends RowData>(columns: Columns<Row>): ColumnVisibilityState {
  const hidden = columns.filter((column) => column.meta?.initiallyHidden);
  return Object.fromEntries(hidden.map((column) => [idOf(column), false]));
}
