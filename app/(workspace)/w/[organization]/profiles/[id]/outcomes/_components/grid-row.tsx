import type { ReactNode } from 'react';
import { gapOf } from '#lib/profile/gap.ts';
import { priorities, priorityLabels, tierNames, tierOf, tiers } from '#lib/profile/tiers.ts';
import { tableRoles } from '@/components/table/table-roles';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/classes';
import { PageLink } from '@/components/ui/page-link';
import { gridColumns } from './grid-keys';
import type { GridColumn, GridLine, GridSet } from './grid-line';

type Props = {
  line: GridLine;
  href: string;
  editable: boolean;
  /** Which of this row's cells has the one tab stop of the grid; null: none. */
  tabStop: GridColumn | null;
  onSet: (set: GridSet) => void;
};

const labels: Readonly<Record<GridColumn, string>> = {
  currentTier: 'Current tier',
  targetTier: 'Target tier',
  priority: 'Priority',
};

/** One subcategory: what it asks for, its tiers and priority as native choices, its gap, and what its controls speak for. */
export function GridRow({ line, href, editable, tabStop, onSet }: Props) {
  const { id, identifier, text, included, suggestion } = line;
  const gap = gapOf(line);
  const cell = 'px-2 py-1.5 align-top max-md:flex max-md:items-center max-md:justify-between max-md:px-4';
  return (
    <tr
      {...tableRoles.row}
      className={classes('border-t max-md:block max-md:py-2', !included && 'text-ink-faint')}
    >
      <th
        {...tableRoles.rowHeading}
        scope="row"
        className="py-2 ps-4 pe-3 text-start align-top font-normal max-md:block"
      >
        <PageLink
          href={href}
          data-open={id}
          className="font-medium text-accent-text tabular-nums underline-offset-4 hover:underline"
        >
          {identifier}
        </PageLink>{' '}
        <span dir="auto" className="wrap-anywhere">
          {text}
        </span>
        <RowNotes line={line} onPutBack={editable ? () => onSet({ included: true }) : null} />
      </th>
      {gridColumns.map((column) => (
        <td key={column} {...tableRoles.cell} className={cell}>
          <span aria-hidden className="text-ink-muted text-xs md:hidden">
            {labels[column]}
          </span>
          {editable && included ? (
            <Choice line={line} column={column} tabIndex={tabStop === column ? 0 : -1} onSet={onSet} />
          ) : (
            <Value line={line} column={column} />
          )}
        </td>
      ))}
      <td
        {...tableRoles.cell}
        className={classes(cell, 'tabular-nums', gap > 0 ? 'font-medium' : 'text-ink-faint')}
      >
        <span className="font-normal text-ink-muted text-xs md:hidden">Gap</span>
        <span className="inline-block py-1">{gap > 0 ? `+${gap}` : included ? '0' : '–'}</span>
      </td>
      <td {...tableRoles.cell} className={classes(cell, 'md:w-44')}>
        {suggestion && included && <span className="text-ink-muted text-xs md:hidden">Controls say</span>}
        {suggestion && included && (
          <span className="flex items-center gap-2" title={suggestion.why}>
            <span className="py-1 text-ink-muted tabular-nums">Tier {suggestion.tier}</span>
            {editable && suggestion.tier !== line.currentTier && (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Accept tier ${suggestion.tier} for ${identifier}. ${suggestion.why}`}
                onClick={() => onSet({ currentTier: suggestion.tier })}
              >
                Accept
              </Button>
            )}
          </span>
        )}
      </td>
    </tr>
  );
}

function RowNotes({ line, onPutBack }: { line: GridLine; onPutBack: (() => void) | null }) {
  const { included, reason, openTasks, evidence } = line;
  const notes: ReactNode[] = [];
  if (!included) notes.push(<Badge key="out">Not in the profile</Badge>);
  if (!included && onPutBack)
    notes.push(
      <Button
        key="back"
        size="sm"
        variant="ghost"
        aria-label={`Put ${line.identifier} back`}
        onClick={onPutBack}
      >
        Put back
      </Button>,
    );
  if (openTasks > 0)
    notes.push(
      <Badge key="tasks" tone="accent">
        {openTasks === 1 ? 'Task open' : `${openTasks} tasks open`}
      </Badge>,
    );
  if (evidence > 0) notes.push(<span key="evidence">{evidence} linked evidence</span>);
  if (reason)
    notes.push(
      <span key="reason" dir="auto" className="wrap-anywhere line-clamp-1">
        {reason}
      </span>,
    );
  return (
    notes.length > 0 && (
      <span className="mt-0.5 flex flex-wrap items-center gap-2 text-ink-muted text-xs">{notes}</span>
    )
  );
}

type ChoiceProps = { line: GridLine; column: GridColumn; tabIndex: number; onSet: (set: GridSet) => void };

function Choice({ line, column, tabIndex, onSet }: ChoiceProps) {
  const take = (value: string): GridSet => {
    if (column === 'priority') return { priority: priorities.find((one) => one === value) ?? null };
    return { [column]: tierOf(Number(value)) };
  };
  return (
    <select
      aria-label={`${labels[column]}, ${line.identifier}`}
      data-line={line.id}
      data-column={column}
      tabIndex={tabIndex}
      value={line[column] ?? ''}
      onChange={(event) => onSet(take(event.target.value))}
      className={classes(
        'select-arrow h-8 appearance-none rounded-md border border-transparent bg-transparent ps-2 pe-7 hover:border-line-strong focus-visible:border-accent-text pointer-coarse:h-11',
        column === 'priority' ? 'w-24' : 'w-16 tabular-nums',
        line[column] === null && 'text-ink-muted',
      )}
    >
      <option value="">–</option>
      {column === 'priority'
        ? priorities.map((one) => (
            <option key={one} value={one}>
              {priorityLabels[one]}
            </option>
          ))
        : tiers.map((tier) => (
            <option key={tier} value={tier} title={tierNames[tier]}>
              {tier}
            </option>
          ))}
    </select>
  );
}

function Value({ line, column }: { line: GridLine; column: GridColumn }) {
  const value = line[column];
  const shown = value === null ? '–' : typeof value === 'string' ? priorityLabels[value] : value;
  return <span className="inline-block py-1 tabular-nums">{shown}</span>;
}
