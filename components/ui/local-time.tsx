'use client';

import { useSyncExternalStore } from 'react';
import { formatDate, formatDateTime, formatRelative } from '#lib/format.ts';

type LocalTimeProps = {
  value: Date | string;
  precision?: 'day' | 'minute';
  /** The server's clock when the page was made: shows "3 hours ago", with the moment as tooltip. */
  relativeTo?: Date | string;
};

const subscribe = () => () => {};

/** A moment in the reader's own time zone; in UTC until the script runs. For member pages only. */
export function LocalTime({ value, precision = 'minute', relativeTo }: LocalTimeProps) {
  const zone = useSyncExternalStore(subscribe, readerZone, () => 'UTC');
  const date = new Date(value);
  const exact = formatDateTime(date, zone);
  const shown = precision === 'day' ? formatDate(date, zone) : exact;
  return (
    <time dateTime={date.toISOString()} title={exact} className="whitespace-nowrap tabular-nums">
      {relativeTo ? formatRelative(date, new Date(relativeTo)) : shown}
    </time>
  );
}

function readerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
