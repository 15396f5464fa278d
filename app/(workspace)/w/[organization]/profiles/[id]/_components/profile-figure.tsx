import type { ReactNode } from 'react';
import { formatNumber } from '#lib/format.ts';
import { type Rated, type Summary, summaryOf } from '#lib/profile/gap.ts';
import { tableRoles } from '@/components/table/table-roles';
import { classes } from '@/components/ui/classes';
import { PageLink } from '@/components/ui/page-link';
import { Dumbbell, TierScale } from './dumbbell';

type Group<Line extends Rated> = {
  identifier: string;
  title: string;
  categories: readonly { identifier: string; title: string; lines: readonly Line[] }[];
};

type Props = {
  functions: readonly Group<Rated>[];
  /** Where a category's outcomes are edited or read. */
  hrefOf: (identifier: string) => string;
};

/**
 * Current and target tiers by function and category. One table for everybody: the drawing stands between the numbers, sized by
 * attributes, and is hidden from screen readers, which read the numbers.
 */
export function ProfileFigure({ functions, hrefOf }: Props) {
  const head = 'px-2 py-2 text-end font-medium text-ink-muted text-xs last:pe-4';
  return (
    <>
      <table
        {...tableRoles.table}
        aria-label="Current and target tiers"
        className="w-full border-collapse text-sm"
      >
        <thead {...tableRoles.group} className="border-b max-sm:sr-only">
          <tr {...tableRoles.row}>
            <th
              {...tableRoles.heading}
              scope="col"
              className="py-2 ps-4 pe-2 text-start font-medium text-ink-muted text-xs"
            >
              Function and category
            </th>
            <th {...tableRoles.heading} scope="col" className="w-[38%] px-2 py-2">
              <span className="sr-only">Drawing</span>
              <TierScale />
            </th>
            <th {...tableRoles.heading} scope="col" className={head}>
              Current
            </th>
            <th {...tableRoles.heading} scope="col" className={head}>
              Target
            </th>
            <th {...tableRoles.heading} scope="col" className={head}>
              Gaps
            </th>
          </tr>
        </thead>
        {functions.map(({ identifier, title, categories }) => (
          <tbody key={identifier} {...tableRoles.group} className="border-b last:border-b-0">
            <FigureRow
              name={`${identifier} ${title}`}
              summary={summaryOf(categories.flatMap(({ lines }) => lines))}
              strong
            />
            {categories.map((category) => (
              <FigureRow
                key={category.identifier}
                name={`${category.identifier} ${category.title}`}
                href={hrefOf(category.identifier)}
                summary={summaryOf(category.lines)}
              />
            ))}
          </tbody>
        ))}
      </table>
      <p aria-hidden className="flex flex-wrap gap-x-5 gap-y-1 border-t px-4 py-3 text-ink-muted text-xs">
        <Legend mark={<circle cx="7" cy="7" r="4.5" className="fill-accent" />} label="Current, on average" />
        <Legend
          mark={<circle cx="7" cy="7" r="4.5" strokeWidth="2" className="fill-surface stroke-accent-text" />}
          label="Target, on average"
        />
        <Legend
          mark={<line x1="0" x2="14" y1="7" y2="7" strokeWidth="3" className="stroke-warning-solid" />}
          label="To be closed"
        />
      </p>
    </>
  );
}

type RowProps = { name: string; href?: string; summary: Summary; strong?: boolean };

const average = (value: number | null) => (value === null ? '–' : value.toFixed(1));

function FigureRow({ name, href, summary, strong = false }: RowProps) {
  const { current, target, gaps, included, rated } = summary;
  const pad = strong ? 'pt-3 pb-1.5' : 'py-1.5';
  const cell = classes('px-2 text-end tabular-nums last:pe-4', pad, strong && 'font-medium');
  return (
    <tr {...tableRoles.row} className="max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:px-4">
      <th
        {...tableRoles.rowHeading}
        scope="row"
        dir="auto"
        className={classes(
          'wrap-anywhere pe-2 text-start max-sm:w-full',
          pad,
          strong ? 'font-semibold sm:ps-4' : 'font-normal sm:ps-7',
        )}
      >
        {href ? (
          <PageLink href={href} className="hover:underline">
            {name}
          </PageLink>
        ) : (
          name
        )}
        {included > rated && (
          <span className="ms-2 font-normal text-ink-muted text-xs">
            {formatNumber(included - rated)} not rated
          </span>
        )}
      </th>
      <td aria-hidden className={classes('px-2 max-sm:w-full max-sm:px-0 max-sm:pb-0', pad)}>
        <Dumbbell current={current} target={target} />
      </td>
      <td {...tableRoles.cell} className={cell}>
        <Short label="Current" />
        {average(current)}
      </td>
      <td {...tableRoles.cell} className={cell}>
        <Short label="Target" />
        {average(target)}
      </td>
      <td {...tableRoles.cell} className={classes(cell, gaps > 0 ? 'text-ink' : 'text-ink-muted')}>
        <Short label="Gaps" />
        {formatNumber(gaps)}
      </td>
    </tr>
  );
}

function Short({ label }: { label: string }) {
  return <span className="me-1 font-normal text-ink-muted text-xs sm:hidden">{label}</span>;
}

function Legend({ mark, label }: { mark: ReactNode; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden width="14" height="14" viewBox="0 0 14 14">
        {mark}
      </svg>
      {label}
    </span>
  );
}
