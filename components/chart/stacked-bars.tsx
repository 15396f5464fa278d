/** One part of every bar: its name and the class of its colour. */
export type Part = { name: string; fill: string };
/** One bar: its name and the size of each part, in the order of the parts. */
export type StackedBar = { label: string; values: readonly number[] };

const step = 10;

/**
 * Bars of one height, each divided into its shares; a bar of nothing is a line. Sized by attributes, and hidden from screen
 * readers: whoever draws it says the numbers beside it. Each bar tells its own to the mouse.
 */
export function StackedBars({
  parts,
  bars,
  height = 72,
}: {
  parts: readonly Part[];
  bars: readonly StackedBar[];
  height?: number;
}) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${Math.max(1, bars.length) * step} ${height}`}
      preserveAspectRatio="none"
      height={height}
      className="block w-full rtl:-scale-x-100"
    >
      {bars.map((bar, index) => (
        <g key={bar.label} className="hover:opacity-75">
          <title>{inWords(parts, bar)}</title>
          <Shares parts={parts} bar={bar} x={index * step} height={height} />
        </g>
      ))}
    </svg>
  );
}

type SharesProps = { parts: readonly Part[]; bar: StackedBar; x: number; height: number };

function Shares({ parts, bar, x, height }: SharesProps) {
  const all = bar.values.reduce((sum, value) => sum + value, 0);
  if (all === 0) return <rect x={x + 0.5} y={height - 1} width={step - 1} height={1} className="fill-line" />;
  let below = 0;
  return bar.values.map((value, index) => {
    const part = parts[index];
    if (!part || value === 0) return null;
    const tall = (value / all) * height;
    below += tall;
    return (
      <rect
        key={part.name}
        x={x + 0.5}
        y={height - below}
        width={step - 1}
        height={tall}
        className={part.fill}
      />
    );
  });
}

/** The same of one moment: a bar that lies. */
export function ShareBar({ parts, bar }: { parts: readonly Part[]; bar: StackedBar }) {
  const all = bar.values.reduce((sum, value) => sum + value, 0);
  let before = 0;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${Math.max(1, all)} 10`}
      preserveAspectRatio="none"
      height="10"
      className="block w-full overflow-hidden rounded-full bg-sunken rtl:-scale-x-100"
    >
      <title>{inWords(parts, bar)}</title>
      {parts.map(({ name, fill }, index) => {
        const x = before;
        before += bar.values[index] ?? 0;
        return <rect key={name} x={x} width={before - x} height="10" className={fill} />;
      })}
    </svg>
  );
}

function inWords(parts: readonly Part[], { label, values }: StackedBar): string {
  const told = parts.flatMap(({ name }, index) => (values[index] ? `${values[index]} ${name}` : []));
  return `${label}: ${told.length > 0 ? told.join(', ') : 'nothing'}`;
}

/** What the colours mean. */
export function Legend({ parts }: { parts: readonly Part[] }) {
  return (
    <ul aria-label="Colours" className="flex flex-wrap gap-x-5 gap-y-1 text-ink-muted text-xs">
      {parts.map(({ name, fill }) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <svg aria-hidden width="10" height="10" viewBox="0 0 10 10">
            <rect width="10" height="10" rx="2" className={fill} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
