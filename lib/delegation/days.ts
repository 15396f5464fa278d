function wallClock(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((piece) => piece.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** When a calendar day (`2026-11-22`), or the one `after` days later, begins in a time zone. */
export function startOfDay(day: string, timeZone: string, after = 0): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + after * 86_400_000;
  // The offset of the guess is that of the wanted moment, except within hours of a change of the clocks: ask twice.
  const guess = wanted - (wallClock(wanted, timeZone) - wanted);
  return new Date(wanted - (wallClock(guess, timeZone) - guess));
}
