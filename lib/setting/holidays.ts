/** Days that a file may name: two centuries of a generous country. */
const most = 5000;

const day = (text: string) => {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text.trim());
  const iso = found ? `${found[1]}-${found[2]}-${found[3]}` : '';
  const date = new Date(`${iso}T00:00:00Z`);
  return iso && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
};

const dayAfter = (iso: string) =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The days of one event: from its start up to, not including, its end; without an end one day (RFC 5545, 3.6.1). */
function daysOfEvent(lines: readonly string[], years: readonly number[]): string[] {
  const said = (name: string) =>
    lines.find((line) => new RegExp(`^${name}[;:]`, 'i').test(line))?.replace(/^[^:]*:/, '') ?? '';
  const start = day(said('DTSTART'));
  if (!start) return [];
  const end = day(said('DTEND')) ?? dayAfter(start);
  const days: string[] = [];
  for (let one = start; one < end && days.length < 31; one = dayAfter(one)) days.push(one);
  if (days.length === 0) days.push(start);
  if (!/FREQ=YEARLY/i.test(said('RRULE'))) return days;
  // What comes back on the same day each year is written out for the years that reminders are planned in.
  const again = years.flatMap((year) => days.map((one) => day(`${year}${one.slice(4)}`) ?? ''));
  return [...days, ...again.filter((one) => one >= start)];
}

function daysOfCalendar(text: string, years: readonly number[]): string[] {
  // Long lines are folded: a line that begins with a blank goes on with the one before.
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const days: string[] = [];
  let event: string[] | null = null;
  for (const line of lines) {
    if (/^BEGIN:VEVENT/i.test(line)) event = [];
    else if (/^END:VEVENT/i.test(line)) {
      days.push(...daysOfEvent(event ?? [], years));
      event = null;
    } else event?.push(line);
    if (days.length > most) break;
  }
  return days;
}

/**
 * The days that a calendar file (.ics) or a table names, in order, each once, from `since` on (`2026-11-22`). Of a table the first day
 * of each line counts. Empty where the file names none.
 */
export function readHolidays(text: string, since: string): string[] {
  const year = Number(since.slice(0, 4));
  const found = /^\uFEFF?BEGIN:VCALENDAR/i.test(text.trimStart())
    ? daysOfCalendar(text, [year, year + 1, year + 2])
    : text
        .split(/\r?\n/)
        .slice(0, most)
        .flatMap((line) => {
          const cell = line
            .split(/[,;\t]/)
            .map((one) => day(one.replaceAll('"', '')))
            .find(Boolean);
          return cell ? [cell] : [];
        });
  return [...new Set(found)].filter((one) => one >= since).toSorted();
}

/** From so many days before its end on, the next year counts, too: reminders are planned ahead. */
const ahead = 60;

/** The years in which reminders are sent soon and of which no holiday is known: they would go out on them. */
export function yearsWithoutHolidays(holidays: readonly string[], today: string): number[] {
  const soon = new Date(Date.parse(`${today}T00:00:00Z`) + ahead * 86_400_000).getUTCFullYear();
  const years = new Set([Number(today.slice(0, 4)), soon]);
  return [...years].filter((year) => !holidays.some((one) => one.startsWith(`${year}-`)));
}
