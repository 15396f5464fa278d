import type { Readable } from 'node:stream';
import { formatDate, formatDateTime } from '#lib/format.ts';
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
  noneOf,
  receiptManner,
  receiptTime,
  remindersOf,
  statementOf,
} from './record-words.ts';

type Entry = { title: string; lines: readonly string[] };

/** The name of the file, without its ending. */
export function recordFileName({ person, today }: PersonRecord): string {
  return `Record of ${person.name} ${today}`;
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
function dutiesOf({ duties, timeZone }: PersonRecord): string[] {
  if (duties.length === 0) return ['## Duties', noneOf.duties];
  const head = ['What', 'About', 'Asked on', 'Due on', 'State', 'Reminders'];
  const rows = duties.map((duty) =>
    rowOf([
      duty.title,
      aboutDuty(duty),
      formatDate(duty.assignedAt, timeZone),
      dueOfDuty(duty),
      endOfDuty(duty, timeZone),
      remindersOf(duty, timeZone),
    ]),
  );
  return [
    `## Duties (${duties.length})`,
    [rowOf(head), `|${head.map(() => ' -- |').join('')}`, ...rows].join('\n'),
  ];
}

function acknowledgementsOf({ receipts, timeZone }: PersonRecord): Entry[] {
  return receipts.map((receipt) => ({
    title: `${receipt.policy.identifier} ${receipt.policy.title}`,
    lines: [
      `${receiptTime(receipt, timeZone)}. ${receiptManner(receipt)}`,
      statementOf(receipt),
      receipt.note,
      `SHA-256 ${receipt.sha256}`,
      `Receipt ${receipt.id}`,
    ],
  }));
}

function trainingOf({ completions, timeZone }: PersonRecord): Entry[] {
  return completions.map((completion) => ({
    title: completion.title,
    lines: [
      `${completionTime(completion, timeZone)}. ${completionManner(completion)}`,
      `SHA-256 ${completion.sha256}`,
    ],
  }));
}

function certificatesOf({ certificates, timeZone }: PersonRecord): Entry[] {
  return certificates.map((certificate) => ({
    title: certificate.title,
    lines: [
      `Sent on ${formatDateTime(certificate.sentAt, timeZone)}`,
      certificateState(certificate, timeZone),
    ],
  }));
}

function checksOf({ results, timeZone }: PersonRecord): Entry[] {
  return results.map(({ title, outcome, reason, recordedAt }) => ({
    title,
    lines: [`${formatDate(recordedAt, timeZone)}: ${outcome}`, reason],
  }));
}

function questionsOf({ questions, timeZone }: PersonRecord): Entry[] {
  return questions.map(({ text, askedAt, answer, answeredAt }) => ({
    title: `Asked on ${formatDateTime(askedAt, timeZone)}`,
    lines: [
      text,
      answer && answeredAt
        ? `Answered on ${formatDateTime(answeredAt, timeZone)}: ${answer}`
        : 'Not answered yet.',
    ],
  }));
}

function factsOf({ person }: PersonRecord): { label: string; value: string }[] {
  const day = (on: string | null) => (on ? formatDate(new Date(on)) : 'Not known');
  return [
    { label: 'E-mail', value: person.email },
    { label: 'Team', value: person.team || 'None' },
    { label: 'Role', value: person.role || 'None' },
    { label: 'Location', value: person.location || 'None' },
    { label: 'Manager', value: person.manager ?? 'Nobody' },
    { label: 'Started on', value: day(person.startedOn) },
    ...(person.leftOn ? [{ label: 'Left on', value: day(person.leftOn) }] : []),
  ];
}

/**
 * A person's whole record as a tagged PDF, as far as whoever asked may read it: who they are, what was asked, what they
 * confirmed with hash and receipt, training, checks and questions. `now` is when it was taken. An error ends the stream with it.
 */
export function recordPdf(record: PersonRecord, now: Date): Readable {
  const { person, organization, timeZone } = record;
  const title = `Record of ${person.name}`;
  const asOf = `${organization}, as of ${formatDateTime(now, timeZone)}`;
  const facts = factsOf(record).map(({ label, value }) => `- ${label}: ${inertMarkdown(value)}`);
  return markdownDocument({
    title,
    language: 'en',
    markdown: [
      `# ${inertMarkdown(title)}`,
      inertMarkdown(asOf),
      facts.join('\n'),
      ...(record.cut ? [noneOf.cut] : []),
      ...dutiesOf(record),
      ...part('Acknowledgements', acknowledgementsOf(record), noneOf.receipts),
      ...part('Training', trainingOf(record), noneOf.completions),
      ...(record.certificates.length > 0 ? part('Certificates', certificatesOf(record), '') : []),
      ...part('Checks', checksOf(record), record.seesOutcome ? noneOf.results : noneOf.hiddenResults),
      ...part('Questions', questionsOf(record), noneOf.questions),
    ].join('\n\n'),
    createdAt: now,
    runningTitle: `${title}. ${asOf}`,
    pageNumber: (page, count) => `Page ${page} of ${count}`,
  });
}
