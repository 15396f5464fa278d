import type { ReactNode } from 'react';

/** One policy among many: which, and what is said of it. */
export type StepLine = { id: string; identifier: string; title: string; note: ReactNode };

/** Policies among many that share a fate, in a box that scrolls when they are more than fit. */
export function StepList({ title, lines }: { title: string; lines: readonly StepLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-medium">{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1) */}
      <ul tabIndex={0} className="max-h-56 divide-y overflow-y-auto rounded-lg border bg-surface">
        {lines.map(({ id, identifier, title: name, note }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-3 py-2">
            <span className="wrap-anywhere min-w-0 flex-1 basis-48">
              <bdi>{identifier}</bdi> <bdi>{name}</bdi>
            </span>
            <span dir="auto" className="wrap-anywhere text-ink-muted text-xs">
              {note}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
