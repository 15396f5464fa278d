import { dueLooks, dueStanding } from '#lib/evidence-requirement/standing.ts';
import type { OwnReview } from '#lib/policy/review-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { Status } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';

type Props = { organization: string; rows: readonly OwnReview[]; today: string; reads: boolean };

/** The policies of the member that are to be reviewed soon; nothing where there is none. */
export function OwnReviews({ organization, rows, today, reads }: Props) {
  if (rows.length === 0) return null;
  return (
    <Panel title="Policies to review" padded={false}>
      <ul className="divide-y">
        {rows.map(({ id, identifier, title, dueOn }) => {
          const { label, tone } = dueLooks[dueStanding({ dueOn, waitingOn: null }, today)];
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
              <p dir="auto" className="wrap-anywhere min-w-0 flex-1 basis-60 font-medium">
                <bdi>{identifier}</bdi> {title}
              </p>
              <p className="flex flex-wrap items-center gap-x-3">
                <Status tone={tone}>{label}</Status>
                <span className="text-ink-muted">
                  by <Time value={dueOn} precision="day" />
                </span>
              </p>
              {reads && (
                <LinkButton
                  size="sm"
                  aria-label={`Review ${identifier}`}
                  href={policyPaths.policy(organization, id)}
                >
                  Review
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
