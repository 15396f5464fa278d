import { formatDate, formatDateTime, formatPlural } from '#lib/format.ts';
import { methodLabels } from '#lib/training/schema.ts';
import type { PersonRecord } from './record-steps.ts';
import { dutyStateLabels } from './schema.ts';

/** Words of a record that its page and its PDF share. `zone` is the organization's. */

type Duty = PersonRecord['duties'][number];
type Completion = PersonRecord['completions'][number];
type Certificate = PersonRecord['certificates'][number];
type Receipt = PersonRecord['receipts'][number];

const kinds: Readonly<Record<string, string>> = { policy: 'Policy', training: 'Training', check: 'Check' };

const methods: Readonly<Record<string, string>> = {
  link: 'By the link in a mail',
  member: 'Signed in',
  paper: 'On paper, recorded by a member',
  elsewhere: 'Elsewhere, recorded by a member',
};

/** What is said where a part holds nothing. */
export const noneOf = {
  duties: 'Nothing was ever asked of them.',
  receipts: 'They have confirmed nothing yet.',
  completions: 'They have finished no course yet.',
  results: 'No result is recorded.',
  hiddenResults: 'What checks found is shown to those alone who look after people.',
  questions: 'They have asked nothing.',
  cut: 'Each part holds its oldest 1,000 rows at most.',
};

/** What a duty is about: "POL-1, version 3", or its kind. */
export function aboutDuty({ kind, identifier, number }: Duty): string {
  return kind === 'policy' ? `${identifier}, version ${number}` : (kinds[kind] ?? '');
}

/** How a duty stands or ended, and when: "Done, 22 Nov 2026". */
export function endOfDuty({ state, endedAt, exemptReason }: Duty, zone: string): string {
  const day = endedAt ? `, ${formatDate(endedAt, zone)}` : '';
  return `${dutyStateLabels[state]}${day}${exemptReason ? `: ${exemptReason}` : ''}`;
}

/** When a duty is or was due, and that it is later than for others: "8 Sep 2026 (176 days later, as they were away)". */
export function dueOfDuty({ dueOn, pausedDays }: Duty): string {
  const day = formatDate(new Date(dueOn));
  return pausedDays > 0 ? `${day} (${formatPlural(pausedDays, 'day')} later, as they were away)` : day;
}

/** When somebody was reminded, and how often their manager was told. */
export function remindersOf({ reminders }: Duty, zone: string): string {
  const own = reminders.filter(({ recipient }) => recipient === 'person');
  const others = reminders.length - own.length;
  const days = own.map(({ remindedAt }) => formatDate(remindedAt, zone)).join('; ');
  const told = own.length > 0 ? `Reminded ${formatPlural(own.length, 'time')}: ${days}.` : 'Never reminded.';
  return others > 0 ? `${told} The manager was told ${formatPlural(others, 'time')}.` : told;
}

/** When something was confirmed. Of what was recorded by hand the day is known, not the hour. */
export function receiptTime({ method, acknowledgedAt }: Receipt, zone: string): string {
  return method === 'paper' || method === 'elsewhere'
    ? formatDate(acknowledgedAt)
    : formatDateTime(acknowledgedAt, zone);
}

/** Which version was confirmed, and how. */
export function receiptManner({ policy, method }: Receipt): string {
  return `Version ${policy.number}. ${methods[method] ?? method}.`;
}

/** What was stated, with the name that was typed. */
export function statementOf({ statement, typedName }: Receipt): string {
  return `“${statement}”${typedName ? `, ${typedName}` : ''}`;
}

/** When a course was done; of what somebody else said, the day alone is known. */
export function completionTime({ method, completedAt }: Completion, zone: string): string {
  return method === 'import' || method === 'recorded'
    ? formatDate(completedAt)
    : formatDateTime(completedAt, zone);
}

/** What became of a certificate that is checked before it counts. */
export function certificateState(
  { verdict, owed, decidedAt, decidedByName, reason }: Certificate,
  zone: string,
): string {
  if (verdict === null || !decidedAt)
    return owed ? 'Waits to be checked; not counted.' : 'Never checked: no longer asked of them.';
  const by = `${formatDate(decidedAt, zone)}, by ${decidedByName}`;
  return verdict === 'accepted' ? `Accepted on ${by}.` : `Rejected on ${by}: ${reason}`;
}

/** Which edition of a course was done, how, and how well where that is told. */
export function completionManner({ edition, method, scorePercent }: Completion): string {
  const score = scorePercent === null ? '' : ` ${scorePercent} % of the quiz right.`;
  return `Edition ${edition}. ${methodLabels[method] ?? method}.${score}`;
}
