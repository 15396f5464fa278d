import type { InquiryState } from '#lib/inquiry/lifecycle.ts';
import type { InquiryRow } from '#lib/inquiry/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Status, type Tone } from '../ui/badge';
import { PageLink } from '../ui/page-link';
import { Time } from '../ui/time';

const looks: Record<InquiryState, { label: string; tone: Tone }> = {
  open: { label: 'Waits for the team', tone: 'warning' },
  answered: { label: 'Answered', tone: 'info' },
  settled: { label: 'Settled', tone: 'positive' },
};

/** How an inquiry stands, in words. */
export function InquiryStatus({ state }: { state: InquiryState }) {
  const { label, tone } = looks[state];
  return <Status tone={tone}>{label}</Status>;
}

type ListProps = { organization: string; engagementId: string; rows: readonly InquiryRow[] };

/** Inquiries as lines: number, subject, what about, how it stands. */
export function InquiryList({ organization, engagementId, rows }: ListProps) {
  return (
    <ul className="divide-y">
      {rows.map((row) => (
        <li
          key={row.id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5"
        >
          <div className="wrap-anywhere min-w-0">
            <PageLink
              href={workspacePaths.inquiry(organization, engagementId, row.id)}
              className="font-medium hover:underline"
            >
              {row.number}. <bdi>{row.subject}</bdi>
            </PageLink>
            <p className="text-ink-muted text-xs">
              about <bdi>{row.about}</bdi>, last written <Time value={row.lastAt} />
            </p>
          </div>
          <InquiryStatus state={row.state} />
        </li>
      ))}
    </ul>
  );
}
