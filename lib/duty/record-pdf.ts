import type { Readable } from 'node:stream';
import { formatDate, formatDateTime } from '#lib/format.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { isUnreviewed } from '#lib/messages/origin.ts';
import { translator } from '#lib/messages/translator.ts';
import { inertMarkdown } from '#lib/nda/merge.ts';
import { markdownDocument } from '#lib/pdf/markdown-document.ts';
import type { PersonRecord } from './record-steps.ts';
import {
  aboutDuty,
  certificateState,
  completionManner,
  completionTime,
  dueOfDuty,
  endOfDuty,
  noneIn,
  receiptManner,
  receiptTime,
  recordLabel,
  remindersOf,
  statementOf,
} from './record-words.ts';

type Entry = { title: string; lines: readonly string[] };

/** The name of the file, without its ending. */
export function recordFileName({ person, today }: PersonRecord, locale: Locale): string {
  return translator('record', locale)('file', { name: person.name, day: today });
}

function part(title: string, entries: readonly Entry[], none: string): string[] {
  if (entries.length === 0) return [`## ${title}`, none];
  const said = entries.flatMap((entry) => [
    `### ${inertMarkdown(entry.title)}`,
    entry.lines
      .filter(Boolean)
      .map((line) => `- ${inertMarkdown(line)}`)
      .join('\n'),
  ]);
  return [`## ${title} (${entries.length})`, ...said];
}

const rowOf = (cells: readonly string[]) => `| ${cells.map(inertMarkdown).join(' | ')} |`;

// One line for each: there may be hundreds.
function dutiesOf({ duties, timeZone }: PersonRecord, locale: Locale): string[] {
  const t = translator('record', locale);
  if (duties.length === 0) return [`## ${t('part.duties')}`, noneIn(locale).duties];
  const head = [
    t('head.what'),
    t('head.about'),
    t('head.askedOn'),
    t('head.dueOn'),
    t('head.state'),
    t('head.reminders'),
  ];
  const rows = duties.map((duty) =>
    rowOf([
      duty.title,
      aboutDuty(duty, locale),
      formatDate(duty.assignedAt, timeZone, locale),
      dueOfDuty(duty, locale),
      endOfDuty(duty, timeZone, locale),
      remindersOf(duty, timeZone, locale),
    ]),
  );
  return [
    `## ${t('part.duties')} (${duties.length})`,
    [rowOf(head), `|${head.map(() => ' -- |').join('')}`, ...rows].join('\n'),
  ];
}

function acknowledgementsOf({ receipts, timeZone }: PersonRecord, locale: Locale): Entry[] {
  const t = translator('record', locale);
  return receipts.map((receipt) => ({
    title: `${receipt.policy.identifier} ${receipt.policy.title}`,
    lines: [
      `${receiptTime(receipt, timeZone, locale)}. ${receiptManner(receipt, locale)}`,
      statementOf(receipt, locale),
      receipt.note,
      `SHA-256 ${receipt.sha256}`,
      t('receipt', { id: receipt.id }),
    ],
  }));
}

function trainingOf({ completions, timeZone }: PersonRecord, locale: Locale): Entry[] {
  return completions.map((completion) => ({
    title: completion.title,
    lines: [
      `${completionTime(completion, timeZone, locale)}. ${completionManner(completion, locale)}`,
      `SHA-256 ${completion.sha256}`,
    ],
  }));
}

function certificatesOf({ certificates, timeZone }: PersonRecord, locale: Locale): Entry[] {
  const t = translator('record', locale);
  return certificates.map((certificate) => ({
    title: certificate.title,
    lines: [
      t('sentOn', { time: formatDateTime(certificate.sentAt, timeZone, locale) }),
      certificateState(certificate, timeZone, locale),
    ],
  }));
}

function checksOf({ results, timeZone }: PersonRecord, locale: Locale): Entry[] {
  return results.map(({ title, outcome, reason, recordedAt }) => ({
    title,
    lines: [
      `${formatDate(recordedAt, timeZone, locale)}: ${recordLabel('outcome', outcome, locale)}`,
      reason,
    ],
  }));
}

function questionsOf({ questions, timeZone }: PersonRecord, locale: Locale): Entry[] {
  const t = translator('record', locale);
  const time = (at: Date) => formatDateTime(at, timeZone, locale);
  return questions.map(({ text, askedAt, answer, answeredAt }) => ({
    title: t('questionOn', { time: time(askedAt) }),
    lines: [
      text,
      answer && answeredAt ? t('answeredOn', { time: time(answeredAt), answer }) : t('unanswered'),
    ],
  }));
}

function factsOf({ person }: PersonRecord, locale: Locale): { label: string; value: string }[] {
  const t = translator('record', locale);
  const day = (on: string | null) => (on ? formatDate(new Date(on), 'UTC', locale) : t('notKnown'));
  return [
    { label: t('email'), value: person.email },
    { label: t('team'), value: person.team || t('none') },
    { label: t('role'), value: person.role || t('none') },
    { label: t('location'), value: person.location || t('none') },
    { label: t('manager'), value: person.manager ?? t('nobody') },
    { label: t('startedOn'), value: day(person.startedOn) },
    ...(person.leftOn ? [{ label: t('leftOn'), value: day(person.leftOn) }] : []),
  ];
}

/** What the PDF of a record says, as Markdown, and what stands at the top of its pages. */
export function recordText(record: PersonRecord, now: Date, locale: Locale) {
  const { person, organization, timeZone } = record;
  const t = translator('record', locale);
  const none = noneIn(locale);
  const title = t('title', { name: person.name });
  const asOf = t('asOf', { organization, time: formatDateTime(now, timeZone, locale) });
  const facts = factsOf(record, locale).map(({ label, value }) => `- ${label}: ${inertMarkdown(value)}`);
  const parts = [
    `# ${inertMarkdown(title)}`,
    inertMarkdown(asOf),
    facts.join('\n'),
    ...(isUnreviewed(locale) ? [translator('language', locale)('machineMade')] : []),
    ...(record.cut ? [none.cut] : []),
    ...dutiesOf(record, locale),
    ...part(t('part.acknowledgements'), acknowledgementsOf(record, locale), none.receipts),
    ...part(t('part.training'), trainingOf(record, locale), none.completions),
    ...(record.certificates.length > 0
      ? part(t('part.certificates'), certificatesOf(record, locale), '')
      : []),
    ...part(
      t('part.checks'),
      checksOf(record, locale),
      record.seesOutcome ? none.results : none.hiddenResults,
    ),
    ...part(t('part.questions'), questionsOf(record, locale), none.questions),
  ];
  return { title, asOf, markdown: parts.join('\n\n') };
}

/**
 * A person's whole record as a tagged PDF, as far as whoever asked may read it: who they are, what was asked, what they
 * confirmed with hash and receipt, training, checks and questions. `now` is when it was taken. A catalogue that nobody has
 * looked through says so; what people wrote and stated stays in its own language. An error ends the stream with it.
 */
export function recordPdf(record: PersonRecord, now: Date, locale: Locale): Readable {
  const { title, asOf, markdown } = recordText(record, now, locale);
  const t = translator('record', locale);
  return markdownDocument({
    title,
    language: locale,
    markdown,
    createdAt: now,
    runningTitle: `${title}. ${asOf}`,
    pageNumber: (page, count) => t('page', { page, count }),
  });
}
