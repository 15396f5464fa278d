import { classes } from './classes';

/** A grey bar in the place of text that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes('block h-4 animate-pulse rounded-sm bg-sunken', className)} />;
}

const widths = ['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5', 'w-3/5'];

/** The loading face of a list page: a header and `rows` lines of a table. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton className="mb-2 h-6 w-48" />
      <Skeleton className="mb-6 w-80 max-w-full" />
      <div className="divide-y rounded-lg border bg-surface">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
          <div key={row} className="flex h-11 items-center gap-6 px-4">
            <Skeleton className={classes('max-w-64 flex-none', widths[row % widths.length])} />
            <Skeleton className="hidden w-32 sm:block" />
            <Skeleton className="ml-auto w-16" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The loading face of a detail page. */
export function DetailSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton className="mb-2 h-6 w-64 max-w-full" />
      <Skeleton className="mb-6 w-96 max-w-full" />
      <div className="grid gap-5 lg:grid-cols-[1fr_20rem]">
        <div className="h-72 rounded-lg border bg-surface" />
        <div className="h-48 rounded-lg border bg-surface" />
      </div>
    </div>
  );
}
