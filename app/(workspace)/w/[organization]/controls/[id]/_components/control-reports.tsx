import type { ReportOfControl } from '#lib/audit-report/queries.ts';
import { formatDate, formatPeriod } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { TestResultStatus } from '@/components/audit-report/test-result';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

type Props = { organization: string; reports: readonly ReportOfControl[] };

/** The audit reports that tested this control. */
export function ControlReports({ organization, reports }: Props) {
  return (
    <Panel title="Tested by" padded={false}>
      <ul className="divide-y">
        {reports.map((report) => (
          <li key={report.id} className="flex flex-wrap items-baseline justify-between gap-x-6 px-4 py-2.5">
            <div className="wrap-anywhere min-w-0">
              <TextLink href={workspacePaths.auditReport(organization, report.id)}>
                <bdi>{report.framework}</bdi>: <bdi>{report.title}</bdi>
              </TextLink>
              <p dir="auto" className="text-ink-muted text-xs">
                {[report.auditor, periodOf(report), report.note].filter(Boolean).join(', ')}
                {report.standing === 'superseded' && ' (superseded)'}
              </p>
            </div>
            <TestResultStatus result={report.result} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function periodOf({ periodStartOn, periodEndOn }: ReportOfControl): string | null {
  if (periodStartOn && periodEndOn) return formatPeriod(new Date(periodStartOn), new Date(periodEndOn));
  const day = periodEndOn ?? periodStartOn;
  return day && `as of ${formatDate(new Date(day))}`;
}
