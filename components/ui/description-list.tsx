import type { ReactNode } from 'react';
import { classes } from './classes';

/** One fact: what it is and its value; an absent value is shown as a dash. */
export type Fact = { label: string; value?: ReactNode };

/** Facts of one thing: label left, value right; one below the other where its place is narrow, or when `stacked`. */
export function DescriptionList({ facts, stacked = false }: { facts: readonly Fact[]; stacked?: boolean }) {
  return (
    <div className="@container">
      <dl
        className={classes(
          'flex flex-col gap-3',
          !stacked && '@md:grid @md:grid-cols-[minmax(8rem,auto)_1fr] @md:gap-x-6 @md:gap-y-2.5',
        )}
      >
        {facts.map((fact) => (
          <div key={fact.label} className={classes(!stacked && '@md:contents')}>
            <dt className="text-ink-muted">{fact.label}</dt>
            <dd dir="auto" className="wrap-anywhere min-w-0 text-match-parent">
              {fact.value ?? <span className="text-ink-faint">&ndash;</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
