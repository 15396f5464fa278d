/** One bar: its name and its height. */
export type Bar = { label: string; value: number };

/**
 * A small bar chart. Sized by attributes, not styles; screen readers get the same numbers as a list.
 * `title` says what is counted, e.g. "Downloads per week".
 */
export function Bars({ title, bars, height = 96 }: { title: string; bars: readonly Bar[]; height?: number }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const step = 100 / Math.max(1, bars.length);
  return (
    <figure>
      <svg
        aria-hidden
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        height={height}
        className="block w-full overflow-visible"
      >
        {bars.map((bar, index) => {
          const tall = bar.value === 0 ? 1 : Math.max(2, (bar.value / most) * height);
          return (
            <rect
              key={bar.label}
              x={index * step + step * 0.15}
              y={height - tall}
              width={step * 0.7}
              height={tall}
              className={bar.value === 0 ? 'fill-line' : 'fill-accent'}
            >
              <title>{`${bar.label}: ${bar.value}`}</title>
            </rect>
          );
        })}
      </svg>
      {bars.length > 0 && (
        <div aria-hidden className="mt-1.5 flex justify-between text-ink-muted text-xs tabular-nums">
          <span>{bars[0]?.label}</span>
          {bars.length > 1 && <span>{bars.at(-1)?.label}</span>}
        </div>
      )}
      <figcaption className="sr-only">
        {title}: {bars.map((bar) => `${bar.label} ${bar.value}`).join(', ')}
      </figcaption>
    </figure>
  );
}
