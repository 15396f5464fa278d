import type { ReactNode } from 'react';

type ProgressProps = {
  label: ReactNode;
  /** Done, of `max`; absent while nothing is known yet. */
  value?: number;
  max?: number;
  /** Words beside the label, e.g. "41 of 117 pages". */
  detail?: ReactNode;
  tone?: 'accent' | 'positive' | 'danger';
};

/** A labelled bar for work whose end is known. A native element: needs neither script nor inline style. */
export function Progress({ label, value, max = 100, detail, tone = 'accent' }: ProgressProps) {
  return (
    <label className="flex flex-col gap-1.5">
      <span className="flex items-baseline justify-between gap-3 text-xs">
        <span dir="auto" className="truncate font-medium">
          {label}
        </span>
        {detail && <span className="shrink-0 text-ink-muted tabular-nums">{detail}</span>}
      </span>
      <progress className="progress" data-tone={tone} value={value} max={max} />
    </label>
  );
}
