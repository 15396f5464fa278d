import type { AuditReportRow } from '#lib/audit-report/schema.ts';
import type { ReportStanding } from '#lib/audit-report/standing.ts';
import type { Lane, Span } from '#lib/audit-report/timeline.ts';
import { formatDate, formatPeriod } from '#lib/format.ts';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { kindLabels } from './labels';

type Shown = AuditReportRow & { standing: ReportStanding; href: string };
type TimelineProps = { lanes: readonly Lane<Shown>[]; today: string };

const day = (text: string) => formatDate(new Date(text));
const days = ({ from, to }: Span) => (from === to ? day(from) : formatPeriod(new Date(from), new Date(to)));

/** Which time each framework and kind covers: as bars for the eye, and in words for everybody. */
export function ReportTimeline({ lanes, today }: TimelineProps) {
  if (lanes.length === 0) return null;
  const all = lanes.flatMap(({ reports }) => reports.map(({ span }) => span));
  const known = [...all.flatMap(({ from, to }) => [from, to]), today].toSorted();
  const [first = today, last = today] = [known[0], known.at(-1)];
  const [start, end] = [Date.parse(`${first.slice(0, 4)}-01-01`), Date.parse(last) + 86_400_000];
  const place = (text: string) => ((Date.parse(text) - start) / (end - start)) * 100;
  const years: number[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) years.push(year);
  return (
    <Panel
      title="Time covered"
      description="Periods of reports by framework and kind, with gaps and overlaps between them."
    >
      <ul className="flex flex-col gap-6">
        {lanes.map((lane) => (
          <li key={lane.key}>
            <p className="wrap-anywhere mb-1.5 font-medium">
              <bdi>{lane.framework}</bdi>{' '}
              <span className="font-normal text-ink-muted">{laneKind(lane.kind)}</span>
            </p>
            <Bars lane={lane} place={place} today={today} years={years} />
            <YearLabels years={years} place={place} />
            <LaneInWords lane={lane} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const laneKind = (kind: string) => Object.entries(kindLabels).find(([name]) => name === kind)?.[1] ?? '';

type BarsProps = {
  lane: Lane<Shown>;
  place: (day: string) => number;
  today: string;
  years: readonly number[];
};

// The picture says nothing that the list below it does not say: hidden from those who listen.
function Bars({ lane, place, today, years }: BarsProps) {
  const box = ({ from, to }: Span) => ({
    x: place(from),
    width: Math.max(place(to) - place(from) + 0.3, 0.6),
  });
  return (
    <svg aria-hidden viewBox="0 0 100 9" preserveAspectRatio="none" className="block h-9 w-full">
      <rect x={0} y={0} width={100} height={7} className="fill-sunken" />
      {years.map((year) => (
        <rect
          key={year}
          x={Math.max(place(`${year}-01-01`), 0)}
          y={0}
          width={0.12}
          height={9}
          className="fill-line-strong"
        />
      ))}
      {lane.gaps.map((gap) => (
        <rect key={gap.from} {...box(gap)} y={2.8} height={1.4} className="fill-danger-solid" />
      ))}
      {lane.reports.map(({ report, span }) => (
        <rect
          key={report.id}
          {...box(span)}
          y={report.kind === 'bridge-letter' ? 2.2 : 0.7}
          height={report.kind === 'bridge-letter' ? 2.6 : 5.6}
          className={barFills[report.standing]}
        />
      ))}
      <rect x={place(today)} y={0} width={0.25} height={9} className="fill-accent" />
    </svg>
  );
}

// Beside the picture, which is stretched: letters would be, too.
function YearLabels({ years, place }: Pick<BarsProps, 'years' | 'place'>) {
  const every = Math.ceil(years.length / 8);
  const shown = years.filter((year, index) => index % every === 0 && place(`${year}-01-01`) < 95);
  return (
    <svg aria-hidden className="block h-4 w-full">
      {shown.map((year) => (
        <text
          key={year}
          x={`${place(`${year}-01-01`)}%`}
          y={11}
          className="fill-ink-muted text-xs tabular-nums"
        >
          {year}
        </text>
      ))}
    </svg>
  );
}

const barFills: Record<ReportStanding, string> = {
  upcoming: 'fill-info-solid',
  superseded: 'fill-ink-faint',
  expired: 'fill-warning-solid',
  expiring: 'fill-positive-solid',
  current: 'fill-positive-solid',
  undated: 'fill-positive-solid',
};

function LaneInWords({ lane }: { lane: Lane<Shown> }) {
  const { reports, gaps, overlaps, uncoveredFrom } = lane;
  return (
    <ul className="mt-1.5 flex flex-col gap-0.5 text-[0.857em]">
      {reports.map(({ report, span }) => (
        <li key={report.id} className="wrap-anywhere">
          <TextLink href={report.href}>{report.title}</TextLink>{' '}
          <span className="text-ink-muted">
            {report.kind === 'bridge-letter' && 'bridges '}
            {days(span)}
          </span>
        </li>
      ))}
      {gaps.map((gap) => (
        <li key={gap.from} className="text-danger">
          Gap: nothing covers {days(gap)}.
        </li>
      ))}
      {overlaps.map(({ span, between: [one, other] }) => (
        <li key={`${one.id} ${other.id}`} className="wrap-anywhere text-warning">
          Overlap: {days(span)} stands in <bdi>{one.title}</bdi> and <bdi>{other.title}</bdi>.
        </li>
      ))}
      {uncoveredFrom && (
        <li className="text-ink-muted">
          Since {day(uncoveredFrom)} nothing covers the time yet; a bridge letter can.
        </li>
      )}
    </ul>
  );
}
