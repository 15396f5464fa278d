import { dateOf } from '#lib/day.ts';
import { formatDate } from '#lib/format.ts';
import type { FunctionHealth } from '#lib/overview/health-weeks.ts';

/** The numbers behind the pictures: verified of all controls in use, week by week, the latest first. */
export function HealthTable({ histories, today }: { histories: readonly FunctionHealth[]; today: string }) {
  const days = (histories[0]?.days ?? []).map(({ day }) => day).toReversed();
  const head = 'px-2 py-1.5 text-end font-medium text-ink-muted first:ps-0 last:pe-0';
  return (
    <details className="group">
      <summary className="inline-flex w-fit items-center rounded-sm text-accent-text text-sm underline-offset-2 hover:underline">
        The same as a table
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls what is wider than a phone */}
      <section aria-label="Health week by week" tabIndex={0} className="mt-3 overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Verified controls of those in use, by function and week</caption>
          <thead className="border-b">
            <tr>
              <th scope="col" className={`${head} text-start`}>
                Week until
              </th>
              {histories.map(({ identifier, title }) => (
                <th key={identifier} scope="col" title={title} className={head}>
                  {identifier || 'All'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {days.map((day) => (
              <tr key={day}>
                <th scope="row" className="whitespace-nowrap py-1.5 pe-2 text-start font-normal">
                  {day === today ? 'Today' : formatDate(dateOf(day) ?? new Date(day))}
                </th>
                {histories.map((history) => (
                  <Cell key={history.identifier} history={history} day={day} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function Cell({ history, day }: { history: FunctionHealth; day: string }) {
  const found = history.days.find((one) => one.day === day);
  return (
    <td className="whitespace-nowrap px-2 py-1.5 text-end tabular-nums last:pe-0">
      {found && found.all > 0 ? (
        <>
          {found.counts.verified} <span className="text-ink-muted">of {found.all}</span>
        </>
      ) : (
        <span className="text-ink-faint">none</span>
      )}
    </td>
  );
}
