import { reportStanding } from '#lib/audit-report/standing.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { ProjectionReport } from '#lib/portal/projection.ts';
import { Status } from '../ui/badge';

const tones = {
  current: 'positive',
  expiring: 'warning',
  expired: 'danger',
  undated: 'neutral',
  superseded: 'neutral',
  upcoming: 'info',
} as const;

type StatusProps = {
  report: ProjectionReport;
  all: readonly ProjectionReport[];
  today: string;
  className?: string;
};

/** How a published report stands among the others, in words. */
export function ReportStatus({ report, all, today, className }: StatusProps) {
  const t = translator('portal');
  const standing = reportStanding(report, all, today);
  const date = report.validUntilOn ? formatDate(new Date(report.validUntilOn)) : '';
  return (
    <Status tone={tones[standing]} {...(className ? { className } : {})}>
      {t(`state.${standing}`, { date })}
    </Status>
  );
}
