import type { ReactNode } from 'react';

/** One part of a record: a heading and its rows, or a sentence where there are none. A row is never torn by a page's end. */
export function RecordPart({
  title,
  none,
  rows,
}: {
  title: string;
  none: string;
  rows: readonly ReactNode[];
}) {
  return (
    <section className="mt-8">
      <h2 className="mb-2 break-after-avoid font-semibold text-base">
        {title}
        {rows.length > 0 && (
          <span className="ms-2 font-normal text-ink-muted tabular-nums">{rows.length}</span>
        )}
      </h2>
      {rows.length === 0 ? (
        <p className="text-ink-muted">{none}</p>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface print:rounded-none print:border-x-0">{rows}</ul>
      )}
    </section>
  );
}

/** One entry: what, a state or a day beside it, and the facts below. */
export function RecordRow({
  what,
  side,
  children,
}: {
  what: ReactNode;
  side: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className="break-inside-avoid px-4 py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span dir="auto" className="wrap-anywhere font-medium">
          {what}
        </span>
        <span className="shrink-0 text-ink-muted text-xs tabular-nums">{side}</span>
      </div>
      {children && <div className="mt-1 flex flex-col gap-0.5 text-ink-muted text-xs">{children}</div>}
    </li>
  );
}
