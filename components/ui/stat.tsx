import type { ReactNode } from 'react';
import { PageLink } from './page-link';

type StatProps = {
  label: string;
  value: ReactNode;
  /** One line of context: "3 due today". */
  note?: ReactNode;
  href?: string;
  chart?: ReactNode;
};

/** One number that matters; a link to the list behind it when `href` is given. */
export function Stat({ label, value, note, href, chart }: StatProps) {
  return (
    <div className="relative flex min-w-0 flex-col rounded-lg border bg-surface p-4 has-[a:hover]:border-line-strong">
      <p className="text-ink-muted text-xs">
        {href ? (
          <PageLink href={href} className="after:absolute after:inset-0 after:rounded-lg hover:text-ink">
            {label}
          </PageLink>
        ) : (
          label
        )}
      </p>
      <div className="mt-1 flex items-end justify-between gap-3">
        <p className="font-semibold text-2xl tabular-nums tracking-[-0.02em]">{value}</p>
        {chart}
      </div>
      {note && <div className="mt-1 text-ink-muted text-xs">{note}</div>}
    </div>
  );
}

/** Tiles side by side. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">{children}</div>;
}
