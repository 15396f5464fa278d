'use client';

import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import type { ProfileLine } from '#lib/profile/outline.ts';
import { type Priority, priorityLabels } from '#lib/profile/tiers.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { tableRoles } from '@/components/table/table-roles';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';
import { MakeTasks } from './make-tasks';

/** A gap as the list shows it. */
type Gap = Pick<
  ProfileLine,
  'id' | 'identifier' | 'text' | 'reason' | 'currentTier' | 'targetTier' | 'priority' | 'openTasks'
> & { gap: number };

type Props = {
  organization: string;
  profileId: string;
  gaps: readonly Gap[];
  owners: readonly { id: string; name: string }[];
  makes: boolean;
};

const tones: Readonly<Record<Priority, Tone>> = { high: 'danger', medium: 'warning', low: 'neutral' };

/** The gaps of a profile; those without an open task can be chosen and turned into tasks. */
export function GapList({ organization, profileId, gaps, owners, makes }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [making, setMaking] = useState(false);
  const free = gaps.filter(({ openTasks }) => openTasks === 0);
  const all = free.length > 0 && free.every(({ id }) => chosen.has(id));
  const choose = (id: string) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  const head = 'px-3 py-2 text-start font-medium text-ink-muted text-xs';
  return (
    <>
      {makes && (
        <div className="sticky top-0 z-10 mb-3 flex min-h-11 flex-wrap items-center gap-3 bg-canvas py-1.5">
          <Button
            variant="primary"
            disabledReason={chosen.size === 0 ? 'Choose gaps in the list first.' : null}
            onClick={() => setMaking(true)}
          >
            Turn into tasks
          </Button>
          <Button onClick={() => setChosen(new Set(all ? [] : free.map(({ id }) => id)))}>
            {all ? 'Choose none' : 'Choose all without a task'}
          </Button>
          <p role="status" className="text-ink-muted">
            {chosen.size > 0 && `${formatPlural(chosen.size, 'gap', 'gaps')} chosen`}
          </p>
        </div>
      )}
      <div className="rounded-lg border bg-surface">
        <table
          {...tableRoles.table}
          aria-label="Gaps"
          className="w-full border-collapse text-sm max-sm:block"
        >
          <thead {...tableRoles.group} className="border-b max-sm:sr-only">
            <tr {...tableRoles.row}>
              <th {...tableRoles.heading} scope="col" className={`${head} ps-4`}>
                Outcome
              </th>
              {['Priority', 'Current', 'Target', 'Gap', 'Task'].map((name) => (
                <th key={name} {...tableRoles.heading} scope="col" className={head}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...tableRoles.group} className="divide-y max-sm:block">
            {gaps.map((row) => (
              <GapRow
                key={row.id}
                row={row}
                href={profilePaths.entry(organization, profileId, row.id)}
                chosen={chosen.has(row.id)}
                onChoose={makes && row.openTasks === 0 ? () => choose(row.id) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      <MakeTasks
        organization={organization}
        profileId={profileId}
        ids={[...chosen]}
        owners={owners}
        open={making}
        onClose={() => setMaking(false)}
        onDone={() => {
          setMaking(false);
          setChosen(new Set());
        }}
      />
    </>
  );
}

type RowProps = { row: Gap; href: string; chosen: boolean; onChoose: (() => void) | null };

function GapRow({ row, href, chosen, onChoose }: RowProps) {
  const { id, identifier, text, reason, priority, currentTier, targetTier, gap, openTasks } = row;
  const cell = 'px-3 py-2.5 align-top tabular-nums';
  return (
    <tr {...tableRoles.row} className="max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:py-1">
      <th
        {...tableRoles.rowHeading}
        scope="row"
        className="py-2.5 ps-4 pe-3 text-start align-top font-normal max-sm:w-full"
      >
        <span className="flex items-start gap-3">
          {onChoose ? (
            <input
              type="checkbox"
              id={`gap-${id}`}
              aria-label={`Choose ${identifier}`}
              checked={chosen}
              onChange={onChoose}
              className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
            />
          ) : (
            <span aria-hidden className="size-4 shrink-0" />
          )}
          <span className="min-w-0">
            <PageLink
              href={href}
              className="font-medium text-accent-text tabular-nums underline-offset-4 hover:underline"
            >
              {identifier}
            </PageLink>{' '}
            <span dir="auto" className="wrap-anywhere">
              {text}
            </span>
            {reason && (
              <span dir="auto" className="wrap-anywhere line-clamp-2 block text-ink-muted text-xs">
                {reason}
              </span>
            )}
          </span>
        </span>
      </th>
      <td {...tableRoles.cell} className={cell}>
        {priority ? (
          <Badge tone={tones[priority]}>{priorityLabels[priority]}</Badge>
        ) : (
          <span className="text-ink-muted">–</span>
        )}
      </td>
      <td {...tableRoles.cell} className={cell}>
        <Name>Current</Name>
        {currentTier ?? <span className="text-ink-muted text-xs">not rated</span>}
      </td>
      <td {...tableRoles.cell} className={cell}>
        <Name>Target</Name>
        {targetTier}
      </td>
      <td {...tableRoles.cell} className={`${cell} font-medium`}>
        <Name>Gap</Name>+{gap}
      </td>
      <td {...tableRoles.cell} className={cell}>
        {openTasks > 0 && <Badge tone="accent">{formatPlural(openTasks, 'open task', 'open tasks')}</Badge>}
      </td>
    </tr>
  );
}

function Name({ children }: { children: string }) {
  return <span className="me-1 font-normal text-ink-muted text-xs sm:hidden">{children}</span>;
}
