import type { ReactNode } from 'react';
import { classes } from './classes';

/** One fact: what it is and its value; an absent value is shown as a dash. */
export type Fact = { label: string; value?: ReactNode };

/** Facts of one thing: label left, value right; one below the other on a phone or when `stacked`. */
export function DescriptionList({ facts, stacked = false }: { facts: readonly Fact[]; stacked?: boolean }) {
  return (
    <dl
      className={classes(
        'grid gap-x-6',
        stacked ? 'gap-y-3' : 'sm:grid-cols-[minmax(8rem,auto)_1fr] sm:gap-y-2.5',
      )}
    >
      {facts.map((fact) => (
        <div
          key={fact.label}
          className={classes('sm:contents', !stacked && 'mb-2.5 sm:mb-0', stacked && 'sm:block')}
        >
          <dt className="text-ink-muted">{fact.label}</dt>
          <dd dir="auto" className="wrap-anywhere min-w-0">
            {fact.value ?? <span className="text-ink-faint">&ndash;</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
