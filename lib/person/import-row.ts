import { z } from 'zod';
import type { SheetRow } from '#lib/sheet/schema.ts';
import type { PersonContent } from './content.ts';
import { type DayOrder, readDay } from './import-day.ts';
import type { ImportField, ImportHeadings } from './import-headings.ts';
import { personFields } from './schema.ts';

/** Something about a cell of a row. */
export type Report = (field: ImportField, message: string) => void;

/** What a row says: a content whose manager is still a text, and whether it asks how dates are written. */
export type ReadRow = {
  content: Omit<PersonContent, 'managerEmail'>;
  manager: string | null;
  ambiguous: boolean;
};

const facts = z.object(personFields).omit({ managerEmail: true, startedOn: true });

/** The text of a cell; null where there is no such column. A dash alone says nothing. */
export function cellOf(row: SheetRow, headings: ImportHeadings, field: ImportField): string | null {
  const column = headings.columns.get(field);
  if (column === undefined) return null;
  const cell = (row.cells[column] ?? '').replace(/\s+/g, ' ').trim();
  return /^[-–—]$/.test(cell) ? '' : cell;
}

// Exports give a name whole, in two halves, or (as German ones do) the family name as the name.
function nameOf(row: SheetRow, headings: ImportHeadings): string | null {
  const whole = cellOf(row, headings, 'name');
  const given = cellOf(row, headings, 'givenName');
  const family = cellOf(row, headings, 'familyName');
  if (whole && (!given || family !== null || whole.includes(given))) return whole;
  const halves = [given, family ?? whole].filter(Boolean);
  const eastAsian = halves.some((half) =>
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(half ?? ''),
  );
  if (halves.length > 0) return (eastAsian ? halves.toReversed() : halves).join(' ');
  return whole ?? given ?? family;
}

/** Reads one row onto what is known of the person; a column that is not there leaves things as they are. */
export function readRow(
  row: SheetRow,
  headings: ImportHeadings,
  before: PersonContent,
  order: DayOrder,
  report: Report,
): ReadRow {
  const read = (field: ImportField, known: string | null) => cellOf(row, headings, field) ?? known ?? '';
  let ambiguous = false;
  const dayIn = (field: 'startedOn' | 'leftOn') => {
    const cell = cellOf(row, headings, field);
    if (cell === null) return before[field];
    const found = readDay(cell, order);
    if ('day' in found) return found.day;
    ambiguous ||= found.ambiguous;
    report(field, `${cell.slice(0, 40)}: ${found.problem}`);
    return before[field];
  };
  const days = { startedOn: dayIn('startedOn'), leftOn: dayIn('leftOn') };
  if (days.startedOn && days.leftOn && days.leftOn < days.startedOn)
    report('leftOn', `They left on ${days.leftOn}, before they started on ${days.startedOn}.`);
  const locale = read('locale', before.locale).toLowerCase().split(/[-_]/)[0] ?? '';
  const parsed = facts.safeParse({
    email: read('email', before.email),
    name: nameOf(row, headings) ?? before.name,
    team: read('team', before.team),
    role: read('role', before.role),
    location: read('location', before.location),
    privateEmail: read('privateEmail', before.privateEmail),
    locale: /^[a-z]{2,3}$/.test(locale) ? locale : (before.locale ?? ''),
    externalId: read('externalId', before.externalId),
  });
  const manager = cellOf(row, headings, 'managerEmail');
  if (parsed.success) return { content: { ...parsed.data, ...days }, manager, ambiguous };
  const shape = Object.keys(facts.shape).filter((key) => key in before);
  for (const { path, message } of parsed.error.issues) {
    const field = shape.find((key) => key === path[0]);
    report(field === undefined ? 'email' : fieldNamed(field), messageFor(field, message));
  }
  return { content: { ...before, ...days }, manager, ambiguous };
}

function fieldNamed(key: string): ImportField {
  return importFacts.find((field) => field === key) ?? 'email';
}

const importFacts = [
  'email',
  'name',
  'team',
  'role',
  'location',
  'privateEmail',
  'locale',
  'externalId',
] as const;

const messageFor = (field: string | undefined, message: string) =>
  field === 'email' || field === 'privateEmail'
    ? `This is no e-mail address that mail can be sent to. ${message}`
    : message;
