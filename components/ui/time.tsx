import { formatDate, formatDateTime } from '#lib/format.ts';

type TimeProps = { value: Date | string; precision?: 'day' | 'minute' };

/** A moment in UTC, written the same for every reader and without script. Calendar days take `precision="day"`. */
export function Time({ value, precision = 'minute' }: TimeProps) {
  const date = new Date(value);
  const day = precision === 'day';
  return (
    <time
      dateTime={day ? date.toISOString().slice(0, 10) : date.toISOString()}
      className="whitespace-nowrap tabular-nums"
    >
      {day ? formatDate(date) : formatDateTime(date)}
    </time>
  );
}
