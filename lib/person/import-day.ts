/** How dates like 03/04/2026 are meant: day first, or month first. Null: nobody has said. */
export type DayOrder = 'day-first' | 'month-first' | null;

/** A day as a cell gives it: `2026-11-22`, none, or why it is not taken. */
export type ReadDay = { day: string | null } | { problem: string; ambiguous: boolean };

// The months as English, German, French and Spanish write them, by their first letters.
const months: readonly RegExp[] = [
  /^jan|^ene/,
  /^feb|^fév|^fev/,
  /^mar(?!i)|^mär|^mrz/,
  /^apr|^avr|^abr/,
  /^ma[iy]/,
  /^jun|^juin/,
  /^jul|^juil/,
  /^aug|^ao[uû]|^ago/,
  /^sep/,
  /^o[ck]t/,
  /^nov/,
  /^de[cz]|^déc|^dic/,
];

const monthNamed = (name: string) => months.findIndex((month) => month.test(name.toLowerCase())) + 1;

function real(year: number, month: number, day: number): ReadDay {
  const date = new Date(Date.UTC(year, month - 1, day));
  const text = date.toISOString().slice(0, 10);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (same && year >= 1900 && year <= 2200) return { day: text };
  return { problem: 'There is no such day.', ambiguous: false };
}

const wrong = 'Please write days like 2026-11-22.';

function numbered(first: number, second: number, year: number, order: DayOrder): ReadDay {
  if (first > 12 || first === second) return real(year, second, first);
  if (second > 12) return real(year, first, second);
  if (order === 'day-first') return real(year, second, first);
  if (order === 'month-first') return real(year, first, second);
  return {
    problem: 'This may be one of two days. Say how days are written here, or write them like 2026-11-22.',
    ambiguous: true,
  };
}

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const japanese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const dayNamed = /^(\d{1,2})\.?(?:st|nd|rd|th)?[ -](?:de )?([\p{L}]{3,12})\.?,?[ -](?:de )?(\d{4})$/u;
const monthFirst = /^([\p{L}]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;

/**
 * Reads a day as HR exports write it: ISO and other forms that can only mean one day. Of 03/04/2026 it asks which, unless
 * `order` says so; years of two digits are refused.
 */
export function readDay(cell: string, order: DayOrder): ReadDay {
  const text = cell.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (text === '' || text === '-') return { day: null };
  const inOrder = iso.exec(text) ?? compact.exec(text) ?? japanese.exec(text);
  if (inOrder) return real(Number(inOrder[1]), Number(inOrder[2]), Number(inOrder[3]));
  const byDots = dotted.exec(text);
  if (byDots) return real(Number(byDots[3]), Number(byDots[2]), Number(byDots[1]));
  const bySlashes = slashed.exec(text);
  if (bySlashes) return numbered(Number(bySlashes[1]), Number(bySlashes[2]), Number(bySlashes[3]), order);
  const named = dayNamed.exec(text);
  const month = monthNamed(named?.[2] ?? '');
  if (named && month > 0) return real(Number(named[3]), month, Number(named[1]));
  const american = monthFirst.exec(text);
  const first = monthNamed(american?.[1] ?? '');
  if (american && first > 0) return real(Number(american[3]), first, Number(american[2]));
  return { problem: wrong, ambiguous: false };
}
