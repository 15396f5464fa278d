import { dayAfter } from '#lib/evidence-requirement/standing.ts';
import { laneOf, type ReportFacts } from './standing.ts';

/** A stretch of days, both included, like `2026-11-22`. */
export type Span = { from: string; to: string };

/** A report on the timeline; `span` is one day for a point in time. */
export type TimelineReport<Report> = { report: Report; span: Span };

/** One framework and kind: what is covered, where nothing is, where two cover the same days. */
export type Lane<Report> = {
  key: string;
  framework: string;
  kind: string;
  reports: TimelineReport<Report>[];
  gaps: Span[];
  overlaps: { span: Span; between: [Report, Report] }[];
  /** The day after the last one covered, where that is past: nothing covers the time since. */
  uncoveredFrom: string | null;
};

/** The days that a report speaks of: its period or point in time; for a certification the time for which it holds. */
export function spanOf(report: ReportFacts): Span | null {
  const { kind, periodStartOn, periodEndOn, issuedOn, validUntilOn } = report;
  if (kind === 'certification' && issuedOn) return { from: issuedOn, to: validUntilOn ?? issuedOn };
  const to = periodEndOn ?? periodStartOn ?? issuedOn;
  return to === null ? null : { from: periodStartOn ?? to, to };
}

// Tests and what one says of oneself are of a moment: nobody expects one to begin where another ended.
const continuous = new Set(['audit-report', 'certification', 'bridge-letter']);

// Days as texts: Math.min and Math.max are for numbers.
const inOrder = (one: string, other: string) => [one, other].toSorted();
const firstOf = (one: string, other: string) => inOrder(one, other)[0] ?? one;
const lastOf = (one: string, other: string) => inOrder(one, other)[1] ?? one;

const isPoint = ({ from, to }: Span) => from === to;

function gapsOf(spans: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let covered = spans[0]?.to ?? '';
  for (const { from, to } of spans.slice(1)) {
    if (dayAfter(covered, 1) < from) gaps.push({ from: dayAfter(covered, 1), to: dayAfter(from, -1) });
    covered = lastOf(covered, to);
  }
  return gaps;
}

function overlapsOf<Report>(rows: readonly TimelineReport<Report>[]): Lane<Report>['overlaps'] {
  return rows.flatMap((row, index) =>
    rows
      .slice(index + 1)
      .filter((other) => other.span.from <= row.span.to)
      .map((other): Lane<Report>['overlaps'][number] => ({
        span: {
          from: other.span.from,
          to: firstOf(other.span.to, row.span.to),
        },
        between: [row.report, other.report],
      })),
  );
}

/**
 * Reports in lanes by framework and kind, each by time, with the gaps and overlaps between their periods. Points in time
 * neither open nor close a gap; bridge letters close them.
 */
export function lanesOf<Report extends ReportFacts>(
  reports: readonly Report[],
  today: string,
): Lane<Report>[] {
  const lanes = new Map<string, TimelineReport<Report>[]>();
  for (const report of reports) {
    const span = spanOf(report);
    if (span) lanes.set(laneOf(report), [...(lanes.get(laneOf(report)) ?? []), { report, span }]);
  }
  return [...lanes].map(([key, rows]) => {
    const sorted = rows.toSorted((one, other) => one.span.from.localeCompare(other.span.from));
    const main = sorted.find(({ report }) => report.kind !== 'bridge-letter') ?? sorted[0];
    const kind = main?.report.kind ?? '';
    const periods = continuous.has(kind) ? sorted.filter(({ span }) => !isPoint(span)) : [];
    const last = periods.reduce((latest, { span }) => lastOf(latest, span.to), '');
    return {
      key,
      framework: main?.report.framework ?? '',
      kind,
      reports: sorted,
      gaps: gapsOf(periods.map(({ span }) => span)),
      overlaps: overlapsOf(periods),
      uncoveredFrom: last !== '' && last < today ? dayAfter(last, 1) : null,
    };
  });
}
