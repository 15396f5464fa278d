import type { ReactNode } from 'react';
import { Avatar } from './avatar';
import { classes } from './classes';
import { Time } from './time';

/** One entry: what happened, by whom, when; `body` for the words of a message. Names in `title` go into a `<bdi>`. */
export type TimelineEntry = {
  id: string;
  at: Date | string;
  title: ReactNode;
  /** The actor's name; without one the mark is an icon or a dot. */
  actor?: string;
  icon?: ReactNode;
  body?: ReactNode;
};

type TimelineProps = {
  label: string;
  entries: readonly TimelineEntry[];
  /** How a moment is written; in UTC by itself, because visitors' pages have no script. */
  when?: (at: Date | string) => ReactNode;
};

const inUtc = (at: Date | string) => <Time value={at} />;

/** Events or messages in order of time. */
export function Timeline({ label, entries, when = inUtc }: TimelineProps) {
  return (
    <ol aria-label={label} className="relative">
      {entries.map((entry, index) => (
        <li key={entry.id} className="relative flex gap-3 pb-5 last:pb-0">
          {index < entries.length - 1 && (
            <span aria-hidden className="absolute top-7 bottom-1 left-3 w-px bg-line" />
          )}
          <TimelineMark entry={entry} />
          <div className="min-w-0 flex-1 pt-0.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <div className="wrap-anywhere min-w-0">{entry.title}</div>
              <div className="text-ink-muted text-xs">{when(entry.at)}</div>
            </div>
            {entry.body && (
              <div
                dir="auto"
                className="wrap-anywhere mt-1.5 whitespace-pre-line rounded-lg border bg-surface px-3.5 py-2.5"
              >
                {entry.body}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function TimelineMark({ entry }: { entry: TimelineEntry }) {
  if (entry.actor && !entry.icon) return <Avatar name={entry.actor} size="sm" />;
  return (
    <span
      aria-hidden
      className={classes(
        'flex size-6 shrink-0 items-center justify-center rounded-full border bg-surface text-ink-muted [&_svg]:size-3.5',
        !entry.icon && 'after:size-1.5 after:rounded-full after:bg-ink-faint',
      )}
    >
      {entry.icon}
    </span>
  );
}
