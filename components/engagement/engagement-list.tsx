import { type EngagementState, engagementState } from '#lib/engagement/lifecycle.ts';
import type { EngagementRow } from '#lib/engagement/schema.ts';
import { formatDate, formatPeriod, formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Badge, Status, type Tone } from '../ui/badge';
import { PageLink } from '../ui/page-link';

/** States of engagements in words. */
export const engagementLooks: Record<EngagementState, { label: string; tone: Tone }> = {
  planned: { label: 'Not begun', tone: 'info' },
  open: { label: 'Open to its auditors', tone: 'positive' },
  over: { label: 'Time is over', tone: 'warning' },
  closed: { label: 'Closed', tone: 'neutral' },
};

const day = (text: string) => new Date(text);

type ListProps = { organization: string; rows: readonly EngagementRow[]; today: string; team: boolean };

/** Engagements as lines: framework, period, who, and what waits. `team`: inquiries wait for the reader. */
export function EngagementList({ organization, rows, today, team }: ListProps) {
  return (
    <ul className="divide-y">
      {rows.map((row) => {
        const { label, tone } = engagementLooks[engagementState(row, today)];
        const answered = row.inquiries - row.waiting;
        return (
          <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
            <div className="wrap-anywhere min-w-0 flex-1 basis-72">
              <PageLink
                href={workspacePaths.engagement(organization, row.id)}
                dir="auto"
                className="font-medium hover:underline"
              >
                {row.name}
              </PageLink>
              <p className="text-ink-muted text-xs">
                <bdi>{row.framework}</bdi>, {formatPeriod(day(row.periodStartOn), day(row.periodEndOn))}
              </p>
              <p className="text-ink-muted text-xs">
                <bdi>{row.auditors.map(({ name }) => name).join(', ')}</bdi>
              </p>
            </div>
            <div className="flex flex-col gap-1 sm:items-end">
              <Status tone={tone}>{label}</Status>
              <span className="text-ink-muted text-xs">until {formatDate(day(row.endsOn))}</span>
              {team
                ? row.waiting > 0 && (
                    <Badge tone="warning">
                      {formatPlural(row.waiting, 'inquiry waits', 'inquiries wait')}
                    </Badge>
                  )
                : row.inquiries > 0 && (
                    <span className="text-ink-muted text-xs">
                      {formatPlural(row.inquiries, 'inquiry', 'inquiries')}, {answered} answered or settled
                    </span>
                  )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
