import { type Rated, type Summary, summaryOf } from '#lib/profile/gap.ts';
import { linesOf, type ProfileFunction } from '#lib/profile/outline.ts';
import { Dumbbell } from '../../_components/dumbbell';

type Side = { name: string; functions: readonly ProfileFunction<Rated>[] };

const average = (value: number | null) => (value === null ? '–' : value.toFixed(1));

/** Both sides by function: what each says of current and target, drawn one above the other, with the numbers beside. */
export function CompareFigure({ left, right }: { left: Side; right: Side }) {
  const titles = new Map(
    [...left.functions, ...right.functions].map(({ identifier, title }) => [identifier, title]),
  );
  const head = 'px-2 py-2 text-end font-medium text-ink-muted text-xs last:pe-4';
  return (
    <table aria-label="Both by function" className="w-full border-collapse text-sm">
      <thead className="border-b">
        <tr>
          <th scope="col" className="py-2 ps-4 pe-2 text-start font-medium text-ink-muted text-xs">
            Function
          </th>
          <th scope="col" className="w-[35%] max-sm:hidden">
            <span className="sr-only">Drawing</span>
          </th>
          {['Current', 'Target', 'Gaps'].map((name) => (
            <th key={name} scope="col" className={head}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {[...titles].map(([identifier, title]) => (
        <tbody key={identifier} className="border-b last:border-b-0">
          <tr>
            <th scope="rowgroup" colSpan={5} dir="auto" className="px-4 pt-3 pb-1 text-start font-semibold">
              {identifier} <bdi>{title}</bdi>
            </th>
          </tr>
          {[left, right].map((side, index) => (
            <SideRow
              key={index === 0 ? 'left' : 'right'}
              name={side.name}
              summary={summaryOf(linesOf(side.functions.filter((one) => one.identifier === identifier)))}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function SideRow({ name, summary }: { name: string; summary: Summary }) {
  const cell = 'px-2 py-1.5 text-end tabular-nums last:pe-4';
  return (
    <tr>
      <th
        scope="row"
        dir="auto"
        className="wrap-anywhere py-1.5 ps-7 pe-2 text-start font-normal text-ink-muted"
      >
        {name}
      </th>
      <td aria-hidden className="px-2 py-1.5 max-sm:hidden">
        <Dumbbell current={summary.current} target={summary.target} />
      </td>
      <td className={cell}>{average(summary.current)}</td>
      <td className={cell}>{average(summary.target)}</td>
      <td className={cell}>{summary.gaps}</td>
    </tr>
  );
}
