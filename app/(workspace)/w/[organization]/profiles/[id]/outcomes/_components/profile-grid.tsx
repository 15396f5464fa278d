'use client';

import { type KeyboardEvent, useState } from 'react';
import { profilePaths } from '#lib/profile-paths.ts';
import { tableRoles } from '@/components/table/table-roles';
import { changeEntriesAction } from '../actions';
import { CategoryHead } from './category-head';
import { ClashList } from './clash-list';
import { gridColumns, type Step, setByKey, stepOf } from './grid-keys';
import type { GridColumn, GridLine } from './grid-line';
import { GridRow } from './grid-row';
import { SavedState } from './saved-state';
import { useGrid } from './use-grid';

type Props = {
  organization: string;
  profileId: string;
  functions: readonly {
    identifier: string;
    title: string;
    categories: readonly { identifier: string; title: string; lines: readonly GridLine[] }[];
  }[];
  editable: boolean;
};

type Cell = { id: string; column: GridColumn };

/** The cell that an event came from. */
function cellAt(target: EventTarget): Cell | null {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-line]') : null;
  const column = gridColumns.find((one) => one === cell?.dataset.column);
  return cell?.dataset.line && column ? { id: cell.dataset.line, column } : null;
}

/**
 * All subcategories, dense: arrows move between the cells that can be set, digits set tiers, h, m and l priorities, 0 takes
 * a value away, a accepts the proposed tier, x takes the outcome out of the profile, Enter opens the rest.
 */
export function ProfileGrid({ organization, profileId, functions, editable }: Props) {
  const order = functions.flatMap(({ categories }) => categories.flatMap(({ lines }) => lines));
  const store = useGrid(order, (entries) => changeEntriesAction(organization, profileId, entries));
  const [active, setActive] = useState<Cell | null>(null);
  const tabStop = active ?? { id: order[0]?.id ?? '', column: 'currentTier' };

  // Outcomes that are not in the profile have no cell to go to.
  const move = (grid: HTMLElement, from: Cell, { rows, columns }: Step) => {
    const column = gridColumns[gridColumns.indexOf(from.column) + columns] ?? from.column;
    let row = order.findIndex((line) => line.id === from.id);
    let target: HTMLElement | null = null;
    do {
      row += rows;
      target = grid.querySelector(`[data-line="${order[row]?.id}"][data-column="${column}"]`);
    } while (!target && order[row]);
    target?.focus();
  };

  const act = (grid: HTMLElement, cell: Cell, line: GridLine, key: string): boolean => {
    const step = stepOf(key, getComputedStyle(grid).direction === 'rtl');
    if (step) move(grid, cell, step);
    else if (key === 'Enter') grid.querySelector<HTMLElement>(`[data-open="${line.id}"]`)?.click();
    else {
      const set = setByKey(key, cell.column, line);
      if (!set) return false;
      if (editable) store.set([{ id: line.id, set }]);
    }
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = cellAt(event.target);
    const line = cell && store.lines.get(cell.id);
    if (!line || event.altKey || event.ctrlKey || event.metaKey) return;
    if (act(event.currentTarget, cell, line, event.key)) event.preventDefault();
  };

  return (
    <>
      <SavedState status={store.status} editable={editable} onRetry={store.retry} />
      <ClashList clashes={store.clashes} onDecide={store.decide} />
      <section
        aria-label="Outcomes"
        onKeyDown={onKeyDown}
        onFocus={(event) => setActive((now) => cellAt(event.target) ?? now)}
        className="flex flex-col gap-5"
      >
        {functions.map(({ identifier, title, categories }) => (
          <section key={identifier} aria-labelledby={`function-${identifier}`}>
            <h2 id={`function-${identifier}`} dir="auto" className="mb-2 font-semibold text-base">
              {identifier} <bdi>{title}</bdi>
            </h2>
            <table
              {...tableRoles.table}
              aria-label={`${identifier} ${title}`}
              className="w-full border-collapse rounded-lg border bg-surface text-sm max-md:block"
            >
              <GridHeadings />
              {categories.map((category) => (
                <tbody
                  key={category.identifier}
                  {...tableRoles.group}
                  id={category.identifier}
                  className="scroll-mt-16 border-t max-md:block"
                >
                  <CategoryHead
                    category={category}
                    lines={category.lines.flatMap(({ id }) => store.lines.get(id) ?? [])}
                    editable={editable}
                    onSet={store.set}
                  />
                  {category.lines.map(({ id }) => {
                    const line = store.lines.get(id);
                    return (
                      line && (
                        <GridRow
                          key={id}
                          line={line}
                          href={profilePaths.entry(organization, profileId, id)}
                          editable={editable}
                          tabStop={tabStop.id === id ? tabStop.column : null}
                          onSet={(set) => store.set([{ id, set }])}
                        />
                      )
                    );
                  })}
                </tbody>
              ))}
            </table>
          </section>
        ))}
      </section>
    </>
  );
}

function GridHeadings() {
  const head = 'px-2 py-2 text-start font-medium text-ink-muted text-xs';
  return (
    <thead {...tableRoles.group} className="max-md:sr-only">
      <tr {...tableRoles.row}>
        <th {...tableRoles.heading} scope="col" className={`${head} ps-4`}>
          Outcome
        </th>
        {['Current', 'Target', 'Priority', 'Gap', 'Controls say'].map((name) => (
          <th key={name} {...tableRoles.heading} scope="col" className={head}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
