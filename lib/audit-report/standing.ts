import { type Validity, validityOf } from './validity.ts';

/** How an audit report stands on a day. */
export type ReportStanding = Validity | 'upcoming' | 'superseded';

/** What the standing of a report follows from; days are like `2026-11-22`. */
export type ReportFacts = {
  id: string;
  kind: string;
  framework: string;
  periodStartOn: string | null;
  periodEndOn: string | null;
  issuedOn: string | null;
  validUntilOn: string | null;
};

/**
 * The lane of a report: reports of one framework and kind follow each other. A bridge letter stands in the lane of the
 * audit reports between which it bridges.
 */
export function laneOf({ framework, kind }: Pick<ReportFacts, 'framework' | 'kind'>): string {
  const name = framework.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return `${kind === 'bridge-letter' ? 'audit-report' : kind} ${name}`;
}

/** The last day that a report speaks of. */
const endOf = ({ periodEndOn, periodStartOn, issuedOn }: ReportFacts) =>
  periodEndOn ?? periodStartOn ?? issuedOn ?? '';

const isIssued = ({ issuedOn }: ReportFacts, today: string) => issuedOn === null || issuedOn <= today;

/**
 * The report that takes the place of this one on a day: the one of its lane that was issued and speaks of the latest time
 * after it. What bridges takes no report's place; a bridge letter's is taken by a report that covers its end.
 */
export function successorOf<Report extends ReportFacts>(
  report: ReportFacts,
  all: readonly Report[],
  today: string,
): Report | null {
  const [lane, end] = [laneOf(report), endOf(report)];
  const bridges = report.kind === 'bridge-letter';
  const later = all.filter(
    (other) =>
      other.id !== report.id &&
      other.kind !== 'bridge-letter' &&
      laneOf(other) === lane &&
      isIssued(other, today) &&
      (bridges ? endOf(other) >= end && end !== '' : endOf(other) > end),
  );
  return later.toSorted((one, other) => endOf(other).localeCompare(endOf(one)))[0] ?? null;
}

type Rule = { standing: ReportStanding; holds: (report: ReportFacts, on: Day) => boolean };
type Day = { today: string; all: readonly ReportFacts[] };

const valid =
  (standing: Validity): Rule['holds'] =>
  (report, { today }) =>
    validityOf(report.validUntilOn, today) === standing;

/** The one table: the first rule that holds says how a report stands. */
export const standingRules: readonly Rule[] = [
  { standing: 'upcoming', holds: (report, { today }) => !isIssued(report, today) },
  { standing: 'superseded', holds: (report, { today, all }) => successorOf(report, all, today) !== null },
  { standing: 'expired', holds: valid('expired') },
  { standing: 'expiring', holds: valid('expiring') },
  { standing: 'current', holds: valid('current') },
  { standing: 'undated', holds: () => true },
];

/** How a report stands on a day among all that are not archived. */
export function reportStanding(
  report: ReportFacts,
  all: readonly ReportFacts[],
  today: string,
): ReportStanding {
  return standingRules.find(({ holds }) => holds(report, { today, all }))?.standing ?? 'undated';
}
