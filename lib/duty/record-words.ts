import { formatDate, formatDateTime } from '#lib/format.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { catalogueOf, translator } from '#lib/messages/translator.ts';
import type { PersonRecord } from './record-steps.ts';

/*
 * Words of a record that its page and its PDF share. `zone` is the organization's; the page is English, as all that members read,
 * the PDF is in the language it was asked for in.
 */

type Duty = PersonRecord['duties'][number];
type Completion = PersonRecord['completions'][number];
type Certificate = PersonRecord['certificates'][number];
type Receipt = PersonRecord['receipts'][number];

type Labels = Readonly<Record<string, string>>;
type Part = 'kind' | 'method' | 'completed' | 'state' | 'outcome';

/** A word for what a row names by a key; the key itself where there is none. */
export function recordLabel(part: Part, key: string, locale: Locale = 'en'): string {
  const labels: Labels = catalogueOf(locale).record[part];
  return labels[key] ?? key;
}

/** What is said where a part holds nothing. */
export const noneIn = (locale: Locale) => catalogueOf(locale).record.noneOf;

/** The same on the page. */
export const noneOf = noneIn('en');

/** What a duty is about: "POL-1, version 3", or its kind. */
export function aboutDuty({ kind, identifier, number }: Duty, locale: Locale = 'en'): string {
  if (kind !== 'policy') return recordLabel('kind', kind, locale);
  return translator('record', locale)('version', { identifier: identifier ?? '', number: `${number}` });
}

/** How a duty stands or ended, and when: "Done, 22 Nov 2026". */
export function endOfDuty(
  { state, endedAt, exemptReason }: Duty,
  zone: string,
  locale: Locale = 'en',
): string {
  const day = endedAt ? `, ${formatDate(endedAt, zone, locale)}` : '';
  return `${recordLabel('state', state, locale)}${day}${exemptReason ? `: ${exemptReason}` : ''}`;
}

/** When a duty is or was due, and that it is later than for others: "8 Sep 2026 (176 days later, as they were away)". */
export function dueOfDuty({ dueOn, pausedDays }: Duty, locale: Locale = 'en'): string {
  const day = formatDate(new Date(dueOn), 'UTC', locale);
  return pausedDays > 0 ? translator('record', locale)('later', { day, days: pausedDays }) : day;
}

/** When somebody was reminded, and how often their manager was told. */
export function remindersOf({ reminders }: Duty, zone: string, locale: Locale = 'en'): string {
  const t = translator('record', locale);
  const own = reminders.filter(({ recipient }) => recipient === 'person');
  const others = reminders.length - own.length;
  const days = own.map(({ remindedAt }) => formatDate(remindedAt, zone, locale)).join('; ');
  const told = own.length > 0 ? t('reminded', { count: own.length, days }) : t('never');
  return others > 0 ? `${told} ${t('managerTold', { count: others })}` : told;
}

/** When something was confirmed. Of what was recorded by hand the day is known, not the hour. */
export function receiptTime(
  { method, acknowledgedAt }: Receipt,
  zone: string,
  locale: Locale = 'en',
): string {
  return method === 'paper' || method === 'elsewhere'
    ? formatDate(acknowledgedAt, 'UTC', locale)
    : formatDateTime(acknowledgedAt, zone, locale);
}

/** Which version was confirmed, and how. */
export function receiptManner({ policy, method }: Receipt, locale: Locale = 'en'): string {
  const how = recordLabel('method', method, locale);
  return translator('record', locale)('manner', { number: `${policy.number}`, how });
}

/** What was stated, with the name that was typed. */
export function statementOf({ statement, typedName }: Receipt, locale: Locale = 'en'): string {
  const t = translator('record', locale);
  return typedName ? t('statementBy', { statement, name: typedName }) : t('statement', { statement });
}

/** When a course was done; of what somebody else said, the day alone is known. */
export function completionTime(
  { method, completedAt }: Completion,
  zone: string,
  locale: Locale = 'en',
): string {
  return method === 'import' || method === 'recorded'
    ? formatDate(completedAt, 'UTC', locale)
    : formatDateTime(completedAt, zone, locale);
}

/** What became of a certificate that is checked before it counts. */
export function certificateState(
  { verdict, owed, decidedAt, decidedByName, reason }: Certificate,
  zone: string,
  locale: Locale = 'en',
): string {
  const t = translator('record', locale);
  if (verdict === null || !decidedAt) return t(owed ? 'waits' : 'neverChecked');
  const decided = { day: formatDate(decidedAt, zone, locale), name: decidedByName ?? '' };
  return verdict === 'accepted'
    ? t('accepted', decided)
    : t('rejected', { ...decided, reason: reason ?? '' });
}

/** Which edition of a course was done, how, and how well where that is told. */
export function completionManner(
  { edition, method, scorePercent }: Completion,
  locale: Locale = 'en',
): string {
  const t = translator('record', locale);
  const said = t('edition', { number: `${edition}`, how: recordLabel('completed', method, locale) });
  return scorePercent === null ? said : `${said} ${t('score', { percent: scorePercent })}`;
}
