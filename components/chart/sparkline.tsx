/** A line without axes for a stat tile. `title` says in words what it shows, for those who do not see it. */
export function Sparkline({ title, values }: { title: string; values: readonly number[] }) {
  const [width, height, edge] = [72, 24, 2];
  const low = Math.min(...values);
  const spread = Math.max(1, Math.max(...values) - low);
  const x = (index: number) => edge + (index * (width - 2 * edge)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - edge - ((value - low) / spread) * (height - 2 * edge);
  const last = values.at(-1);
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="shrink-0"
    >
      <polyline
        points={values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
        fill="none"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
        className="stroke-accent-text"
      />
      {last !== undefined && (
        <circle cx={x(values.length - 1)} cy={y(last)} r="2" className="fill-accent-text" />
      )}
    </svg>
  );
}
