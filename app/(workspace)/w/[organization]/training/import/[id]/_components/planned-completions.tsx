import { formatDate, formatNumber } from '#lib/format.ts';
import type { CompletionImport } from '#lib/training/draft-queries.ts';
import { Panel } from '@/components/ui/panel';

type Props = { rows: CompletionImport['added']; count: number };

/** Completions that a table brings, the first of them one by one; nothing where there are none. */
export function PlannedCompletions({ rows, count }: Props) {
  if (count === 0) return null;
  return (
    <Panel title={`New (${formatNumber(count)})`} padded={false}>
      <ul className="divide-y">
        {rows.map(({ row, name, email, course, completedOn, score, note, ends }) => (
          <li key={row} className="px-4 py-2.5">
            <p className="wrap-anywhere flex flex-wrap items-baseline gap-x-2">
              <bdi className="font-medium">{name}</bdi>
              <bdi className="text-ink-muted">{email}</bdi>
              <span className="ms-auto text-ink-muted text-xs">{`Row ${row}`}</span>
            </p>
            <p className="wrap-anywhere">
              <bdi>{course}</bdi>
              {`, ${formatDate(new Date(completedOn))}`}
              {score !== null && `, ${score} % right`}
            </p>
            <p className="text-ink-muted text-xs">
              {ends ? 'Ends what they owe.' : 'Nothing is owed; it is added to their record.'}
            </p>
            {note && (
              <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                {note}
              </p>
            )}
          </li>
        ))}
        {count > rows.length && (
          <li className="px-4 py-2.5 text-ink-muted">And {formatNumber(count - rows.length)} more.</li>
        )}
      </ul>
    </Panel>
  );
}
